import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Verdict } from '../../core/oracle/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { GatheringReplayLaw } from '../law.ts';
import { inconclusive } from '../lists/judging.ts';
import { isAccepted, isUnanswered, keyDraft } from '../replay/draft.ts';
import { isKeyed } from '../replay/judging.ts';
import { anotherPayload, keyedRequests, sendKeyed } from '../replay/keyed-request.ts';
import type { KeyedStep } from '../replay/types.ts';

/** One key used for two operations. */
export interface OtherEndpoint {
  readonly first: KeyedStep;
  readonly other: KeyedStep;
  /** `Operation.id` of the second. */
  readonly operation: string;
}

export const oracle: GatheringReplayLaw<OtherEndpoint> = {
  id: 'idempotency-other-endpoint',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'high',
  criterion: 'idempotency-key',
  holds: 'A key belongs to its operation',
  broken: 'A key gives one operation the answer of another',
  asserts: 'A key used for one operation and then for another gives the other an answer of its own, or a refusal.',
  why: 'A client with one key for a whole checkout is told that the payment was made, with the answer of the order.',
  source: [keyDraft('2.3 Uniqueness of Idempotency Key')],
  remedy: 'Make the operation a part of the stored key.',
  considers: isKeyed,
  appliesTo(operation, { model }) {
    return model.idempotency.some((one) => one.operation !== operation.id)
      ? { applies: true }
      : { applies: false, reason: 'no other operation takes a key' };
  },
  async gather({ session, operation, request, header, quoted }) {
    const { model, byId } = session.facts;
    const key = quoted ? `"${randomUUID()}"` : randomUUID();
    const one = anotherPayload(session, request);
    if (!one) return 'no second valid payload could be made';
    // In a circle, so that each operation is once the second one.
    const order = model.idempotency.findIndex((support) => support.operation === operation.id);
    const others = [...model.idempotency.slice(order + 1), ...model.idempotency.slice(0, order)];
    for (const support of others) {
      const second = byId.get(support.operation);
      if (!second || !mayBeSent(second, session.config, model).applies) continue;
      const requests = await keyedRequests(session, second);
      const [wanted] = typeof requests === 'string' ? [] : requests;
      if (!wanted) continue;
      const first = await sendKeyed(session, one, header, key);
      if (!isAccepted(first.status)) return `the first request was answered ${first.status || 'nothing'}`;
      return { first, operation: second.id, other: await sendKeyed(session, wanted, support.header, key) };
    }
    return 'no other operation that takes a key could be called';
  },
  verify({ first, other, operation }): Verdict {
    if (isUnanswered(other.status) || other.status === 500)
      return inconclusive(`the other operation got no usable answer (${other.status || 'nothing'})`);
    const same =
      isAccepted(other.status) && first.body !== undefined && isDeepStrictEqual(stable(first.body), stable(other.body));
    if (!same) return { outcome: 'pass', evidence: 1 };
    if (typeof first.body !== 'object' || first.body === null || Object.keys(first.body).length === 0)
      return inconclusive('both answers are empty');
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: `answer in ${operation}`,
          expected: 'an answer of its own, or a refusal',
          observed: `status ${other.status} with the answer of the first operation`,
          witness: [
            `request with a key -> ${first.status}`,
            `${operation} with the same key -> ${other.status}, the same body`,
          ],
          exchanges: [first.exchange, other.exchange],
          confidence: 'certain',
        },
      ],
    };
  },
};

/** Without what belongs to the single request. */
function stable(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !/^(meta|(correlation|request|trace)_?id|timestamp)$/i.test(name))
      .map(([name, value]) => [name, stable(value)]),
  );
}
