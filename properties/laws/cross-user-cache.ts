import type { Verdict } from '../../core/oracle/types.ts';
import type { SharedUrlLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isSharedUrl, strangerOf } from '../shared-url/judging.ts';

export const oracle: SharedUrlLaw = {
  id: 'cross-user-cache',
  part: 'properties',
  kind: 'law',
  subject: 'shared-url',
  severity: 'critical',
  criterion: 'cache-rules',
  holds: 'No cache gives one caller what another was shown',
  broken: 'A cache gives one caller what another was shown',
  asserts:
    'A URL that one tenant asked and another asks right after shows the second one what it shows it past all caches.',
  why: 'Customers read each other’s data, depending on who came first.',
  source: [
    {
      standard: 'RFC 9111',
      clause: '3.5 Storing Responses to Authenticated Requests',
      url: 'https://www.rfc-editor.org/rfc/rfc9111#section-3.5',
    },
  ],
  remedy: 'Make the caller a part of the cache’s key, or do not cache what depends on it.',
  considers: isSharedUrl,
  appliesTo: (_operation, { config }) =>
    strangerOf(config) === undefined
      ? { applies: false, reason: 'no identity of another tenant is configured (identities, credentials.tenant)' }
      : { applies: true },
  verify({ other, own, ownFresh, otherFresh, identity }): Verdict {
    const all = [other, own, ownFresh, otherFresh];
    const refused = all.find(({ status }) => status !== 200);
    if (refused) return inconclusive(`one of the callers was answered ${refused.status || 'nothing'}`);
    if (ownFresh.text === otherFresh.text) return notTested('both callers are shown the same');
    if (own.text !== other.text) return { outcome: 'pass', evidence: 1, note: `with ${identity}` };
    // The other caller is still shown the same, so nothing changed meanwhile.
    if (other.text !== otherFresh.text || own.text === ownFresh.text)
      return inconclusive('what is shown changed meanwhile');
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'other caller’s answer',
          expected: 'what the caller is shown past all caches',
          observed: `the answer that a caller of another tenant got just before${own.age === undefined ? '' : ', with an Age'}`,
          witness: [
            'GET by a caller of another tenant -> 200',
            'the same URL by ours -> 200, the same body',
            'the same past caches -> 200, another body',
          ],
          exchanges: [other.exchange, ownFresh.exchange, own.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};
