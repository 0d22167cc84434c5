import { release } from '../core/exchange/gate.ts';
import { classify } from '../core/exchange/outcome.ts';
import type { Exchange } from '../core/exchange/types.ts';
import { madeBy } from '../core/exercise/made-by.ts';
import type { Session } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Verdict } from '../core/oracle/types.ts';
import type { Contender, Race } from './race.ts';

const ROUNDS = { quick: 8, default: 20, deep: 100 } as const;
const BUDGET_MS = { quick: 4_000, default: 10_000, deep: 60_000 } as const;
const CONTENDERS = 12;

/** Runs rounds until one proves a violation or the budget is used up. */
export async function runRace(session: Session, race: Race, operation: Operation): Promise<Verdict> {
  const baseline = await race.baseline(session, operation);
  if (!baseline.go) {
    if ('violation' in baseline) return { outcome: 'fail', violations: [baseline.violation], evidence: 1 };
    return { outcome: baseline.outcome, reason: baseline.reason };
  }
  const { depth } = session.config;
  const deadline = performance.now() + BUDGET_MS[depth];
  const overlaps: number[] = [];
  let unknowns = 0;
  let method = '';
  for (let round = 0; round < ROUNDS[depth] && performance.now() < deadline; round++) {
    const lineup = await race.lineUp(session, operation, CONTENDERS);
    if (typeof lineup === 'string') {
      if (round === 0) return { outcome: 'not-tested', reason: lineup };
      break;
    }
    const announced = session.traffic.announce(lineup.requests);
    const released = await release(lineup.requests, {
      client: session.client,
      heldBytes: round % 2 === 0 ? 'body' : 'header',
    });
    if (released.skipped !== undefined) continue;
    for (const [index, exchange] of released.exchanges.entries()) session.traffic.absorb(exchange, announced[index]);
    method = released.method;
    const contenders = released.exchanges.map((exchange) => contenderOf(session, operation, exchange));
    const observed = await race.observe(session, operation, lineup.context, released.exchanges);
    const violations = race.verify({ contenders, context: lineup.context, observed });
    if (violations.length > 0) {
      const seen = `in round ${round + 1}, ${lineup.requests.length} requests released together (${released.method}, overlap ${percent(released.overlap)})`;
      return {
        outcome: 'fail',
        evidence: round + 1,
        violations: violations.map((one) => ({ ...one, witness: [...one.witness, seen] })),
      };
    }
    unknowns += contenders.filter((one) => one.outcome === 'unknown').length;
    // A round in which nothing overlapped, or in which nothing took effect, could not have failed.
    if (released.overlap > 0 && contenders.some((one) => one.outcome === 'ok')) overlaps.push(released.overlap);
  }
  return held(overlaps, unknowns, method);
}

function contenderOf(session: Session, operation: Operation, exchange: Exchange): Contender {
  const made = madeBy(session, operation, exchange);
  return {
    exchange: exchange.id,
    outcome: classify(exchange).outcome,
    status: exchange.response?.status ?? 0,
    ...(made !== undefined && { made }),
  };
}

/** What "held" must say: rounds, overlap, and the race probability that would have been seen with 95 % confidence. */
function held(overlaps: readonly number[], unknowns: number, method: string): Verdict {
  if (overlaps.length === 0)
    return { outcome: 'not-tested', reason: 'no round could be released with overlapping requests' };
  const median = [...overlaps].sort((left, right) => left - right)[Math.floor(overlaps.length / 2)] ?? 0;
  const excluded = 1 - 0.05 ** (1 / overlaps.length);
  const note =
    `held in ${overlaps.length} rounds of ${CONTENDERS} requests (${method}, median overlap ${percent(median)}, ${unknowns} without answer); ` +
    `a fault that shows in ${percent(excluded)} of such rounds or more would have been seen with 95 % confidence`;
  return { outcome: 'pass', evidence: overlaps.length, note };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
