import { describe, expect, it } from 'vitest';
import type { Answer } from '../../contracts/check.ts';
import type { Note, Survey } from '../../contracts/survey.ts';
import { oracle as consistent } from '../../contracts/surveys/correlation-id-consistent.ts';
import { oracle as present } from '../../contracts/surveys/correlation-id-present.ts';
import { oracle as unique } from '../../contracts/surveys/correlation-id-unique.ts';
import { oracle as deprecation } from '../../contracts/surveys/deprecation-announced.ts';
import { oracle as taxonomy } from '../../contracts/surveys/error-code-taxonomy.ts';
import { oracle as envelope } from '../../contracts/surveys/error-envelope-uniform.ts';
import { answer, type Sent } from './answer-builder.ts';
import { json, operationOf, responseOf } from './operation-builder.ts';

type Seen = Sent & {
  readonly at: string;
  readonly probe?: string;
  readonly deprecated?: boolean;
  readonly sentHeaders?: Record<string, string>;
};
let count = 0;

/** The notes a survey makes of some answers, as the runner keeps them. */
function notesOf(survey: Survey, seen: readonly Seen[], described = false): Note[] {
  return seen.flatMap(({ at, probe, deprecated = false, sentHeaders = {}, ...sent }) => {
    const responses = described ? [responseOf('4XX', [json({ type: 'object' })])] : [responseOf('200')];
    const operation = { ...operationOf(`GET /${at}`, responses), deprecated };
    const exchange = `x${++count}`;
    const made = answer(operation, { exchange, ...sent });
    const request = { ...made.exchange.request, headers: sentHeaders };
    const one: Answer = { ...made, exchange: { ...made.exchange, request }, ...(probe !== undefined && { probe }) };
    const line = `GET /${at} -> ${one.response.status}`;
    return survey
      .observe(one)
      .map((note) => ({ ...note, operation: operation.id, module: at, status: one.response.status, exchange, line }));
  });
}

/** 'a: pass, b: fail key' for each operation that has a verdict. */
function judged(survey: Survey, seen: readonly Seen[], described = false): string {
  return [...survey.verify(notesOf(survey, seen, described))]
    .map(([operation, verdict]) => {
      const keys =
        verdict.outcome === 'fail'
          ? verdict.violations.map(({ key, severity = '' }) => ` ${key}${severity && ` (${severity})`}`)
          : [];
      return `${operation.slice(5)}: ${verdict.outcome}${keys.join(' +')}`;
    })
    .join(', ');
}

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const PROBLEM = { 'content-type': 'application/problem+json' };

describe('error-envelope-uniform', () => {
  const error = (
    at: string,
    body: unknown = { title: 't', status: 400, detail: 'd' },
    headers = PROBLEM,
    status = 400,
  ): Seen => ({
    at,
    status,
    body,
    headers,
  });
  const usual = NAMES.map((at) => error(at));

  it('passes one shape, with more and with empty members', () => {
    expect(
      judged(envelope, [...usual, error('f', { title: null, status: 400, detail: 'd', errors: [] })]),
    ).not.toContain('fail');
  });

  it('speaks of other members, other kinds of them and no JSON', () => {
    expect(judged(envelope, [...usual, error('f', { message: 'no' })])).toContain('f: fail other shape');
    expect(judged(envelope, [...usual, error('f', { title: {}, status: {}, detail: [] })])).toContain(
      'f: fail other shape',
    );
    const page = { at: 'f', status: 404, text: '<p>', headers: { 'content-type': 'text/html' } };
    expect(judged(envelope, [...usual, page])).toContain('f: fail other shape');
  });

  it('speaks of another media type', () => {
    expect(
      judged(envelope, [
        ...usual,
        error('f', { title: 't', status: 400, detail: 'd' }, { 'content-type': 'application/json' }),
      ]),
    ).toContain('f: fail other media type (low)');
  });

  it('is mild where the answer is described so, from who guards, and for odd requests', () => {
    expect(
      judged(envelope, [...usual, error('f', { message: 'no' }, { 'content-type': 'application/json' })], true),
    ).toContain('(info)');
    expect(judged(envelope, [...usual, error('f', { message: 'no' }, PROBLEM, 401)])).toContain('of 401 and 403 (low)');
    expect(judged(envelope, [...usual, { ...error('f', { message: 'no' }), probe: 'PUT' }])).toContain(
      'f: fail other shape of what is not described (low)',
    );
  });

  it('does not look at what gateways say, at successes and at empty bodies', () => {
    const others = [
      error('f', { x: 1 }, PROBLEM, 429),
      error('f', { x: 1 }, PROBLEM, 503),
      error('f', { x: 1 }, PROBLEM, 200),
      { at: 'f', status: 404 },
    ];
    expect(judged(envelope, [...usual, ...others])).not.toContain('f:');
  });

  it('needs a rule', () => {
    expect(judged(envelope, usual.slice(0, 2))).toBe('a: not-tested, b: not-tested');
    expect(
      judged(
        envelope,
        NAMES.map((at) => error(at, { [at]: 1 })),
      ),
    ).toMatch(/^a: inconclusive/);
  });
});

describe('error-code-taxonomy', () => {
  const coded = (at: string, status: number, body: object): Seen => ({ at, status, body, headers: PROBLEM });

  it('passes codes with one status each', () => {
    const seen = [
      coded('a', 404, { code: 'not_found' }),
      coded('b', 404, { error: { code: 'not_found' } }),
      coded('b', 409, { code: 'taken' }),
    ];
    expect(judged(taxonomy, seen)).toBe('a: pass, b: pass');
  });

  it('speaks of a code with two statuses, on those that are fewer', () => {
    const seen = [
      coded('a', 409, { code: 'taken' }),
      coded('b', 409, { code: 'taken' }),
      coded('c', 403, { code: 'taken' }),
    ];
    expect(judged(taxonomy, seen)).toBe('a: pass, b: pass, c: fail code taken');
    const once = [coded('a', 400, { error: 'commodo' }), coded('b', 401, { error: 'commodo' })];
    expect(judged(taxonomy, once)).toBe('a: pass, b: pass');
    const words = ['not_found', 'created', 'forbidden', 'gone_by'];
    const random = words.flatMap((code, at) => [
      coded(`a${at}`, 422, { code }),
      coded(`b${at}`, 422, { code }),
      coded(`c${at}`, 401, { code }),
    ]);
    expect(judged(taxonomy, random)).not.toContain('fail');
    const near = [
      coded('a', 422, { code: 'invalid_x' }),
      coded('b', 422, { code: 'invalid_x' }),
      coded('c', 400, { code: 'invalid_x' }),
    ];
    expect(judged(taxonomy, near)).toContain('c: fail code invalid_x (low)');
  });

  it('speaks of a type with two titles', () => {
    const titled = (at: string, title: string): Seen => coded(at, 404, { type: '/p/none', title });
    expect(judged(taxonomy, [titled('a', 'None'), titled('b', 'None'), titled('c', 'Nothing')])).toContain(
      'c: fail type /p/none (low)',
    );
  });

  it('does not take statuses, general words or sentences for codes', () => {
    const said = (body: object): Seen[] => [coded('a', 400, body), coded('b', 404, body)];
    const none = [
      { code: 400 },
      { code: 'error' },
      { error: 'It is not there' },
      { type: 'about:blank', title: 'x' },
      { error: 'bad_request' },
    ];
    for (const body of none) expect(judged(taxonomy, said(body))).toBe('');
    expect(judged(taxonomy, [coded('a', 500, { code: 'x_y' }), coded('a', 429, { code: 'x_y' })])).toBe('');
  });
});

describe('correlation-id-present', () => {
  const carries = (at: string, id = 'i', status = 200): Seen => ({
    at,
    status,
    body: {},
    headers: id === '' ? {} : { 'x-request-id': id },
  });

  it('passes when all carry it, and speaks of the one that does not', () => {
    expect(
      judged(
        present,
        NAMES.map((at) => carries(at)),
      ),
    ).not.toContain('fail');
    expect(judged(present, [...NAMES.map((at) => carries(at)), carries('a', '', 404)])).toContain(
      'a: fail x-request-id missing',
    );
  });

  it('does not apply where nobody carries one, and cannot tell where some do', () => {
    expect(
      judged(
        present,
        NAMES.map((at) => carries(at, '')),
      ),
    ).toContain('a: not-applicable');
    expect(judged(present, [carries('a'), carries('b', ''), carries('c', '')])).toContain('a: inconclusive');
  });

  it('does not look at gateways, 304 and what the server software refuses', () => {
    const others: Seen[] = [
      { at: 'f', status: 502 },
      { at: 'f', status: 304 },
      { at: 'f', status: 400, probe: 'ASSAY' },
    ];
    expect(judged(present, [...NAMES.map((at) => carries(at)), ...others])).not.toContain('f:');
  });
});

describe('correlation-id-unique', () => {
  const named = (at: string, id: string, more: Partial<Seen> = {}): Seen => ({
    at,
    headers: { 'x-request-id': id },
    ...more,
  });

  it('passes ids of their own and speaks of one on two answers', () => {
    expect(judged(unique, [named('a', '1'), named('b', '2')])).toBe('a: pass, b: pass');
    expect(judged(unique, [named('a', '1'), named('b', '1'), named('c', '2')])).toBe(
      'a: fail x-request-id repeated, b: fail x-request-id repeated, c: pass',
    );
  });

  it('does not count ids that were sent, stored answers and odd requests', () => {
    const seen = [
      named('a', '1'),
      named('b', '1', { sentHeaders: { 'x-request-id': '1' } }),
      named('b', '1', { probe: 'x' }),
      named('b', '1', { headers: { 'x-request-id': '1', age: '9' } }),
      named('b', '1', { headers: { 'x-request-id': '1', 'idempotency-replayed': 'true' } }),
    ];
    expect(judged(unique, seen)).toBe('a: pass');
  });
});

describe('correlation-id-consistent', () => {
  const pair = (at: string, header: string, body: string): Seen => ({
    at,
    headers: { 'x-request-id': header },
    body: { correlation_id: body },
  });

  it('speaks of the few that differ', () => {
    const equal = NAMES.map((at) => pair(at, at, at));
    expect(judged(consistent, equal)).not.toContain('fail');
    expect(judged(consistent, [...equal, pair('e', '1', '2')])).toContain(
      'e: fail correlation_id and x-request-id differ',
    );
  });

  it('takes a pair that mostly differs for two things', () => {
    expect(
      judged(
        consistent,
        NAMES.map((at) => pair(at, '1', '2')),
      ),
    ).toBe('');
  });
});

describe('deprecation-announced', () => {
  const said = (at: string, deprecated: boolean, sent: boolean): Seen => ({
    at,
    deprecated,
    headers: sent ? { deprecation: '@1' } : {},
  });

  it('passes agreement and speaks of both ways to disagree', () => {
    const seen = [said('a', true, true), said('b', false, false), said('c', true, false), said('d', false, true)];
    expect(judged(deprecation, seen)).toBe('a: pass, b: pass, c: fail header missing, d: fail not described');
  });

  it('does not apply where the header is not used, and leaves alone what depends on the request', () => {
    expect(judged(deprecation, [said('a', true, false)])).toBe('a: not-applicable');
    expect(judged(deprecation, [said('a', true, true), said('b', false, true), said('b', false, false)])).toBe(
      'a: pass, b: pass',
    );
  });
});
