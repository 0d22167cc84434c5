import { describe, expect, it } from 'vitest';
import type { Answer, Check } from '../../contracts/check.ts';
import { oracle as createdHasLocation } from '../../contracts/checks/created-has-location.ts';
import { oracle as deprecationHeadersValid } from '../../contracts/checks/deprecation-headers-valid.ts';
import { oracle as methodNotAllowedAllow } from '../../contracts/checks/method-not-allowed-allow.ts';
import { oracle as noContentHasNoBody } from '../../contracts/checks/no-content-has-no-body.ts';
import { oracle as problemDetailsValid } from '../../contracts/checks/problem-details-valid.ts';
import { oracle as retryAfterUsable } from '../../contracts/checks/retry-after-usable.ts';
import { oracle as unauthorizedChallenge } from '../../contracts/checks/unauthorized-challenge.ts';
import { answer, type Sent } from './answer-builder.ts';
import { gaps, said } from './builders.ts';
import { factsOf, json, operationOf, responseOf } from './operation-builder.ts';

const facts = factsOf([]);
const create = operationOf('POST /orders', [responseOf('201', [json()])]);
const read = operationOf('GET /orders/{id}');

function says(check: Check, sent: Sent, operation = read, changes: Partial<Answer> = {}): string {
  const result = check.verify({ ...answer(operation, sent), ...changes });
  if (result.outcome === 'fail') expect(result.broken.flatMap(gaps)).toEqual([]);
  return said(result);
}

describe('created-has-location', () => {
  const created = (sent: Sent): string => says(createdHasLocation, { status: 201, ...sent }, create);

  it('passes with a Location, absolute or relative', () => {
    for (const location of ['/orders/1', 'https://api.example/orders/1', '1', 'orders/a%20b'])
      expect(created({ headers: { location } })).toBe('pass');
  });

  it('speaks of a Location that is no reference', () => {
    for (const location of ['', '/orders/[object Object] ', '/orders/{id}', 'http://'])
      expect(created({ headers: { location } })).toBe('fail: location is no reference');
  });

  it('takes anything in the body that names the item', () => {
    for (const body of [
      { id: 1 },
      { data: { orderId: 'a' } },
      { order: { _links: { self: '/o' } } },
      [{ uuid: 'x' }],
      'a1',
    ])
      expect(created({ body })).toBe('pass');
  });

  it('says mildly that nothing names it', () => {
    expect(created({ body: { ok: true } })).toBe('fail: nowhere');
    expect(createdHasLocation.verify(answer(create, { status: 201, body: { ok: true } }))).toMatchObject({
      broken: [{ severity: 'info', confidence: 'tentative' }],
    });
    expect(created({})).toBe('fail: nowhere');
  });

  it('is silent about other statuses and bodies it cannot read, and considers POST only', () => {
    expect(created({ status: 200 })).toBe('silent: no answer 201');
    expect(created({ text: '<id>1</id>', headers: { 'content-type': 'application/xml' } })).toMatch(
      /^silent: no Location/,
    );
    expect([createdHasLocation.considers(create, facts), createdHasLocation.considers(read, facts)]).toEqual([
      true,
      false,
    ]);
    const other = operationOf('POST /search', [responseOf('200')]);
    expect(createdHasLocation.appliesTo(other, facts)).toMatchObject({ applies: false });
  });
});

describe('no-content-has-no-body', () => {
  const with204 = (headers: Record<string, string>): string => says(noContentHasNoBody, { status: 204, headers });

  it('passes bare answers and a length of 0', () => {
    expect([with204({}), with204({ 'content-length': '0' }), with204({ 'content-type': 'text/plain' })]).toEqual(
      Array(3).fill('pass'),
    );
    expect(says(noContentHasNoBody, { status: 304, headers: { 'content-length': '120' } })).toBe('pass');
  });

  it('speaks of a body, and of one that is announced', () => {
    expect(with204({ 'content-length': '4' })).toBe('fail: 204 content-length');
    expect(with204({ 'transfer-encoding': 'chunked' })).toBe('fail: 204 transfer-encoding');
    expect(says(noContentHasNoBody, { status: 205, body: { a: 1 } })).toBe('fail: 205 body');
  });

  it('is silent about all others', () => {
    expect(says(noContentHasNoBody, { status: 200, body: {} })).toMatch(/^silent/);
  });
});

describe('unauthorized-challenge', () => {
  const secured = { ...read, security: [[{ scheme: 'bearerAuth', scopes: [] }]] };
  const challenge = (field?: string, operation = secured): string =>
    says(
      unauthorizedChallenge,
      { status: 401, headers: field === undefined ? {} : { 'www-authenticate': field } },
      operation,
    );

  it.each([
    'Bearer',
    'Basic realm="a b", charset="UTF-8"',
    'Bearer realm="x", error="invalid_token"',
    'Negotiate YII=, Basic realm="x"',
    'Digest realm="x", qop="auth, auth-int", nonce="a\\"b"',
  ])('passes %s', (field) => {
    expect(challenge(field)).toBe('pass');
  });

  it.each(['', 'Bearer realm=reference api', 'Bearer realm="x', '"Bearer"'])('speaks of %s', (field) => {
    expect(challenge(field)).toBe('fail: malformed challenge');
  });

  it('speaks of none, mildly where only keys are taken', () => {
    expect(challenge()).toBe('fail: no challenge');
    const keyed = { ...read, security: [[{ scheme: 'ApiKeyAuth', scopes: [] }]] };
    expect(unauthorizedChallenge.verify(answer(keyed, { status: 401 }))).toMatchObject({
      broken: [{ severity: 'info', confidence: 'tentative' }],
    });
    expect(says(unauthorizedChallenge, { status: 403 }, secured)).toBe('silent: no answer 401');
  });

  it('leaves sign-ins and open operations alone', () => {
    const body = { required: true, contents: [json({ type: 'object', properties: { password: { type: 'string' } } })] };
    const signIn = { ...operationOf('POST /login', [responseOf('401')]), body };
    expect(unauthorizedChallenge.appliesTo(signIn, facts)).toMatchObject({ applies: false });
    expect([unauthorizedChallenge.considers(secured, facts), unauthorizedChallenge.considers(read, facts)]).toEqual([
      true,
      false,
    ]);
  });
});

describe('method-not-allowed-allow', () => {
  const refusal = (headers: Record<string, string>): string => says(methodNotAllowedAllow, { status: 405, headers });

  it('passes a list without the refused method, an empty one too', () => {
    expect([refusal({ allow: 'PUT, DELETE' }), refusal({ allow: '' })]).toEqual(['pass', 'pass']);
  });

  it('speaks of no list and of one that names the method', () => {
    expect(refusal({})).toBe('fail: no Allow');
    expect(refusal({ allow: 'PUT,get' })).toBe('fail: Allow names the refused method');
    expect(says(methodNotAllowedAllow, { status: 404 })).toBe('silent: no answer 405');
  });
});

describe('retry-after-usable', () => {
  const waits = (value: string): string => says(retryAfterUsable, { status: 429, headers: { 'retry-after': value } });

  it('passes seconds and dates', () => {
    for (const value of ['0', '120', 'Wed, 01 Jul 2026 08:00:00 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT'])
      expect(waits(value)).toBe('pass');
  });

  it('speaks of what no client can read, and of a point in time', () => {
    for (const value of ['', '-1', '1.5', '60s', '2026-07-01T08:00:00Z']) expect(waits(value)).toBe('fail: unreadable');
    expect([waits('1767225600'), waits('60000000')]).toEqual(['fail: too long', 'fail: too long']);
    expect(says(retryAfterUsable, { status: 429 })).toBe('silent: no answer carried Retry-After');
  });
});

describe('problem-details-valid', () => {
  const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
  const problem = (body: unknown, status = 404): string => says(problemDetailsValid, { status, headers, body });

  it('passes what RFC 9457 allows', () => {
    for (const body of [{}, { type: 'about:blank', title: 'Not Found', status: 404, instance: '/orders/1', extra: [] }])
      expect(problem(body)).toBe('pass');
    expect(problem({ type: null, status: null, detail: 'ä “x”' })).toBe('pass');
  });

  it('speaks of another status and of members of another type', () => {
    expect(problem({ status: 400 })).toBe('fail: status differs');
    expect(problem({ status: '404' })).toBe('fail: status is string');
    expect(problem({ detail: { a: 1 } })).toBe('fail: detail is object');
    expect(problem({ type: 'not found', instance: 'GET /orders' })).toBe('fail: type is no URI + instance is no URI');
    expect(problem(['x'])).toBe('fail: no object');
    expect(says(problemDetailsValid, { status: 404, headers, text: '{' })).toBe('fail: no JSON');
  });

  it('is silent about other media types, no body and cut bodies', () => {
    expect(says(problemDetailsValid, { status: 404, body: { status: 400 } })).toMatch(/^silent/);
    expect(says(problemDetailsValid, { status: 404, headers })).toBe('silent: the problem has no body');
    expect(says(problemDetailsValid, { status: 404, headers, text: '{', truncated: true })).toBe(
      'silent: the body was cut',
    );
  });
});

describe('deprecation-headers-valid', () => {
  const dates = (deprecation?: string, sunset?: string): string =>
    says(deprecationHeadersValid, {
      headers: { ...(deprecation !== undefined && { deprecation }), ...(sunset !== undefined && { sunset }) },
    });
  const SUNSET = 'Thu, 01 Jul 2027 00:00:00 GMT';

  it('passes the RFC form and those of earlier drafts', () => {
    for (const value of ['@1767225600', '@1767225600;a=1', 'true', 'Thu, 01 Jan 2026 00:00:00 GMT'])
      expect(dates(value, SUNSET)).toBe('pass');
    expect([dates(undefined, SUNSET), dates('@1767225600')]).toEqual(['pass', 'pass']);
  });

  it('speaks of values nobody can read', () => {
    for (const value of ['', '2026-01-01', '1767225600', '@1767225600000', 'yes'])
      expect(dates(value)).toBe('fail: deprecation unreadable');
    for (const value of ['soon', '2027-07-01', 'Thu, 31 Jun 2027 00:00:00 GMT'])
      expect(dates(undefined, value)).toBe('fail: sunset unreadable');
  });

  it('speaks of a sunset before the deprecation', () => {
    expect(dates('@1767225600', 'Tue, 01 Jul 2025 00:00:00 GMT')).toBe('fail: sunset before deprecation');
    expect(dates('true', 'Tue, 01 Jul 2025 00:00:00 GMT')).toBe('pass');
    expect(dates()).toMatch(/^silent/);
  });
});
