import type { Finding } from '../../core/findings/types.ts';
import type { OracleDeclaration } from '../../core/oracle/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { sampleFinding } from './sample-finding.ts';
import { ORACLES } from './sample-oracles.data.ts';
import { sampleFindings, samplePlaces, sampleRecord } from './sample-record.ts';

function oracleOf(id: string): OracleDeclaration {
  const found = ORACLES.find((oracle) => oracle.id === id);
  if (found === undefined) throw new RangeError(`There is no oracle ${id}.`);
  return found;
}

const at = (method: string, module: string, tail = '') => ({ method, path: `/v1/${module}${tail}`, module });

/** Eight findings of every severity, with exchanges. */
export function plantedFindings(): readonly Finding[] {
  return [
    sampleFinding(oracleOf('lost-update'), at('PATCH', 'orders', '/{id}'), 0),
    sampleFinding(oracleOf('idempotency-replay'), at('POST', 'payments'), 1),
    sampleFinding(oracleOf('no-server-error'), at('POST', 'coupons'), 2),
    sampleFinding(oracleOf('page-walk'), at('GET', 'products'), 3, { confidence: 'firm' }),
    sampleFinding(oracleOf('body-schema'), at('GET', 'orders', '/{id}'), 4),
    sampleFinding(oracleOf('documented-headers'), at('POST', 'orders'), 5),
    sampleFinding(oracleOf('method-not-allowed'), at('DELETE', 'stock', '/{id}'), 6),
    sampleFinding(oracleOf('problem-code'), at('GET', 'partners', '/{id}'), 7),
  ];
}

const waiver = {
  reason: 'Fixed in 1.5; clients were told.',
  owner: 'orders team',
  expires: '2025-07-08',
  ticket: 'ORD-311',
};

const nothing = {
  outcomes: [],
  findings: [],
  load: [],
  oracles: [],
  inferences: [],
  timing: {},
  warnings: [],
} as const;

/** Records of the runs a report must be able to tell of. */
export const golden = {
  good: (): RunRecord => sampleRecord(),
  planted: (): RunRecord => sampleRecord({ findings: plantedFindings(), slow: true }),
  waived: (): RunRecord =>
    sampleRecord({
      findings: plantedFindings().map((finding, index) => ({
        ...finding,
        ...(index < 5
          ? { state: 'waived' as const, waiver: index < 3 ? waiver : { ...waiver, expires: '2025-12-31' } }
          : {}),
      })),
    }),
  unreachable: (): RunRecord =>
    sampleRecord({
      changes: {
        ...nothing,
        verdict: 'INCONCLUSIVE',
        exitCode: 2,
        reasons: ['TARGET_UNREACHABLE: http://127.0.0.1:4010 refused the connection (ECONNREFUSED).'],
        gates: [
          {
            rule: 'target answers',
            expected: 'an answer',
            actual: 'connection refused',
            holds: false,
            breaks: 'INCONCLUSIVE',
          },
        ],
        coverage: {
          operations: { total: 0, exercised: 0, succeeded: 0 },
          exchanges: 0,
          exchangesByPurpose: {},
          casesPerSecond: 0,
          byOperation: [],
        },
        cleanup: { created: 0, deleted: 0, left: [] },
      },
    }),
  unauthorized: (): RunRecord => {
    const base = sampleRecord();
    const reason = 'Every request was answered 401: the token in ASSAY_TOKEN was not accepted.';
    return {
      ...base,
      verdict: 'INCONCLUSIVE',
      exitCode: 2,
      reasons: [reason],
      load: [],
      outcomes: base.outcomes.map((outcome) => ({ ...outcome, outcome: 'inconclusive', reason, evidence: 0 })),
      gates: base.gates.map((gate) =>
        gate.rule === 'success answers reached' ? { ...gate, actual: '0 of 49', holds: false } : gate,
      ),
      coverage: {
        ...base.coverage,
        operations: { ...base.coverage.operations, succeeded: 0 },
        byOperation: base.coverage.byOperation.map((row) => ({
          ...row,
          succeeded: false,
          statuses: row.requests === 0 ? {} : { '401': row.requests },
          reason,
        })),
      },
    };
  },
  /** 500 operations, 5,000 findings. */
  large: (): RunRecord => {
    const places = samplePlaces(500);
    return sampleRecord({ places, findings: sampleFindings(places, 5000) });
  },
} as const;
