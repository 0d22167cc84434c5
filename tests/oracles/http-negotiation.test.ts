import { describe, expect, it } from 'vitest';
import { oracle as compression } from '../../contracts/probes/compression-same-content.ts';
import { oracle as echoed } from '../../contracts/probes/correlation-id-echoed.ts';
import { oracle as trace } from '../../contracts/probes/trace-context-ignored.ts';
import { oracle as accept } from '../../contracts/probes/unacceptable-accept.ts';
import { oracle as mediaType } from '../../contracts/probes/unsupported-media-type.ts';
import { oracle as unknownPath } from '../../contracts/whole-api/unknown-path.ts';
import { oracle as version } from '../../contracts/whole-api/version-discipline.ts';
import type { Verdict } from '../../core/oracle/types.ts';
import { factsOf, operationOf } from './operation-builder.ts';
import { shot } from './shot-builder.ts';

/** Outcome and keys in one line. */
const told = (verdict: Verdict): string =>
  verdict.outcome === 'fail' ? `fail: ${verdict.violations.map(({ key }) => key).join(' + ')}` : verdict.outcome;

describe('unacceptable-accept', () => {
  const asked = (status: number, type: string, after = 200): string =>
    told(accept.verify({ asked: shot(status, { 'content-type': type }, {}), after: shot(after) }));

  it('passes a refusal and the usual answer, and speaks of a wrong label', () => {
    expect([asked(406, 'application/json'), asked(200, 'application/json')]).toEqual(['pass', 'pass']);
    expect(asked(200, 'application/x-assay-none; charset=utf-8')).toBe('fail: asked type as label');
  });

  it('leaves errors to others', () => {
    expect([asked(500, 'text/plain'), asked(503, ''), asked(200, '', 404)]).toEqual([
      'not-tested',
      'inconclusive',
      'inconclusive',
    ]);
  });
});

describe('unsupported-media-type', () => {
  const answered = (status: number): string => told(mediaType.verify(shot(status)));

  it('passes any refusal and says mildly that the label was not looked at', () => {
    expect([answered(415), answered(400), answered(422), answered(401)]).toEqual(Array(4).fill('pass'));
    expect(mediaType.verify(shot(201))).toMatchObject({ violations: [{ severity: 'info', confidence: 'tentative' }] });
    expect([answered(500), answered(503)]).toEqual(['not-tested', 'inconclusive']);
  });

  it('considers JSON bodies, and not where anything is described', () => {
    const body = (type: string) => ({ required: true, contents: [{ type, examples: [], encoding: {} }] });
    const create = { ...operationOf('POST /orders'), body: body('application/json') };
    expect([mediaType.considers(create, factsOf([])), mediaType.considers(operationOf('GET /o'), factsOf([]))]).toEqual(
      [true, false],
    );
    expect(mediaType.appliesTo(create, factsOf([]))).toEqual({ applies: true });
    expect(mediaType.appliesTo({ ...create, body: body('*/*') }, factsOf([]))).toMatchObject({ applies: false });
  });
});

describe('trace-context-ignored', () => {
  const tried = (status: number, after = 200): string =>
    told(trace.verify({ tried: [{ kind: 'a malformed traceparent', shot: shot(status) }], after: shot(after) }));

  it('passes any success and speaks of a refusal', () => {
    expect([tried(200), tried(204), tried(400), tried(404)]).toEqual([
      'pass',
      'pass',
      'fail: a malformed traceparent',
      'fail: a malformed traceparent',
    ]);
  });

  it('does not take a firewall, a limit, an error or a change for it', () => {
    expect([tried(403), tried(429), tried(500), tried(400, 404)]).toEqual([
      'pass',
      'inconclusive',
      'inconclusive',
      'inconclusive',
    ]);
  });
});

describe('compression-same-content', () => {
  const list = (ids: number[], id = 'r1') => ({ data: ids.map((one) => ({ id: one })), request_id: id });
  const plain = shot(200, {}, list([1, 2], 'r1'));
  const again = shot(200, {}, list([1, 2], 'r2'));
  const coded = (headers: Record<string, string>, body: unknown = list([1, 2], 'r3'), failure?: string): string =>
    told(
      compression.verify({
        plain,
        plainAgain: again,
        coded: [{ asked: 'gzip', shot: { ...shot(200, headers, body), ...(failure !== undefined && { failure }) } }],
      }),
    );
  const gzip = { 'content-encoding': 'gzip', vary: 'accept-encoding' };

  it('passes the same content, whatever moves by itself', () => {
    expect(coded(gzip)).toBe('pass');
    expect(coded({ ...gzip, vary: '', 'cache-control': 'no-store' })).toBe('pass');
  });

  it('speaks of other content, another coding, no decoding', () => {
    expect(coded(gzip, list([1]))).toBe('fail: other content');
    expect(coded({ ...gzip, 'content-encoding': 'br' })).toBe('fail: gzip answered otherwise');
    expect(coded(gzip, {}, 'the body is not valid gzip')).toBe('fail: gzip undecodable');
  });

  it('speaks of variants that cannot be told apart', () => {
    expect(coded({ 'content-encoding': 'gzip' })).toBe('fail: no Vary');
    const tagged = { ...shot(200, { etag: '"1"' }, list([1])), text: plain.text };
    const verdict = compression.verify({
      plain: tagged,
      plainAgain: tagged,
      coded: [{ asked: 'gzip', shot: shot(200, { ...gzip, etag: '"1"' }, list([1, 2])) }],
    });
    expect(told(verdict)).toBe('fail: one strong tag');
  });

  it('asks for compression only of large JSON, and mildly', () => {
    expect(coded({})).toBe('not-tested');
    const large = { ...plain, bytes: 100_000 };
    const verdict = compression.verify({ plain: large, plainAgain: large, coded: [{ asked: 'gzip', shot: large }] });
    expect(verdict).toMatchObject({ violations: [{ key: 'not compressed', severity: 'info' }] });
  });

  it('cannot compare when the plain request fails or is coded too', () => {
    const verdict = (one: ReturnType<typeof shot>): string =>
      told(compression.verify({ plain: one, plainAgain: one, coded: [{ asked: 'gzip', shot: one }] }));
    expect([verdict(shot(404)), verdict(shot(503)), verdict(shot(200, gzip))]).toEqual([
      'inconclusive',
      'inconclusive',
      'not-tested',
    ]);
  });
});

describe('correlation-id-echoed', () => {
  const echo = (headers: Record<string, string>, described = false, status = 200): Verdict =>
    echoed.verify({ header: 'x-request-id', sent: 'abc', shot: shot(status, headers), described });

  it('passes the same id and speaks mildly of another', () => {
    expect(told(echo({ 'x-request-id': 'abc' }))).toBe('pass');
    expect(echo({ 'x-request-id': 'def' })).toMatchObject({
      violations: [{ severity: 'info', confidence: 'tentative' }],
    });
    const firm = echo({}, true);
    expect(firm).toMatchObject({ violations: [{ confidence: 'firm', observed: 'no x-request-id' }] });
    expect([told(echo({}, true, 400)), told(echo({}, true, 503))]).toEqual(['inconclusive', 'inconclusive']);
  });
});

describe('unknown-path', () => {
  const paths = (...all: ReturnType<typeof shot>[]): string => told(unknownPath.verify(all));

  it('passes refusals of any kind', () => {
    for (const status of [400, 401, 403, 404, 405, 410, 501]) expect(paths(shot(status))).toBe('pass');
  });

  it('speaks of success and of server errors, mildly of a page', () => {
    expect(paths(shot(404), shot(200, {}, {}))).toBe('fail: success');
    expect(paths(shot(500))).toBe('fail: server error');
    const page = unknownPath.verify([shot(200, { 'content-type': 'text/html' }, '<p>')]);
    expect(page).toMatchObject({ violations: [{ key: 'page', severity: 'low', confidence: 'tentative' }] });
  });

  it('is inconclusive about redirects, limits and gateways', () => {
    expect([paths(shot(302)), paths(shot(429)), paths(shot(502))]).toEqual(Array(3).fill('inconclusive'));
  });
});

describe('version-discipline', () => {
  const verdict = (plain: number, versioned: number, nonsense = 404): string =>
    told(version.verify({ plain: shot(plain), versioned: shot(versioned), nonsense: shot(nonsense) }));

  it('passes a refusal and speaks of success', () => {
    expect([verdict(200, 404), verdict(200, 302), verdict(200, 200)]).toEqual(['pass', 'pass', 'fail: answered']);
  });

  it('says nothing where everything is answered, or nothing is', () => {
    expect([verdict(200, 200, 200), verdict(401, 401), verdict(200, 503)]).toEqual([
      'inconclusive',
      'not-tested',
      'inconclusive',
    ]);
  });
});
