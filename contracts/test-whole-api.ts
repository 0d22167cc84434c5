import type { Session } from '../core/exercise/session.ts';
import type { Verdict } from '../core/oracle/types.ts';
import type { WholeApiProbe } from './probe.ts';

/** One probe of the API as a whole. */
export async function testWholeApi(session: Session, probe: WholeApiProbe): Promise<void> {
  session.journal.judge(probe, undefined, await verdictOf(session, probe));
}

async function verdictOf(session: Session, probe: WholeApiProbe): Promise<Verdict> {
  if (session.facts.operations.length === 0)
    return { outcome: 'not-tested', reason: 'the description lists no operation' };
  const applies = probe.appliesToApi(session.facts);
  if (!applies.applies) return { outcome: 'not-applicable', reason: applies.reason };
  const evidence = await probe.gather({ session, send: (request) => session.traffic.send(request) });
  return typeof evidence === 'string' ? { outcome: 'not-tested', reason: evidence } : probe.verify(evidence);
}
