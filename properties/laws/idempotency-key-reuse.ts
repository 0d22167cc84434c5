import type { ReplayLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isKeyed } from '../replay/judging.ts';

export const oracle: ReplayLaw = {
  id: 'idempotency-key-reuse',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'high',
  criterion: 'idempotency-key',
  holds: 'A key reused for another payload is refused',
  broken: 'A key reused for another payload is accepted',
  asserts:
    'A request with an Idempotency-Key already used for another payload is refused with a 4xx status and has no effect.',
  why: 'A client that reuses a key by mistake believes that its new order or payment was made.',
  source: [
    {
      standard: 'Idempotency-Key draft',
      clause: '2.7 Error Handling',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header',
    },
  ],
  remedy: 'Store a hash of the payload with the key and answer 422 when it differs.',
  considers: isKeyed,
  appliesTo: () => ({ applies: true }),
  verify({ first, repeated, otherPayload, otherKey }) {
    if (!otherPayload || !otherKey) return notTested('no second valid payload could be made');
    if (otherKey.status < 200 || otherKey.status > 299)
      return notTested(`the other payload is not accepted with a key of its own (${otherKey.status})`);
    const ignored = first.made !== undefined && repeated.made !== undefined && first.made !== repeated.made;
    if (ignored) return inconclusive('the key has no effect at all: judged by idempotency-replay');
    const { status, made } = otherPayload;
    if (status === 0 || status === 429 || status >= 500)
      return inconclusive(`the request with the other payload got no usable answer (${status})`);
    if (status >= 400) return { outcome: 'pass', evidence: 1 };
    const newEffect = made !== undefined && made !== first.made;
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: newEffect ? 'second effect' : 'silent replay',
          expected: 'a 4xx status (422 is usual) and no effect',
          observed: newEffect
            ? `status ${status}, and a second item was made: ${made}`
            : `status ${status} with the first payload’s answer`,
          witness: [`first payload with the key -> ${first.status}`, `another payload with the same key -> ${status}`],
          exchanges: [first.exchange, otherPayload.exchange],
          confidence: 'firm',
          ...(!newEffect && { severity: 'medium' as const }),
        },
      ],
    };
  },
};
