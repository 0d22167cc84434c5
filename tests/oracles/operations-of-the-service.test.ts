import { describe, expect, it } from 'vitest';
import { partsOf, stateOf } from '../../contracts/health/state.ts';
import { compareDescriptions } from '../../contracts/live/compare.ts';
import type { Look, MetricsEvidence } from '../../contracts/metrics/gather.ts';
import { typeProblems } from '../../contracts/metrics/histogram-problems.ts';
import { parseExposition } from '../../contracts/metrics/parse-exposition.ts';
import { oracle as health } from '../../contracts/whole-api/health-truthful.ts';
import { oracle as live } from '../../contracts/whole-api/live-description-equals.ts';
import { oracle as moves } from '../../contracts/whole-api/metrics-counters-move.ts';
import { oracle as readable } from '../../contracts/whole-api/metrics-exposition.ts';
import { oracle as labels } from '../../contracts/whole-api/metrics-labels.ts';
import type { Description, Json, JsonObject } from '../../core/spec/types.ts';
import { onlyViolation } from './builders.ts';
import { seen } from './seen-builder.ts';

describe('health-truthful', () => {
  const says = (status: number, body: Json) => health.verify([{ path: '/health', seen: seen(status, body) }]);
  const parts = (state: string, part: string): Json => ({ status: state, checks: { db: { status: part } } });

  it('speaks when words and status differ', () => {
    expect(onlyViolation(says(200, { status: 'DOWN' })).key).toBe('down with a success at /health');
    expect(onlyViolation(says(500, { status: 'up' })).key).toBe('up with an error at /health');
    const hidden = onlyViolation(says(200, parts('UP', 'DOWN')));
    expect([hidden.key, hidden.confidence]).toEqual(['up although a part is down at /health', 'tentative']);
    expect(onlyViolation(says(200, { status: 'ok', db: 'postgres://app:pw@db/x' })).key).toContain('credentials');
  });

  it('is content when they agree, and with words between', () => {
    for (const body of [{ status: 'pass' }, { data: { status: 'up' } }, 'OK', parts('warn', 'down'), parts('up', 'up')])
      expect(says(200, body).outcome).toBe('pass');
    expect(says(503, { status: 'down' }).outcome).toBe('pass');
    expect(says(503, parts('down', 'down')).outcome).toBe('pass');
  });

  it('says nothing where nothing is said', () => {
    for (const body of [{}, [], 'welcome', { version: '1' }])
      expect(says(200, body as Json).outcome).toBe('not-tested');
  });

  it('reads the usual shapes', () => {
    expect(stateOf({ healthy: false })).toBe('down');
    expect(stateOf({ data: { status: 'degraded' } })).toBe('other');
    expect(partsOf({ dependencies: [{ name: 'db', status: 'up' }] })).toEqual([{ name: 'db', state: 'up' }]);
    expect(partsOf({ checks: { 'db:time': [{ status: 'fail' }] } })).toEqual([{ name: 'db:time', state: 'down' }]);
  });
});

const GOOD = `# HELP http_request_duration_seconds Time.
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.1",route="/a/{id}"} 2
http_request_duration_seconds_bucket{le="+Inf",route="/a/{id}"} 3
http_request_duration_seconds_sum{route="/a/{id}"} 0.5
http_request_duration_seconds_count{route="/a/{id}"} 3
# a comment
# TYPE jobs_total counter
jobs_total{kind="a \\"b\\" \\\\ {c}",} 1e3 1700000000000
temperature -Inf
`;

describe('the text format of metrics', () => {
  it('is read as it is meant', () => {
    const { families, problems } = parseExposition(GOOD);
    expect(problems).toEqual([]);
    expect(families.flatMap(typeProblems)).toEqual([]);
    expect(families.map(({ name, type, samples }) => [name, type, samples.length])).toEqual([
      ['http_request_duration_seconds', 'histogram', 4],
      ['jobs_total', 'counter', 1],
      ['temperature', 'untyped', 1],
    ]);
    expect(families[1]?.samples[0]).toEqual({ name: 'jobs_total', labels: { kind: 'a "b" \\ {c}' }, value: 1000 });
  });

  it('takes OpenMetrics for what it is', () => {
    const text = '# TYPE a counter\n# UNIT a seconds\na_total{b="c"} 1 # {trace="x"} 0.5\na_created 5\n# EOF\n';
    expect(parseExposition(text).problems).toEqual([]);
    expect(parseExposition(text).families[0]?.samples).toHaveLength(2);
  });

  it.each([
    ['a{b="c"d"} 1\n', 'a line that cannot be read'],
    ['a{b=c} 1\n', 'a line that cannot be read'],
    ['1a 1\n', 'a line that cannot be read'],
    ['a one\n', 'a line that cannot be read'],
    ['a 1', 'no line break at the end'],
    ['a 1\na 1\n', 'one series twice'],
    ['# TYPE a counter\n# TYPE a gauge\n', 'a second TYPE of one metric'],
    ['# TYPE a number\n', 'an unknown TYPE'],
    ['a 1\n# TYPE a counter\n', 'a TYPE after the values of its metric'],
    ['# HELP a b\n# HELP a c\n', 'a second HELP of one metric'],
  ])('complains of %j', (text, kind) => {
    expect(parseExposition(text).problems.map((one) => one.kind)).toEqual([kind]);
  });

  it.each([
    ['# TYPE a counter\na -1\n', 'a: a counter below zero or not a number'],
    ['# TYPE a histogram\na_bucket{le="1"} 1\na_count 1\n', 'a: no bucket +Inf'],
    ['# TYPE a histogram\na_bucket{le="+Inf"} 2\na_count 1\n', 'a: bucket +Inf is not the count'],
    ['# TYPE a histogram\na_bucket{le="1"} 3\na_bucket{le="+Inf"} 2\n', 'a: buckets that are not cumulative'],
  ])('and of values in %j', (text, words) => {
    expect(parseExposition(text).families.flatMap(typeProblems)).toEqual([words]);
  });
});

describe('metrics', () => {
  const look = (text: string): Look => ({ seen: seen(200), text, cut: false });
  const evidence = (before: string, after = before, sent = 5): MetricsEvidence => ({
    before: look(before),
    after: look(after),
    sent,
  });

  it('are readable or not', () => {
    expect(readable.verify(evidence(GOOD)).outcome).toBe('pass');
    expect(onlyViolation(readable.verify(evidence(GOOD, 'a{ 1\n'))).key).toBe('a line that cannot be read');
    expect(readable.verify(evidence('')).outcome).toBe('not-tested');
  });

  it('hold no ids in their labels', () => {
    const routes = (...all: string[]) => all.map((route) => `a{route="${route}",pod="${'1'.repeat(8)}"} 1\n`).join('');
    expect(onlyViolation(labels.verify(evidence(routes('/a/17', '/a/18', '/a/19')))).key).toBe('ids in route');
    for (const fine of [routes('/a/{id}', '/v1/b'), routes('/a/17'), 'a{status="200"} 1\na{status="201"} 1\n'])
      expect(labels.verify(evidence(fine)).outcome).toBe('pass');
    const pods = [1, 2, 3].map((one) => `a{pod="7f0c0ffe-0000-4000-8000-00000000000${one}"} 1\n`).join('');
    expect(labels.verify(evidence(pods)).outcome).toBe('pass');
    expect(labels.verify(evidence('a 1\n')).outcome).toBe('not-tested');
  });

  it('count requests', () => {
    const counted = (value: number, start = 1) =>
      `# TYPE http_requests_total counter\nhttp_requests_total ${value}\nprocess_start_time_seconds ${start}\n`;
    expect(moves.verify(evidence(counted(3), counted(9))).outcome).toBe('pass');
    expect(onlyViolation(moves.verify(evidence(counted(3), counted(4)))).confidence).toBe('firm');
    expect(moves.verify(evidence(counted(3), counted(6))).outcome).toBe('inconclusive');
    expect(moves.verify(evidence(counted(3), counted(3, 2))).outcome).toBe('inconclusive');
    expect(moves.verify(evidence('jobs 1\n')).outcome).toBe('not-tested');
    expect(moves.verify(evidence(counted(3), counted(3), 0)).outcome).toBe('not-tested');
  });
});

describe('live-description-equals', () => {
  const described = (paths: JsonObject, servers = ['']): Description =>
    ({ document: { openapi: '3.1.0', paths }, servers }) as unknown as Description;
  const get = (more: JsonObject = {}): JsonObject => ({ get: { responses: { 200: { description: 'x' } }, ...more } });
  const given = described({ '/a': get(), '/b/{id}': get() });

  it('compares what clients depend on', () => {
    const same = described({ '/a': get({ summary: 'other' }), '/b/{key}': get() });
    expect(compareDescriptions(given, same)).toEqual({ both: 2, added: [], missing: [], changed: [] });
    const other = described({ '/a': get({ security: [{ token: [] }] }), '/c': get() });
    expect(compareDescriptions(given, other)).toEqual({
      both: 1,
      added: ['GET /c'],
      missing: ['GET /b/{}'],
      changed: ['GET /a'],
    });
    const based = described({ '/b/{id}': get() }, ['https://a.example/a']);
    expect(compareDescriptions(based, described({ '/a/b/{id}': get() })).both).toBe(1);
  });

  it('speaks of differences, and not of the description of something else', () => {
    const served = (both: number, missing: string[]) =>
      live.verify([{ path: '/openapi.json', seen: seen(200), differences: { both, missing, added: [], changed: [] } }]);
    expect(onlyViolation(served(9, ['GET /a'])).key).toBe('other operations: /openapi.json');
    expect(served(9, []).outcome).toBe('pass');
    expect(served(0, ['GET /a']).outcome).toBe('not-tested');
    expect(served(1, ['GET /a', 'GET /b']).outcome).toBe('pass');
    const unreadable = live.verify([{ path: '/openapi.json', seen: seen(200), differences: 'no JSON' }]);
    expect(onlyViolation(unreadable).severity).toBe('low');
  });
});
