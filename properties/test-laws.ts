import type { Session } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Verdict } from '../core/oracle/types.ts';
import { entryFor } from '../core/plan/plan.ts';
import { gatherConditional } from './conditional/gather.ts';
import { changedResource } from './conditional/judging.ts';
import type { Contexts, Law, SubjectKind } from './law.ts';
import { laws } from './laws/index.ts';
import { gatherLifecycle } from './lifecycle/gather.ts';
import { createdResource } from './lifecycle/judging.ts';
import { gatherList } from './lists/gather.ts';
import { listResource } from './lists/judging.ts';
import { gatherReading } from './reading/gather.ts';
import { readResource } from './reading/judging.ts';
import { gatherReplacement } from './replacement/gather.ts';
import { replacedResource } from './replacement/judging.ts';
import { gatherReplay } from './replay/gather.ts';
import { keyHeader } from './replay/judging.ts';
import { gatherSharedUrl } from './shared-url/gather.ts';
import type { Subject } from './subjects.ts';
import { gatherVisibility } from './visibility/gather.ts';

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
  const count = requestCounter(session);
  const context = await contextOf(session, kind, operation);
  // What is gathered for all laws is counted for the first one.
  let requests = count();
  const lastOnes = running.filter(({ disturbs }) => disturbs);
  for (const law of [...running.filter(({ disturbs }) => !disturbs), ...lastOnes]) {
    const verdict = typeof context === 'string' ? notTested(context) : await ask(law, context);
    requests += count();
    journal.judge(law, operation, verdict, requests);
    requests = 0;
  }
}

const notTested = (reason: string): Verdict => ({ outcome: 'not-tested', reason });

/** A law is only ever given the context of its own subject. */
type AnyContext = Contexts[SubjectKind];

async function ask(law: Law, context: AnyContext): Promise<Verdict> {
  const evidence =
    'gather' in law
      ? await (law.gather as (context: AnyContext) => Promise<unknown>)(context)
      : (context.evidence as unknown);
  return typeof evidence === 'string' ? notTested(evidence) : (law.verify as (one: unknown) => Verdict)(evidence);
}

/** Requests since it was asked last. */
function requestCounter({ traffic }: Session): () => number {
  let before = traffic.sent;
  return () => {
    const since = traffic.sent - before;
    before = traffic.sent;
    return since;
  };
}

/** What all laws of this subject share; the reason in words when it cannot be had. */
async function contextOf(session: Session, kind: SubjectKind, operation: Operation): Promise<AnyContext | string> {
  const { facts } = session;
  switch (kind) {
    case 'list': {
      const resource = listResource(operation, facts);
      return resource?.list ? gatherList(session, operation, resource, resource.list) : 'no list was inferred';
    }
    case 'lifecycle': {
      const resource = createdResource(operation, facts);
      if (!resource) return 'no resource was inferred';
      const evidence = await gatherLifecycle(session, resource);
      return typeof evidence === 'string' ? evidence : { session, operation, resource, evidence };
    }
    case 'replacement': {
      const resource = replacedResource(operation, facts);
      if (!resource) return 'no resource was inferred';
      const evidence = await gatherReplacement(session, operation, resource);
      return typeof evidence === 'string' ? evidence : { session, operation, resource, evidence };
    }
    case 'visibility': {
      const resource = createdResource(operation, facts);
      if (!resource) return 'no resource was inferred';
      const evidence = await gatherVisibility(session, operation, resource);
      return typeof evidence === 'string' ? evidence : { session, operation, resource, evidence };
    }
    case 'reading': {
      const resource = readResource(operation, facts);
      if (!resource) return 'no resource was inferred';
      const evidence = await gatherReading(session, operation, resource);
      return typeof evidence === 'string' ? evidence : { session, operation, resource, evidence };
    }
    case 'shared-url': {
      const evidence = await gatherSharedUrl(session, operation);
      return typeof evidence === 'string' ? evidence : { session, operation, evidence };
    }
    case 'conditional': {
      const resource = changedResource(operation, facts);
      if (!resource) return 'no resource was inferred';
      const evidence = await gatherConditional(session, operation, resource);
      return typeof evidence === 'string' ? evidence : { session, operation, resource, evidence };
    }
    case 'replay': {
      const header = keyHeader(operation, facts) ?? 'idempotency-key';
      const replayed = await gatherReplay(session, operation, header);
      return typeof replayed === 'string' ? replayed : { session, operation, header, ...replayed };
    }
  }
}
