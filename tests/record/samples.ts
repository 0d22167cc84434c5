import type { RecordedExchange } from '../../core/exchange/types.ts';
import type { Finding, Outcome } from '../../core/findings/types.ts';
import type { OracleDeclaration } from '../../core/oracle/types.ts';
import type { OperationCoverage, RunEvent, RunHeader } from '../../core/record/types.ts';

export const declaration: OracleDeclaration = {
  id: 'undocumented-status',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'status',
  holds: 'Every status is documented',
  broken: 'A status is not documented',
  asserts: 'The status of an answer is one that the description names.',
  why: 'Clients cannot handle what they are not told.',
  source: [{ standard: 'OpenAPI 3.1', clause: '4.8.16', url: 'https://spec.openapis.org/oas/v3.1.0#responses-object' }],
  remedy: 'Document the status or answer with a documented one.',
};

export const header: RunHeader = {
  schemaVersion: '1.0',
  runId: '20261120-081500-k3f9',
  complete: false,
  seed: 42,
  startedAt: '2026-11-20T08:15:00.000Z',
  durationMs: 0,
  engineVersions: { node: 'v24.0.0' },
  target: {
    url: 'http://127.0.0.1:3000',
    environment: 'local',
    spec: { source: 'openapi.yaml', title: 'Orders', version: '1', openapi: '3.1.0', sha256: 'ab'.repeat(32) },
  },
  settings: {
    only: ['contracts'],
    writes: true,
    load: false,
    depth: 'default',
    profile: 'smoke',
    gate: { failOn: 'high', minimumSuccess: 0.5 },
    waivers: [],
  },
  oracles: [declaration],
};

export function exchange(id: string): RecordedExchange {
  return {
    id,
    operation: 'GET /orders',
    purpose: 'case',
    identity: 'default',
    at: '2026-11-20T08:15:01.000Z',
    durationMs: 1.5,
    request: { method: 'GET', url: 'http://127.0.0.1:3000/orders', headers: {} },
    response: { status: 418, headers: {}, body: { text: 'tea', bytes: 3, truncated: false, binary: false } },
  };
}

export function finding(changes: Partial<Finding> = {}): Finding {
  const { id, part, severity, criterion, broken, asserts, why, source, remedy } = declaration;
  return {
    fingerprint: '0123456789abcdef',
    oracle: id,
    area: part,
    criterion,
    severity,
    state: 'open',
    title: broken,
    operation: { method: 'GET', path: '/orders', module: 'orders' },
    expected: 'one of 200, 404',
    observed: '418',
    witness: ['GET /orders -> 418'],
    exchanges: [exchange('w1-x1')],
    curl: 'curl http://127.0.0.1:3000/orders',
    replay: 'assay replay 0123456789abcdef --seed 42',
    occurrences: 1,
    asserts,
    why,
    source,
    remedy,
    confidence: 'certain',
    ...changes,
  };
}

export function outcome(changes: Partial<Outcome> = {}): Outcome {
  return {
    oracle: declaration.id,
    area: 'contracts',
    criterion: 'status',
    operation: 'GET /orders',
    module: 'orders',
    outcome: 'pass',
    evidence: 1,
    ...changes,
  };
}

export function coverage(changes: Partial<OperationCoverage> = {}): OperationCoverage {
  return {
    operation: 'GET /orders',
    method: 'GET',
    path: '/orders',
    module: 'orders',
    requests: 4,
    statuses: { '200': 4 },
    succeeded: true,
    unseen: ['404'],
    ...changes,
  };
}

/** A small run without a finding. */
export const goodRun: readonly RunEvent[] = [
  { type: 'run', record: header },
  { type: 'outcome', outcome: outcome({ evidence: 4 }) },
  { type: 'coverage', coverage: coverage() },
  { type: 'exchanges', purpose: 'case', count: 4 },
  { type: 'cases', count: 4, durationMs: 20 },
  { type: 'part', part: 'contracts', durationMs: 20 },
  { type: 'end', durationMs: 1000, interrupted: false },
];
