import type { Exchange } from '../core/exchange/types.ts';
import { exerciseOperation } from '../core/exercise/exercise-operation.ts';
import type { Session } from '../core/exercise/session.ts';
import type { GeneratedCase } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import { entryFor } from '../core/plan/plan.ts';
import { isSafe } from '../core/plan/safety.ts';
import { AnswerJudge, witnessOf } from './answer-judge.ts';
import type { Answer } from './check.ts';
import { CheckTally } from './check-tally.ts';
import { checks } from './checks/index.ts';
import { crossChecker } from './cross-check.ts';
import { onlyDifference } from './only-difference.ts';
import { freshToken, OwnItem } from './own-item.ts';
import { richest } from './richest-case.ts';
import { testCredentials } from './test-credentials.ts';
import { testProbes } from './test-probes.ts';
import { testViolations } from './test-violations.ts';

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
  const judge = new AnswerJudge(session, operation);
  const started = performance.now();
  const plain = tallies.filter(({ check }) => check.judges === undefined);
  const seen: Seen[] = [];
  let sent = await exerciseOperation(session, operation, async (exchange, one) => {
    const settled = await confirmed(session, operation, exchange, one);
    const answer = judge.judge(plain, settled, `${one.origin} case: ${one.label}`);
    if (answer) seen.push({ answer, one });
    if (answer) crossCheck(answer);
  });
  judgeValid(session, tallies, seen);
  const accepted = seen.filter(isAccepted).map(({ one, answer }) => ({ one, exchange: answer.exchange }));
  const base = richest(accepted.map(({ one }) => one));
  const item = new OwnItem(session, operation);
  const reasons = new Map<string, string>();
  for (const tally of tallies) {
    const { judges, id } = tally.check;
    if (judges !== 'violation' && judges !== 'credentials') continue;
    const judgeBoth = (exchange: Exchange, words: string, extra: Partial<Answer>): void => {
      judge.judge(exchange.response ? [...plain, tally] : [tally], exchange, words, extra);
    };
    const result =
      judges === 'violation'
        ? await testViolations(
            session,
            operation,
            base,
            item,
            (exchange, violation) => judgeBoth(exchange, `invalid request: ${violation.label}`, { violation }),
            accepted.some(({ one }) => one.origin === 'minimal'),
          )
        : await testCredentials(session, operation, base, item, (exchange, credentials) =>
            judgeBoth(exchange, `the request of the ${base?.origin} case with ${credentials} credentials`, {
              credentials,
            }),
          );
    sent += result.sent;
    if (result.reason !== undefined) reasons.set(id, result.reason);
  }
  const always = plain.filter(({ check }) => check.judgesProbes);
  sent += await testProbes({ session, operation, accepted, base, item, judge, tallies: always });
  journal.say({ type: 'cases', count: sent, durationMs: performance.now() - started });
  const reason = session.coverage.reasonFor(operation.id);
  for (const tally of tallies) {
    journal.judge(tally.check, operation, tally.verdict(reason ?? reasons.get(tally.check.id)));
  }
}

/** A valid case and what came back. */
interface Seen {
  readonly answer: Answer;
  readonly one: GeneratedCase;
}

const isAccepted = ({ answer: { response } }: Seen): boolean => response.status >= 200 && response.status < 300;

/** What a refusal means can be told only when all valid requests were answered. */
function judgeValid(session: Session, tallies: readonly CheckTally[], seen: readonly Seen[]): void {
  const token = freshToken(session.facts.runToken);
  for (const { answer, one } of seen) {
    const others = seen.filter((other) => other.one !== one && isAccepted(other)).map((other) => other.one.values);
    const refused = answer.response.status >= 400;
    const difference = refused ? onlyDifference(one.values, others, token) : undefined;
    const { origin, label } = one;
    const valid = { origin, label, othersAccepted: others.length > 0, ...(difference && { difference }) };
    for (const tally of tallies) {
      if (tally.check.judges === 'valid')
        tally.add({ ...answer, valid }, witnessOf(answer, `${origin} case: ${label}`));
    }
  }
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
