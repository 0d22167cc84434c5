import type { OracleDeclaration, Verdict } from '../../core/oracle/types.ts';
import { FEWEST_SAMPLES, holdsOf, type Measures, type Objective, percent } from '../objective.ts';

/** A rate made of fewer errors than this could be chance: one lost connection in 60 requests is 1.7 %. */
const FEWEST_ERRORS = 5;

/** Lower end of the one-sided 95 % Wilson interval of a share. */
function certainShare(count: number, of: number): number {
  const z2 = 1.645 ** 2;
  const share = count / of;
  const spread = Math.sqrt(z2 * ((share * (1 - share)) / of + z2 / (4 * of * of)));
  return (share + z2 / (2 * of) - spread) / (1 + z2 / of);
}

function judge(measures: Measures, { errorRate: limit }: { readonly errorRate: number }): Verdict {
  if (measures.invalid !== undefined) return { outcome: 'inconclusive', reason: measures.invalid };
  const { requests, errors, errorRate } = measures;
  // When every user waits for an answer that never comes there are few requests, and no doubt.
  const noDoubt = errors >= FEWEST_ERRORS && certainShare(errors, requests) > limit;
  if (requests < FEWEST_SAMPLES && !noDoubt) {
    const reason = `insufficient samples: ${requests} requests, at least ${FEWEST_SAMPLES} are needed`;
    return { outcome: 'inconclusive', reason };
  }
  if (errorRate < limit) return { outcome: 'pass', evidence: requests };
  const observed = `${percent(errorRate, limit)}: ${errors} of ${requests} requests`;
  if (errors < FEWEST_ERRORS) {
    const reason = `insufficient samples: ${observed} failed, too few errors to tell a rate of ${limit * 100} % from chance`;
    return { outcome: 'inconclusive', reason };
  }
  return {
    outcome: 'fail',
    evidence: requests,
    violations: [
      {
        key: 'error-rate-over-budget',
        expected: `error rate < ${limit * 100} %`,
        observed,
        witness: [`${measures.subject}: ${observed} failed`],
        exchanges: [],
        confidence: 'firm',
      },
    ],
  };
}

export const oracle: OracleDeclaration = {
  id: 'smoke-errors',
  part: 'load',
  kind: 'objective',
  severity: 'high',
  criterion: 'smoke',
  holds: 'Requests that succeed alone also succeed under smoke load',
  broken: 'Requests that succeed alone fail under smoke load',
  asserts: 'The share of requests on the plateau without an expected status in time is below the budget.',
  why: 'Users see errors as soon as more than one of them is there.',
  source: [
    {
      standard: 'SRE Workbook',
      clause: 'Implementing SLOs: availability as a share of successful requests',
      url: 'https://sre.google/workbook/implementing-slos/',
    },
  ],
  remedy:
    'Look at the statuses in the target’s log during the run: exhausted connection pools, deadlocks, rate limits that count the generator as one caller, and time-outs are the usual causes.',
};

export const objective: Objective = {
  declaration: oracle,
  judge,
  budget(measures, budgets) {
    const answer = holdsOf(judge(measures, budgets));
    const enough = measures.requests >= FEWEST_SAMPLES || answer.holds === false;
    const measured = enough ? measures.errorRate : null;
    return { objective: 'error-rate', limit: budgets.errorRate, measured, unit: 'ratio', ...answer };
  },
};
