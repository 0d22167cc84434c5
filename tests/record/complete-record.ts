import type { Finding } from '../../core/findings/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { coverage, declaration, exchange, finding, header, outcome } from './samples.ts';

/** The type with every optional field required, at any depth: a new field must be added below to compile. */
type Complete<T> = T extends readonly (infer Item)[]
  ? readonly Complete<Item>[]
  : T extends object
    ? string extends keyof T
      ? T
      : { [Key in keyof T]-?: Complete<Exclude<T[Key], undefined>> }
    : T;

const waiver = { reason: 'known', owner: 'ann', expires: '2026-12-31', ticket: 'T-1' };
const body = { text: '{}', bytes: 2, truncated: false, binary: false };
const { request, response: _response, ...rest } = exchange('w1-x1');
const whole = {
  ...rest,
  operation: 'GET /orders',
  request: { ...request, body },
  response: { status: 200, headers: {}, body },
  failure: { kind: 'reset', message: 'gone' },
  resentAfter: 'x1',
} as const;
const { severity, area, source, confidence, ...texts } = finding();

const completeFinding: Complete<Finding> = {
  ...texts,
  severity,
  area,
  confidence,
  saidSeverity: severity,
  state: 'waived',
  source: [...source],
  operation: { method: 'GET', path: '/orders', module: 'orders' },
  exchanges: [whole],
  places: ['GET /orders'],
  curlNote: 'a byte cannot be typed',
  specLine: { file: 'openapi.yaml', line: 3 },
  waiver,
};

const percentiles = { p50: 1, p90: 2, p95: 3, p99: 4, max: 5 };

/** A record that has every field there is. */
export const complete: Complete<RunRecord> & RunRecord = {
  schemaVersion: '1.0',
  runId: header.runId,
  verdict: 'NO-GO',
  exitCode: 1,
  reasons: ['a status is not documented'],
  complete: true,
  error: 'none, for once',
  seed: 42,
  startedAt: header.startedAt,
  durationMs: 1000,
  engineVersions: { node: 'v24.0.0' },
  target: {
    url: 'http://127.0.0.1:3000',
    environment: 'local',
    spec: { source: 'openapi.yaml', title: 'Orders', version: '1', openapi: '3.1.0', sha256: 'ab' },
    commit: 'abc',
  },
  settings: {
    only: ['contracts'],
    writes: true,
    load: true,
    depth: 'default',
    profile: 'smoke',
    shard: '1/2',
    gate: { failOn: 'high', minimumSuccess: 0.5 },
    strictness: 'lenient',
    waivers: [{ ...waiver, fingerprint: '0123456789abcdef', oracle: 'undocumented-status', operation: 'GET /orders' }],
  },
  gates: [{ rule: 'no-open-finding', expected: '0', actual: '1', holds: false, breaks: 'NO-GO' }],
  coverage: {
    operations: { total: 1, exercised: 1, succeeded: 1 },
    exchanges: 4,
    exchangesByPurpose: { probe: 1, setup: 1, case: 1, walk: 1, race: 0, 'read-back': 0, cleanup: 0 },
    cases: 4,
    casesPerSecond: 100,
    ownShare: 0.25,
    byOperation: [{ ...coverage(), secured: true, reason: 'none' }],
  },
  outcomes: [{ ...outcome(), operation: 'GET /orders', module: 'orders', reason: 'seen', requests: 4 }],
  findings: [completeFinding],
  load: [
    {
      profile: 'smoke',
      engine: 'k6',
      operation: null,
      module: 'orders',
      requests: 100,
      errors: 1,
      offeredRate: 10,
      achievedRate: 10,
      errorRate: 0.01,
      ...percentiles,
      budgets: [{ objective: 'p95', limit: 300, measured: 3, unit: 'ms', holds: true, reason: 'measured' }],
      series: [{ second: 0, requests: 10, errors: 0, p50: 1, p95: 2, vus: 5 }],
      generator: {
        version: '2.0.0',
        vus: 50,
        plannedSeconds: 60,
        measuredSeconds: 58,
        cpu: 0.5,
        droppedIterations: 0,
        invalid: 'it is valid',
        notes: ['none'],
      },
    },
  ],
  cleanup: { created: 1, deleted: 0, left: [{ label: 'order 1', createdBy: 'POST /orders', reason: '500' }] },
  warnings: [{ code: 'k6-missing', message: 'no k6 was found', operation: 'GET /orders' }],
  oracles: [{ ...declaration, source: [...declaration.source] }],
  inferences: [{ subject: 'GET /orders', text: 'is paged by page and page_size' }],
  timing: { contracts: 1, properties: 2, scenarios: 3, load: 4 },
  waiting: { contracts: 0.75, properties: 1, scenarios: 1, load: 0 },
};
