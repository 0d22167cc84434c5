import { describe, expect, test } from 'vitest';
import { createRedactor, REDACTED } from '../../core/exchange/redact.ts';

const CANARY = 'c4n/ry "s+cret" é&1';
const redactor = createRedactor([CANARY, 'sh', 'redact', 'plain-secret-42']);

describe('a configured secret goes wherever it stands', () => {
  const lower = encodeURIComponent(CANARY).replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());
  test.each([
    ['plain', CANARY],
    ['URL', `http://h/p?x=${encodeURIComponent(CANARY)}&y=1`],
    ['URL, lower-case octets', `http://h/p/${lower}`],
    ['form', new URLSearchParams({ a: CANARY }).toString()],
    ['JSON', JSON.stringify({ note: `before ${CANARY} after` })],
    ['JSON in JSON', JSON.stringify({ body: JSON.stringify({ note: CANARY }) })],
    ['base64', Buffer.from(CANARY).toString('base64')],
    ['base64url', Buffer.from(CANARY).toString('base64url')],
    ['Basic credentials', `x ${Buffer.from(`user:${CANARY}`).toString('base64')}`],
    ['Basic credentials, other alignment', `x ${Buffer.from(`me:${CANARY}:t`).toString('base64')}`],
  ])('%s', (_name, text) => {
    const redacted = redactor.text(text);
    expect(redacted).toContain(REDACTED);
    for (const form of [CANARY, 's+cret', 's%2Bcret', 's%2bcret', Buffer.from(CANARY).toString('base64')]) {
      expect(redacted).not.toContain(form);
    }
    expect(Buffer.from(redacted.replace(/.* /, ''), 'base64').toString()).not.toContain('s+cret');
    expect(redactor.text(redacted)).toBe(redacted);
  });

  test('secrets too short to tell from text are left', () => {
    expect(redactor.text('wash the dishes')).toBe('wash the dishes');
  });
});

describe('what is secret by name', () => {
  test.each([
    ['{"password":"x"}', `{"password":"${REDACTED}"}`],
    ['{"newPassword" : "a\\"b", "n":1}', `{"newPassword" : "${REDACTED}", "n":1}`],
    ['{"access_token":"a","token_type":"bearer"}', `{"access_token":"${REDACTED}","token_type":"bearer"}`],
    ['{"pin":1234,"secret":null,"token":""}', `{"pin":"${REDACTED}","secret":null,"token":""}`],
    [
      '{"client_secret":{"v":"abc","n":5,"ok":true}}',
      `{"client_secret":{"v":"${REDACTED}","n":"${REDACTED}","ok":true}}`,
    ],
    ['{"api_keys":1,"apiKey":["a","b"]}', `{"api_keys":1,"apiKey":["${REDACTED}","${REDACTED}"]}`],
    ['{"password":["is too short"]}', '{"password":["is too short"]}'],
    ['{"a":1,"refresh_token":"cut he', `{"a":1,"refresh_token":"${REDACTED}"`],
    ['{"m":"{\\"password\\":\\"x y\\"}"}', `{"m":"{\\"password\\":\\"${REDACTED}\\"}"}`],
    ['grant_type=password&password=abc&user=bob', `grant_type=password&password=${REDACTED}&user=bob`],
    ['http://u:p@h:1/x?api_key=1&page=2#t', `http://${REDACTED}@h:1/x?api_key=${REDACTED}&page=2#t`],
    ['see Bearer abcdef123456789', `see Bearer ${REDACTED}`],
    ['id eyJhbGciOi.eyJzdWIiOi.sig_-1 end', `id ${REDACTED} end`],
  ])('%s', (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
    expect(redactor.text(expected)).toBe(expected);
  });

  test('headers', () => {
    const headers = {
      authorization: 'Bearer abc',
      'proxy-authorization': 'Basic dTpw',
      'x-api-key': 'k',
      'x-auth-token': 't',
      cookie: 'sid=1; theme=dark',
      'set-cookie': 'sid=1; Path=/; HttpOnly; SameSite=Lax',
      location: 'http://u:p@h/?token=abc',
      'www-authenticate': 'Bearer realm="api", error="invalid_token"',
      etag: '"a1b2c3"',
      'idempotency-key': '6f1c2b1e-0000-4000-8000-000000000000',
    };
    const redacted = redactor.headers(headers);
    expect(redacted).toEqual({
      ...headers,
      authorization: `Bearer ${REDACTED}`,
      'proxy-authorization': `Basic ${REDACTED}`,
      'x-api-key': REDACTED,
      'x-auth-token': REDACTED,
      cookie: `sid=${REDACTED}; theme=${REDACTED}`,
      'set-cookie': `sid=${REDACTED}; Path=/; HttpOnly; SameSite=Lax`,
      location: `http://${REDACTED}@h/?token=${REDACTED}`,
    });
    expect(redactor.headers(redacted)).toEqual(redacted);
  });
});

describe('what has to stay readable', () => {
  test.each([
    '{"id":"0197f3a2-7c1e-7000-8000-1f2e3d4c5b6a","etag":"W/\\"9f86d081884c7d659a2feaa0c55ad015\\""}',
    '{"next_token":"eyJvIjoxMH0","page_token":"abc","cursor":"YWJjMTIz","max_tokens":5,"continuationToken":"x1"}',
    'http://h/orders?cursor=eyJpZCI6MTB9&page_token=abc123&sort=-name&filter[status]=open',
    '{"message":"Bearer authentication is required","detail":"Basic authentication"}',
    '{"idempotency_key":"6f1c2b1e-1111-4000-8000-000000000000","correlation_id":"01J9Z3"}',
    '{"errors":[{"field":"password","code":"too_short"}],"password_policy":"strong"}',
    'mailto:someone@example.org and 12:30@noon',
    '{"tokens":3,"secretary":"Ann","author":"Bob","authorized":true}',
  ])('%s', (text) => {
    expect(redactor.text(text)).toBe(text);
  });
});

test('long text takes linear time', () => {
  const long = `{"a":"${'x'.repeat(200_000)}","password":"${'\\"'.repeat(50_000)}"}${'"'.repeat(50_000)}${'{['.repeat(20_000)}`;
  const before = performance.now();
  redactor.text(long);
  expect(performance.now() - before).toBeLessThan(1000);
});
