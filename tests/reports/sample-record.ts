import type { Finding, Outcome } from '../../core/findings/types.ts';
import type { OracleDeclaration } from '../../core/oracle/types.ts';
import type { OperationCoverage, RunRecord } from '../../core/record/types.ts';
import type { Place } from './sample-finding.ts';
import { sampleFinding } from './sample-finding.ts';
import { sampleLoad } from './sample-load.ts';
import { ORACLES } from './sample-oracles.data.ts';

const MODULES = [
  'auth',
  'coupons',
  'exports',
  'jobs',
  'orders',
  'partners',
  'payments',
  'products',
  'stock',
  'webhooks',
];
const SHAPES = [
  ['GET', ''],
  ['POST', ''],
  ['GET', '/{id}'],
  ['PATCH', '/{id}'],
  ['DELETE', '/{id}'],
] as const;

/** `count` operations over ten modules. */
export function samplePlaces(count: number): readonly Place[] {
  return Array.from({ length: count }, (_, at) => {
    const module = MODULES[Math.floor(at / SHAPES.length) % MODULES.length] ?? 'orders';
    const [method, tail] = SHAPES[at % SHAPES.length] ?? SHAPES[0];
    const round = Math.floor(at / (SHAPES.length * MODULES.length));
    return { method, path: `/v1/${module}${round === 0 ? '' : `/kind-${round}`}${tail}`, module };
  });
}

function sampleOutcome(oracle: OracleDeclaration, place: Place, broken: ReadonlyMap<string, Finding>): Outcome {
  const operation = `${place.method} ${place.path}`;
  const base = { oracle: oracle.id, area: oracle.part, criterion: oracle.criterion, operation, module: place.module };
  const finding = broken.get(`${oracle.id}\n${operation}`);
  if (finding !== undefined) return { ...base, outcome: finding.state === 'waived' ? 'waived' : 'fail', evidence: 12 };
  const none = { ...base, evidence: 0 };
  if (oracle.id === 'page-walk' && (place.method !== 'GET' || place.path.endsWith('}'))) {
    return { ...none, outcome: 'not-applicable', reason: 'The operation does not return a list.' };
  }
  if (oracle.id === 'idempotency-replay' && place.method !== 'POST') {
    return { ...none, outcome: 'not-applicable', reason: 'Only POST operations take an idempotency key.' };
  }
  if (oracle.part === 'scenarios' && place.method !== 'PATCH') {
    return { ...none, outcome: 'not-applicable', reason: 'The operation does not update a single thing.' };
  }
  if (place.module === 'webhooks' && oracle.part !== 'contracts') {
    return { ...none, outcome: 'not-tested', reason: 'No webhook receiver was configured: set values.callbackUrl.' };
  }
  if (place.module === 'exports' && oracle.id === 'lost-update') {
    return { ...none, outcome: 'inconclusive', reason: 'Fewer than two requests overlapped in time in 20 attempts.' };
  }
  return { ...base, outcome: 'pass', evidence: 14, requests: 14 };
}

function sampleCoverage(place: Place, at: number): OperationCoverage {
  const base = { operation: `${place.method} ${place.path}`, ...place };
  if (place.module === 'webhooks' && place.method === 'POST') {
    const reason = 'No receiver to register: set values.callbackUrl to an address that answers.';
    return { ...base, requests: 0, statuses: {}, succeeded: false, unseen: ['201', '400', '409'], reason };
  }
  const statuses = { '200': 41 + (at % 9), '400': 22, '404': 3 + (at % 4) };
  return {
    ...base,
    requests: 66 + (at % 9) + (at % 4),
    statuses,
    succeeded: true,
    unseen: at % 3 === 0 ? ['429'] : [],
  };
}

export interface SampleOptions {
  readonly places?: readonly Place[];
  readonly findings?: readonly Finding[];
  readonly slow?: boolean;
  readonly changes?: Partial<RunRecord>;
}

/** A whole, consistent record: outcomes, findings, gates and counts tell the same story. */
export function sampleRecord(options: SampleOptions = {}): RunRecord {
  const { places = samplePlaces(50), findings = [], slow = false, changes = {} } = options;
  const broken = new Map(
    findings.map((finding) => [`${finding.oracle}\n${finding.operation?.method} ${finding.operation?.path}`, finding]),
  );
  const outcomes = places.flatMap((place) =>
    ORACLES.filter((oracle) => oracle.part !== 'load').map((oracle) => sampleOutcome(oracle, place, broken)),
  );
  const loadOutcomes = ORACLES.filter((oracle) => oracle.part === 'load').map(
    (oracle): Outcome => ({
      oracle: oracle.id,
      area: 'load',
      criterion: oracle.criterion,
      outcome: findings.some((finding) => finding.oracle === oracle.id) ? 'fail' : 'pass',
      evidence: 49_000,
    }),
  );
  const byOperation = places.map(sampleCoverage);
  const exercised = byOperation.filter((row) => row.requests > 0).length;
  const grave = findings.filter(
    (f) => f.state === 'open' && (f.severity === 'critical' || f.severity === 'high'),
  ).length;
  const waived = findings.filter((finding) => finding.state === 'waived').length;
  return {
    schemaVersion: '1.0',
    runId: '2025-06-30T10-12-04Z-42',
    verdict: grave > 0 ? 'NO-GO' : waived > 0 ? 'CONDITIONAL' : 'GO',
    exitCode: grave > 0 ? 1 : 0,
    reasons: grave > 0 ? [`${grave} open findings of severity high or worse.`] : [],
    complete: true,
    seed: 42,
    startedAt: '2025-06-30T10:12:04.000Z',
    durationMs: 133_400,
    engineVersions: { assay: '0.1.0', node: '24.21.0', playwright: '1.65.1', 'fast-check': '4.10.2', k6: '2.2.0' },
    target: {
      url: 'http://127.0.0.1:4010',
      environment: 'staging',
      spec: {
        source: 'http://127.0.0.1:4010/openapi.json',
        title: 'Order management',
        version: '1.4.0',
        openapi: '3.1.0',
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
      commit: '4f2c1d9',
    },
    settings: {
      only: ['contracts', 'properties', 'scenarios', 'load'],
      writes: true,
      load: true,
      depth: 'default',
      profile: 'smoke',
    },
    gates: [
      {
        rule: 'no open finding of severity high or worse',
        expected: '0',
        actual: String(grave),
        holds: grave === 0,
        breaks: 'NO-GO',
      },
      {
        rule: 'every load objective holds',
        expected: 'p95 ≤ 300 ms, errors ≤ 1 %',
        actual: slow ? 'p95 342 ms, errors 0.2 %' : 'p95 96.2 ms, errors 0 %',
        holds: !slow,
        breaks: 'NO-GO',
      },
      {
        rule: 'success answers reached',
        expected: 'at least 80 % of exercised operations',
        actual: `${exercised} of ${exercised}`,
        holds: true,
        breaks: 'INCONCLUSIVE',
      },
      { rule: 'no waived finding', expected: '0', actual: String(waived), holds: waived === 0, breaks: 'CONDITIONAL' },
    ],
    coverage: {
      operations: { total: places.length, exercised, succeeded: exercised },
      exchanges: 3412,
      exchangesByPurpose: { setup: 96, case: 2804, walk: 212, race: 240, 'read-back': 44, cleanup: 16 },
      casesPerSecond: 412,
      byOperation,
    },
    outcomes: [...outcomes, ...loadOutcomes],
    findings,
    load: sampleLoad(
      places.map((place) => `${place.method} ${place.path}`),
      slow,
    ),
    cleanup: { created: 16, deleted: 16, left: [] },
    warnings: [{ code: 'SAME_MACHINE', message: 'The load generator ran on the same machine as the target.' }],
    oracles: ORACLES,
    inferences: [
      { subject: 'pagination', text: 'GET /v1/orders pages by page and page_size; meta.total gives the whole count.' },
      { subject: 'producer', text: 'orders.id is made by POST /v1/orders.' },
    ],
    timing: { contracts: 21_000, properties: 14_000, scenarios: 18_000, load: 61_000 },
    ...changes,
  };
}

/** `count` findings over all oracles but load, one for each pair of oracle and operation. */
export function sampleFindings(
  places: readonly Place[],
  count: number,
  changes: Partial<Finding> = {},
): readonly Finding[] {
  const judges = ORACLES.filter((oracle) => oracle.part !== 'load');
  return Array.from({ length: count }, (_, at) => {
    const oracle = judges[at % judges.length] ?? ORACLES[0];
    const place = places[Math.floor(at / judges.length + at * 7) % places.length] ?? null;
    if (oracle === undefined) throw new TypeError('There is no oracle.');
    return sampleFinding(oracle, place, at, changes);
  });
}
