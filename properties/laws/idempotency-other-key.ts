import type { Verdict } from '../../core/oracle/types.ts';
import type { ReplayLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isAccepted, isUnanswered, keyDraft } from '../replay/draft.ts';
import { isKeyed } from '../replay/judging.ts';

export const oracle: ReplayLaw = {
  id: 'idempotency-other-key',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'medium',
  criterion: 'idempotency-key',
  holds: 'Another key means another intent',
  broken: 'An equal request with another key is taken for a repeat',
  asserts:
    'The same payload with another key makes another item, or is refused in words; it does not get the first one’s answer.',
  why: 'Somebody orders the same thing twice on purpose, is told twice that it worked, and gets it once.',
  source: [keyDraft('2.2 Uniqueness of Idempotency Key')],
  remedy: 'Look up by the key that was sent, not by a hash of the payload.',
  considers: isKeyed,
  appliesTo: () => ({ applies: true }),
  verify({ first, samePayload }): Verdict {
    if (!samePayload) return notTested('the payload was not sent with another key');
    if (isUnanswered(samePayload.status) || samePayload.status === 500)
      return inconclusive(`the request with another key got no usable answer (${samePayload.status || 'nothing'})`);
    if (!isAccepted(samePayload.status))
      return notTested(`the same payload is refused a second time (${samePayload.status}): it may have to be unique`);
    if (first.made === undefined || samePayload.made === undefined)
      return notTested('the answer shows no id by which effects could be counted');
    if (first.made !== samePayload.made) return { outcome: 'pass', evidence: 1 };
    // 200 after 201 says openly that nothing was made.
    if (first.status === 201 && samePayload.status === 200)
      return notTested('the second answer says that nothing new was made (200 after 201)');
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'same answer',
          expected: 'another item, or a refusal',
          observed: `status ${samePayload.status} with the first item: ${first.made}`,
          witness: [
            `request with a key -> ${first.status} made ${first.made}`,
            `the same payload with another key -> ${samePayload.status} made ${samePayload.made}`,
          ],
          exchanges: [first.exchange, samePayload.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};
