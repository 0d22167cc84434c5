import type { Exchange } from '../core/exchange/types.ts';
import { exerciseOperation } from '../core/exercise/exercise-operation.ts';
import { quote } from '../core/exercise/json-body.ts';
import type { Session } from '../core/exercise/session.ts';
import type { GeneratedCase } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import { entryFor } from '../core/plan/plan.ts';
import { isSafe } from '../core/plan/safety.ts';
import { answerOf } from './answer.ts';
import type { Answer } from './check.ts';
import { CheckTally } from './check-tally.ts';
import { checks } from './checks/index.ts';
import { crossChecker } from './cross-check.ts';

/** Sends an operation's cases and lets every check look at every answer. */
export async function testOperation(session: Session, operation: Operation): Promise<void> {
  const { journal, facts } = session;
  const entries = checks.map((check) => ({ check, entry: entryFor(check, operation, facts) }));
  for (const { check, entry } of entries) if (!entry.runs) journal.planned(check, entry);
  const tallies = entries.filter(({ entry }) => entry.runs).map(({ check }) => new CheckTally(check));
  if (tallies.length === 0) {
    const [blocked] = entries.filter(({ entry }) => entry.outcome === 'not-tested');
    if (blocked?.entry.reason) session.coverage.explain(operation.id, blocked.entry.reason);
    return;
  }
  const crossCheck = crossChecker(session, operation);
  const started = performance.now();
  const sent = await exerciseOperation(session, operation, (exchange, one) =>
    judge(session, operation, tallies, crossCheck, exchange, one),
  );
  journal.say({ type: 'cases', count: sent, durationMs: performance.now() - started });
  const reason = session.coverage.reasonFor(operation.id);
  for (const tally of tallies) journal.judge(tally.check, operation, tally.verdict(reason));
}

async function judge(
  session: Session,
  operation: Operation,
  tallies: readonly CheckTally[],
  crossCheck: (answer: Answer) => void,
  exchange: Exchange,
  one: GeneratedCase,
): Promise<void> {
  const settled = await confirmed(session, operation, exchange, one);
  const { response } = settled;
  if (!response || (settled.failure && response.status < 500)) {
    for (const tally of tallies) tally.unanswered(settled);
    return;
  }
  const answer = answerOf(operation, { ...settled, response }, (schema) =>
    session.validators.schema(schema, 'response'),
  );
  const witness = [
    `${one.origin} case: ${one.label}`,
    `${settled.request.method} ${settled.request.url} -> ${response.status} ${quote(response, 100)}`,
  ];
  for (const tally of tallies) tally.add(answer, witness);
  crossCheck(answer);
}

const FROM_A_GATEWAY = new Set([502, 503, 504]);

/** No answer, or one that a gateway may have given: asked once more where asking twice changes nothing. */
async function confirmed(
  session: Session,
  operation: Operation,
  exchange: Exchange,
  one: GeneratedCase,
): Promise<Exchange> {
  const doubtful = exchange.failure !== undefined || FROM_A_GATEWAY.has(exchange.response?.status ?? 0);
  if (!doubtful || !isSafe(operation)) return exchange;
  await new Promise((resolve) => setTimeout(resolve, 250));
  const { operation: _, purpose, ...wire } = exchange.request;
  return session.traffic.send({ ...wire, operation: operation.id, purpose, caseId: one.id });
}
