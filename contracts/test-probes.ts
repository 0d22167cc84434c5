import type { OutgoingRequest } from '../core/exchange/types.ts';
import type { Session } from '../core/exercise/session.ts';
import type { GeneratedCase } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import { entryFor } from '../core/plan/plan.ts';
import { isSafe, isSignIn } from '../core/plan/safety.ts';
import type { AnswerJudge } from './answer-judge.ts';
import type { CheckTally } from './check-tally.ts';
import type { OwnItem } from './own-item.ts';
import type { Accepted, HeaderChanges, Probe, ProbeContext, RequestChanges } from './probe.ts';
import { probes } from './probes/index.ts';

export interface Tested {
  readonly session: Session;
  readonly operation: Operation;
  readonly accepted: readonly Accepted[];
  readonly base: GeneratedCase | undefined;
  readonly item: OwnItem;
  readonly judge: AnswerJudge;
  /** Checks that look at every answer. */
  readonly tallies: readonly CheckTally[];
}

/** Lets every probe of one operation gather and judge. Returns how many requests were sent. */
export async function testProbes(tested: Tested): Promise<number> {
  const { session, operation } = tested;
  const running: Probe[] = [];
  for (const probe of probes) {
    if (!probe.considers(operation, session.facts)) continue;
    const entry = entryFor(probe, operation, session.facts);
    if (entry.runs) running.push(probe);
    else session.journal.planned(probe, entry);
  }
  const context = contextOf(tested);
  for (const probe of running) {
    const evidence = await probe.gather(context);
    const verdict =
      typeof evidence === 'string' ? ({ outcome: 'not-tested', reason: evidence } as const) : probe.verify(evidence);
    session.journal.judge(probe, operation, verdict);
  }
  return context.sent;
}

function contextOf(tested: Tested): ProbeContext & { readonly sent: number } {
  const { session, operation, accepted, base, item, judge, tallies } = tested;
  const shared = new Map<string, Promise<unknown>>();
  let sent = 0;
  return {
    session,
    operation,
    accepted,
    base,
    item,
    get sent() {
      return sent;
    },
    async request(changes: RequestChanges = {}) {
      const values = changes.values ?? base?.values;
      if (!values) return 'no valid request was accepted, so there is nothing to compare with';
      if (session.config.environment !== 'local' && isSignIn(operation))
        return 'repeated sign-ins could lock an account';
      if (!(await item.bound())) return 'no item of ours to send it to';
      const { identity } = changes;
      const options = { purpose: 'case', headers: await item.headers(), ...(identity && { identity }) } as const;
      return withHeaders(session.traffic.prepare(operation, item.fresh(values), options), changes.headers ?? {});
    },
    async send(request, words, meanwhile) {
      const exchange = await session.traffic.send(request);
      sent++;
      judge.judge(exchange.response ? tallies : [], exchange, words, { probe: words });
      await meanwhile?.(exchange);
      // A request outside the description made nothing of this operation's.
      if (!isSafe(operation) && request.operation === operation.id) await item.settle(exchange);
      return exchange;
    },
    once<T>(key: string, gather: () => Promise<T>): Promise<T> {
      const known = shared.get(key) ?? gather();
      shared.set(key, known);
      return known as Promise<T>;
    },
  };
}

/** Changed headers take the place of equal ones in any case. */
export function withHeaders(request: OutgoingRequest, changes: HeaderChanges): OutgoingRequest {
  const kept = Object.entries(request.headers).filter(([name]) => !(name.toLowerCase() in changes));
  const added = Object.entries(changes).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  return { ...request, headers: Object.fromEntries([...kept, ...added]) };
}
