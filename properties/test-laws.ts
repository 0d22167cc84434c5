import type { Session } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Verdict } from '../core/oracle/types.ts';
import { entryFor } from '../core/plan/plan.ts';
import type { Law } from './law.ts';
import { laws } from './laws/index.ts';
import { gatherLifecycle } from './lifecycle/gather.ts';
import { createdResource } from './lifecycle/judging.ts';
import { gatherList } from './lists/gather.ts';
import { listResource } from './lists/judging.ts';
import { gatherReplacement } from './replacement/gather.ts';
import { replacedResource } from './replacement/judging.ts';
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
  const evidence = await gather(session, kind, operation);
  for (const law of running) {
    if (typeof evidence === 'string') journal.judge(law, operation, { outcome: 'not-tested', reason: evidence });
    else journal.judge(law, operation, (law.verify as (evidence: unknown) => Verdict)(evidence));
  }
}

/** The evidence all laws of this subject share; the reason in words when it cannot be had. */
async function gather(session: Session, kind: Law['subject'], operation: Operation): Promise<object | string> {
  const { facts } = session;
  switch (kind) {
    case 'list': {
      const resource = listResource(operation, facts);
      return resource?.list ? gatherList(session, operation, resource, resource.list) : 'no list was inferred';
    }
    case 'lifecycle': {
      const resource = createdResource(operation, facts);
      return resource ? gatherLifecycle(session, resource) : 'no resource was inferred';
    }
    case 'replacement': {
      const resource = replacedResource(operation, facts);
      return resource ? gatherReplacement(session, operation, resource) : 'no resource was inferred';
    }
    case 'replay':
      return gatherReplay(session, operation, keyHeader(operation, facts) ?? 'idempotency-key');
  }
}
