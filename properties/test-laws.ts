import type { Session } from '../core/exercise/session.ts';
import type { Verdict } from '../core/oracle/types.ts';
import { entryFor } from '../core/plan/plan.ts';
import type { LifecycleLaw, ListLaw, ReplayLaw } from './law.ts';
import { laws } from './laws/index.ts';
import { gatherLifecycle } from './lifecycle/gather.ts';
import { createdResource } from './lifecycle/judging.ts';
import { gatherList } from './lists/gather.ts';
import { listResource } from './lists/judging.ts';
import { gatherReplay } from './replay/gather.ts';
import { keyHeader } from './replay/judging.ts';
import type { Subject } from './subjects.ts';

/** Gathers a subject's evidence once and asks every law of its kind. */
export async function testLaws(session: Session, { kind, operation }: Subject): Promise<void> {
  const { facts, journal } = session;
  const own = laws.filter((law) => law.subject === kind && law.considers(operation, facts));
  const running = own.filter((law) => {
    const entry = entryFor(law, operation, facts);
    if (!entry.runs) journal.planned(law, entry);
    return entry.runs;
  });
  if (running.length === 0) return;
  const tell = (verify: (law: (typeof running)[number]) => Verdict): void => {
    for (const law of running) journal.judge(law, operation, verify(law));
  };
  const unreached = (reason: string): void => tell(() => ({ outcome: 'not-tested', reason }));
  if (kind === 'list') {
    const resource = listResource(operation, facts);
    if (!resource?.list) return unreached('no list was inferred');
    const evidence = await gatherList(session, operation, resource, resource.list);
    if (typeof evidence === 'string') return unreached(evidence);
    return tell((law) => (law as ListLaw).verify(evidence));
  }
  if (kind === 'lifecycle') {
    const resource = createdResource(operation, facts);
    if (!resource) return unreached('no resource was inferred');
    const evidence = await gatherLifecycle(session, resource);
    if (typeof evidence === 'string') return unreached(evidence);
    return tell((law) => (law as LifecycleLaw).verify(evidence));
  }
  const evidence = await gatherReplay(session, operation, keyHeader(operation, facts) ?? 'idempotency-key');
  if (typeof evidence === 'string') return unreached(evidence);
  return tell((law) => (law as ReplayLaw).verify(evidence));
}
