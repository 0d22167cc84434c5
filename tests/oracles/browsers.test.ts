import { describe, expect, it } from 'vitest';
import { oracle as errors } from '../../contracts/checks/errors-not-cached.ts';
import { oracle as shared } from '../../contracts/checks/private-not-public-cacheable.ts';
import { likelyOrigins, lookAlikes } from '../../contracts/cors/candidates.ts';
import type { CorsEvidence, OriginAnswer } from '../../contracts/cors/gather.ts';
import { oracle as varies } from '../../contracts/probes/vary-complete.ts';
import type { Observation, Survey } from '../../contracts/survey.ts';
import { WHOLE_API } from '../../contracts/survey.ts';
import { oracle as cookies } from '../../contracts/surveys/cookie-attributes.ts';
import { oracle as protective } from '../../contracts/surveys/security-headers.ts';
import { oracle as banner } from '../../contracts/surveys/version-banner.ts';
import { oracle as credentials } from '../../contracts/whole-api/cors-credentials.ts';
import { oracle as preflight } from '../../contracts/whole-api/cors-preflight.ts';
import { oracle as vary } from '../../contracts/whole-api/cors-vary.ts';
import { oracle as https } from '../../contracts/whole-api/https-only.ts';
import type { Verdict } from '../../core/oracle/types.ts';
import { answer } from './answer-builder.ts';
import { onlyViolation, said } from './builders.ts';
import { factsOf, operationOf } from './operation-builder.ts';
import { seen } from './seen-builder.ts';

const ORIGIN = 'https://assay.example';
const from = (
  kind: OriginAnswer['kind'],
  headers: Record<string, string>,
  origin = kind === 'null' ? 'null' : ORIGIN,
): OriginAnswer => ({ operation: 'GET /orders', origin, kind, words: kind, seen: seen(200, {}, headers) });
const allow = (origin: string, withCredentials = true): Record<string, string> => ({
  'access-control-allow-origin': origin,
  ...(withCredentials && { 'access-control-allow-credentials': 'true' }),
});
const cors = (answers: readonly OriginAnswer[], more: Partial<CorsEvidence> = {}): CorsEvidence => ({
  answers,
  preflights: [],
  ambient: true,
  ...more,
});

describe('cors-credentials', () => {
  it.each([
    ['every origin with credentials', from('foreign', allow(ORIGIN)), 'critical'],
    ['null with credentials', from('null', allow('null')), 'high'],
    ['any origin with credentials', from('foreign', allow('*')), 'medium'],
    ['look-alike with credentials: look-alike', from('look-alike', allow(ORIGIN)), 'high'],
  ])('speaks of %s', (key, one, severity) => {
    const violation = onlyViolation(credentials.verify(cors([one])));
    expect([violation.key, violation.severity]).toEqual([key, severity]);
  });

  it('tells reflection once, milder where credentials never travel by themselves', () => {
    const all = [from('foreign', allow(ORIGIN)), from('null', allow('null'))];
    expect(onlyViolation(credentials.verify(cors(all, { ambient: false }))).severity).toBe('high');
  });

  it('is content without credentials, with a fixed origin, and with a trusted one', () => {
    const right = [
      from('foreign', allow(ORIGIN, false)),
      from('foreign', allow('*', false)),
      from('foreign', allow('https://app.example')),
      from('trusted', allow(ORIGIN)),
      from('foreign', {}),
    ];
    expect(credentials.verify(cors(right)).outcome).toBe('pass');
    expect(credentials.verify(cors([])).outcome).toBe('inconclusive');
  });
});

describe('cors-vary', () => {
  const both = (headers: Record<string, string>) => [
    from('foreign', headers),
    from('trusted', { ...allow(ORIGIN), ...headers }),
  ];

  it('speaks when the answer follows the origin and does not say so', () => {
    expect(onlyViolation(vary.verify(cors(both({})))).severity).toBe('medium');
    expect(onlyViolation(vary.verify(cors(both({ 'cache-control': 'public, max-age=5' })))).severity).toBe('high');
    expect(onlyViolation(vary.verify(cors(both({ 'cache-control': 'no-store' })))).severity).toBe('low');
  });

  it('is content when it says so, and says nothing when all are answered alike', () => {
    expect(vary.verify(cors(both({ vary: 'Accept, Origin' }))).outcome).toBe('pass');
    expect(vary.verify(cors([from('foreign', allow('*')), from('null', allow('*'))])).outcome).toBe('not-tested');
  });
});

describe('cors-preflight', () => {
  const of = (status: number, headers = {}) =>
    cors([], { preflights: [{ operation: 'GET /orders', origin: ORIGIN, seen: seen(status, undefined, headers) }] });

  it('speaks of preflights that need credentials or are kept too long', () => {
    expect(onlyViolation(preflight.verify(of(401))).key).toBe('preflight needs credentials');
    expect(onlyViolation(preflight.verify(of(204, { 'access-control-max-age': '604800' }))).severity).toBe('low');
  });

  it('is content or silent otherwise', () => {
    for (const status of [200, 204, 404, 405]) expect(preflight.verify(of(status)).outcome).toBe('pass');
    for (const status of [0, 429, 503]) expect(preflight.verify(of(status)).outcome).toBe('not-tested');
    expect(preflight.verify(cors([])).outcome).toBe('not-tested');
  });
});

describe('origins', () => {
  it('look alike and belong to others', () => {
    expect(Object.values(lookAlikes('https://app.shop.example'))).toEqual([
      'https://app.shop.example.assay.example',
      'https://assayapp.shop.example',
      'https://appxshop.example',
      'http://app.shop.example',
    ]);
    expect(Object.values(lookAlikes('http://localhost:3000'))).toEqual(['http://localhost.assay.example:3000']);
  });

  it('are likely when they are the own one or a development server', () => {
    expect(likelyOrigins(factsOf([]), 'http://127.0.0.1:8080/v1')[0]).toBe('http://127.0.0.1:8080');
  });
});

describe('caches', () => {
  const operation = { ...operationOf('GET /orders'), security: [[{ scheme: 'token', scopes: [] }]] };
  const cached = (field: string, status = 200) => answer(operation, { status, headers: { 'cache-control': field } });

  it('may keep nothing that needs credentials', () => {
    for (const field of ['public, max-age=60', 'public', 's-maxage=60', 'max-age=60, PUBLIC'])
      expect(said(shared.verify(cached(field)))).toMatch(/^fail/);
    for (const field of ['', 'no-store', 'private, max-age=60', 'max-age=60', 'public, max-age=0', 'public, no-cache'])
      expect(said(shared.verify(cached(field)))).toBe('pass');
    expect(said(shared.verify(cached('public', 404)))).toMatch(/^silent/);
    expect(said(shared.verify({ ...cached('public'), credentials: 'missing' }))).toMatch(/^silent/);
    expect(shared.appliesTo(operation, factsOf([])).applies).toBe(true);
    expect(shared.appliesTo(operationOf('GET /orders'), factsOf([])).applies).toBe(false);
    expect(shared.appliesTo({ ...operation, method: 'PUT' }, factsOf([])).applies).toBe(false);
  });

  it('may keep no refusal of the moment, and "not found" a little while', () => {
    for (const status of [401, 403, 429, 500, 503])
      expect(said(errors.verify(cached('max-age=5', status)))).toMatch(/^fail/);
    expect(said(errors.verify(cached('public, max-age=86400', 404)))).toBe('fail: missing');
    expect(said(errors.verify(cached('max-age=300', 404)))).toBe('pass');
    expect(said(errors.verify(cached('max-age=5', 400)))).toBe('pass');
    for (const field of ['', 'no-store', 'no-cache', 'max-age=0', 'private, no-store, max-age=9'])
      expect(said(errors.verify(cached(field, 403)))).toBe('pass');
    expect(said(errors.verify(cached('max-age=5')))).toMatch(/^silent/);
  });

  it('need Vary where answers follow the request', () => {
    const pair = (one: Record<string, string>, other: Record<string, string>) => [
      { header: 'accept-language', tells: 'content-language', one: seen(200, {}, one), other: seen(200, {}, other) },
    ];
    const [de, en] = [{ 'content-language': 'de' }, { 'content-language': 'en' }];
    expect(onlyViolation(varies.verify(pair(de, en))).severity).toBe('low');
    const isPublic = { 'cache-control': 'public, max-age=9' };
    expect(onlyViolation(varies.verify(pair({ ...de, ...isPublic }, { ...en, ...isPublic }))).severity).toBe('medium');
    const says = { vary: 'Accept-Language' };
    expect(varies.verify(pair({ ...de, ...says }, { ...en, ...says })).outcome).toBe('pass');
    expect(varies.verify(pair(de, de)).outcome).toBe('not-tested');
    expect(varies.verify(pair({ ...de, 'cache-control': 'no-store' }, en)).outcome).toBe('not-tested');
    expect(varies.verify([]).outcome).toBe('not-tested');
  });
});

describe('headers of all answers', () => {
  const judged = (
    survey: Survey,
    sent: readonly { status?: number; headers?: Record<string, string>; raw?: string }[],
  ): Verdict | undefined => {
    const notes = sent.flatMap(({ status = 200, headers = {}, raw }, index) => {
      const one = answer(operationOf(`GET /a${index}`), { status, body: {}, headers });
      const rawHeaders = raw === undefined ? one.response.rawHeaders : [['Set-Cookie', raw] as const];
      const observed = survey.observe({ ...one, response: { ...one.response, rawHeaders } });
      return observed.map((note: Observation) => ({
        ...note,
        operation: `GET /a${index}`,
        module: 'a',
        status,
        exchange: `x${index}`,
        line: 'GET /a',
      }));
    });
    return survey.verify(notes).get(WHOLE_API);
  };
  const nosniff = { 'x-content-type-options': 'nosniff' };

  it('protect, everywhere', () => {
    expect(judged(protective, [{ headers: nosniff }, { status: 404, headers: nosniff }])?.outcome).toBe('pass');
    const all = judged(protective, [{}, {}]);
    expect(all && onlyViolation(all).key).toBe('nosniff missing from all answers');
    const some = judged(protective, [{ headers: nosniff }, { status: 404 }]);
    expect(some && onlyViolation(some).key).toBe('nosniff missing from some refusals');
    expect(judged(protective, [{ status: 503 }])).toBeUndefined();
    const page = judged(protective, [{ headers: { ...nosniff, 'content-type': 'text/html' } }]);
    expect(page && onlyViolation(page).key).toBe('framing missing from all answers');
  });

  it('name no version', () => {
    expect(judged(banner, [{ headers: { server: 'nginx', 'x-powered-by': 'Express' } }])?.outcome).toBe('pass');
    const shown = judged(banner, [{ headers: { server: 'nginx/1.25.3' } }, { headers: { server: 'nginx/1.25.3' } }]);
    expect(shown && onlyViolation(shown).key).toBe('server');
  });

  it('protect cookies that stand for a person', () => {
    const lacks = (raw: string): unknown => {
      const verdict = judged(cookies, [{ raw }]);
      return verdict?.outcome === 'fail' ? verdict.violations.map(({ key }) => key) : verdict?.outcome;
    };
    expect(lacks('sid=1; Path=/')).toEqual(['HttpOnly', 'SameSite']);
    expect(lacks('session=1; HttpOnly; SameSite=None')).toEqual(['Secure']);
    expect(lacks('session=1; HttpOnly; SameSite=Lax')).toBe('pass');
    for (const raw of ['theme=dark', 'XSRF-TOKEN=1', 'sid=; Max-Age=0']) expect(lacks(raw)).toBe('not-tested');
  });
});

describe('https-only', () => {
  const plain = (status: number, more = {}) =>
    https.verify({
      url: 'http://a.example',
      status,
      location: '',
      contentType: 'application/json',
      secure: { exchange: 'x1', line: 'GET https://a.example -> 200' },
      ...more,
    }).outcome;

  it('speaks of content over plain http only', () => {
    expect(plain(200)).toBe('fail');
    expect(plain(301, { location: 'https://a.example/' })).toBe('pass');
    expect(plain(301, { location: 'http://b.example/' })).toBe('inconclusive');
    expect(plain(200, { contentType: 'text/html' })).toBe('inconclusive');
    expect(plain(404)).toBe('pass');
    expect(https.verify(null).outcome).toBe('pass');
  });
});
