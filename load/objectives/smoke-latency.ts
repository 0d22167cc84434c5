import type { OracleDeclaration, Verdict } from '../../core/oracle/types.ts';
import { FEWEST_SAMPLES, holdsOf, type Measures, milliseconds, type Objective } from '../objective.ts';

function judge(measures: Measures, { p95: limit }: { readonly p95: number }): Verdict {
  if (measures.invalid !== undefined) return { outcome: 'inconclusive', reason: measures.invalid };
  const { successes, p95 } = measures;
  if (p95 === null || successes < FEWEST_SAMPLES) {
    const reason = `insufficient samples: ${successes} successful requests, at least ${FEWEST_SAMPLES} are needed`;
    return { outcome: 'inconclusive', reason };
  }
  if (p95 < limit) return { outcome: 'pass', evidence: successes };
  const observed = `p95 ${milliseconds(p95, limit)} ms over ${successes} successful requests`;
  return {
    outcome: 'fail',
    evidence: successes,
    violations: [
      {
        key: 'p95-over-budget',
        expected: `p95 < ${limit} ms`,
        observed,
        witness: [`${measures.subject}: ${observed}`],
        exchanges: [],
        confidence: 'firm',
      },
    ],
  };
}

export const oracle: OracleDeclaration = {
  id: 'smoke-latency',
  part: 'load',
  kind: 'objective',
  severity: 'high',
  criterion: 'smoke',
  holds: 'Answers are fast enough under smoke load',
  broken: 'Answers are too slow under smoke load',
  asserts: 'The 95th percentile of the durations of successful requests on the plateau is below the budget.',
  why: 'One user in twenty waits longer than this; callers time out, retry, and make it worse.',
  source: [
    {
      standard: 'SRE Workbook',
      clause: 'Implementing SLOs: latency as a share of requests faster than a threshold',
      url: 'https://sre.google/workbook/implementing-slos/',
    },
  ],
  remedy:
    'Look at the slowest operations in the load table; usual causes are missing indexes, one query per item, work done before answering that could be done after it, and small connection pools.',
};

export const objective: Objective = {
  declaration: oracle,
  judge,
  budget(measures, budgets) {
    const enough = measures.successes >= FEWEST_SAMPLES;
    return {
      objective: 'p95',
      limit: budgets.p95,
      measured: enough ? measures.p95 : null,
      unit: 'ms',
      ...holdsOf(judge(measures, budgets)),
    };
  },
};
