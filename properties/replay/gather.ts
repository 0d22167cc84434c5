import { randomUUID } from 'node:crypto';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { isQuoted, learnedFrom, tellDialect } from './dialect.ts';
import { anotherPayload, type KeyedRequest, keyedRequests, sendKeyed } from './keyed-request.ts';
import { sideLook, sidesOf } from './side-effects.ts';
import type { ReplayEvidence } from './types.ts';

/** What the laws of one keyed operation share. */
export interface Replayed {
  readonly evidence: ReplayEvidence;
  /** A request that was accepted with a key. */
  readonly request: KeyedRequest;
  readonly quoted: boolean;
}

/** Sends one request, its repeat and its variations with keys, alone and in order. */
export async function gatherReplay(session: Session, operation: Operation, header: string): Promise<Replayed | string> {
  const requests = await keyedRequests(session, operation);
  if (typeof requests === 'string') return requests;
  const quoted = isQuoted(operation, header);
  const write = (key: string): string => (quoted ? `"${key}"` : key);
  for (const request of requests.slice(0, 4)) {
    const key = write(randomUUID());
    const look = () => sideLook(session, request);
    const before = await look();
    const first = await sendKeyed(session, request, header, key);
    if (first.status < 200 || first.status > 299) continue;
    const between = await look();
    const repeated = await sendKeyed(session, request, header, key);
    const sides = sidesOf([before, between, await look()], first.made);
    const other = await anotherPayload(session, request);
    const otherPayload = other && (await sendKeyed(session, other, header, key));
    const otherKey = other && (await sendKeyed(session, other, header, write(randomUUID())));
    const samePayload = await sendKeyed(session, request, header, write(randomUUID()));
    const support = session.facts.model.idempotency.find((one) => one.operation === operation.id);
    const dialect = learnedFrom({ header, required: support?.required ?? false }, quoted, {
      first,
      repeated,
      ...(otherPayload && { otherPayload }),
    });
    tellDialect(session, operation, dialect);
    const steps = { ...(otherPayload && { otherPayload }), ...(otherKey && { otherKey }) };
    return { request, quoted, evidence: { operation, dialect, first, repeated, ...steps, samePayload, sides } };
  }
  return 'no request with a key was accepted';
}
