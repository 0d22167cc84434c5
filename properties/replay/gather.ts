import { randomUUID } from 'node:crypto';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { keySettingsOf } from '../../core/plan/configured-keys.ts';
import { isQuoted, learnedFrom, tellDialect } from './dialect.ts';
import { keepsNothing } from './keeps-nothing.ts';
import { anotherPayload, type KeyedRequest, keyedRequests, sendKeyed } from './keyed-request.ts';
import { sideLook, sidesOf } from './side-effects.ts';
import type { ReplayEvidence } from './types.ts';

const MOST_CASES = 4;

/** What the laws of one keyed operation share. */
export interface Replayed {
  readonly evidence: ReplayEvidence;
  /** A request that was accepted with a key. */
  readonly request: KeyedRequest;
  readonly quoted: boolean;
}

/** Sends one request, its repeat and its variations with keys, alone and in order. */
export async function gatherReplay(session: Session, operation: Operation, header: string): Promise<Replayed | string> {
  // Known items may be used up (an empty wallet, a closed order): new ones are typical.
  for (const need of [undefined, 'fresh'] as const) {
    const requests = await keyedRequests(session, operation, need);
    if (typeof requests === 'string') return requests;
    for (const request of requests.slice(0, MOST_CASES)) {
      const replayed = await replayOf(session, request, header);
      if (!replayed) continue;
      const { made } = replayed.evidence.first;
      return (made !== undefined && (await keepsNothing(session, request, made))) || replayed;
    }
  }
  return 'no request with a key was accepted';
}

/** Undefined when the first request was refused. */
async function replayOf(session: Session, request: KeyedRequest, header: string): Promise<Replayed | undefined> {
  const { operation } = request;
  const configured = keySettingsOf(operation, session.config.idempotency)?.quoted;
  const quoted = configured ?? isQuoted(operation, header);
  const write = (key: string): string => (quoted ? `"${key}"` : key);
  const key = write(randomUUID());
  const look = () => sideLook(session, request);
  const before = await look();
  const first = await sendKeyed(session, request, header, key);
  if (first.status < 200 || first.status > 299) return undefined;
  const between = await look();
  const repeated = await sendKeyed(session, request, header, key);
  const sides = sidesOf([before, between, await look()], first.made);
  const other = anotherPayload(session, request);
  const otherPayload = other && (await sendKeyed(session, other, header, key));
  const otherKey = other && (await sendKeyed(session, other, header, write(randomUUID())));
  const samePayload = await sendKeyed(session, request, header, write(randomUUID()));
  const support = session.facts.model.idempotency.find((one) => one.operation === operation.id);
  const others = { ...(otherPayload && { otherPayload }), ...(otherKey && { otherKey }) };
  const learned = { first, repeated, ...(otherPayload && { otherPayload }) };
  const dialect = learnedFrom({ header, required: support?.required ?? false }, quoted, learned);
  tellDialect(session, operation, dialect);
  return { request, quoted, evidence: { operation, dialect, first, repeated, ...others, samePayload, sides } };
}
