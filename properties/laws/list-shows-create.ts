import type { Verdict } from '../../core/oracle/types.ts';
import type { VisibilityLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { aboutMs, isCreate, lagOf, listedResource, READ_YOUR_WRITES } from '../visibility/judging.ts';

export const oracle: VisibilityLaw = {
  id: 'list-shows-create',
  part: 'properties',
  kind: 'law',
  subject: 'visibility',
  severity: 'high',
  criterion: 'stale-after-write',
  holds: 'A list shows what was created, at once',
  broken: 'A list does not show what was created',
  asserts: 'The same page that showed an earlier new item shows the next one as soon as its create is answered.',
  why: 'The user sees an empty list after saving, and saves again.',
  source: [READ_YOUR_WRITES],
  remedy: 'Drop cached lists in the transaction that writes, or read them from where the writes go.',
  considers: isCreate,
  appliesTo: listedResource,
  verify({ created, createdUnderOtherUrl, way }): Verdict {
    if (!created) return notTested('no page of the list shows what is new');
    const lag = lagOf(created, (look) => look.item !== undefined);
    if (lag.kind === 'none') return { outcome: 'pass', evidence: 1 };
    if (lag.kind === 'unknown') return inconclusive('the list could not be read after the create');
    const elsewhere = lag.kind === 'healed' ? lag.healed : createdUnderOtherUrl;
    // Hidden by a default filter, waiting for approval: never shown is no proof.
    if (!elsewhere?.item) return inconclusive('the list never shows it: it may be hidden');
    const [first] = created.looks;
    const how =
      lag.kind === 'healed' ? `, and does ${aboutMs(elsewhere.afterMs)} later` : ', and does under another URL';
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: lag.kind === 'healed' ? 'late' : 'cached',
          expected: 'the new item on the page',
          observed: `the page does not show it${how}`,
          witness: [
            `create -> ${created.status}`,
            `GET of the list (${way}) -> without the item`,
            lag.kind === 'healed' ? 'the same later -> with the item' : 'another page size -> with the item',
          ],
          exchanges: [created.exchange, elsewhere.exchange, (first ?? lag.stale).exchange],
          confidence: 'firm',
          ...(lag.kind === 'healed' && { severity: 'medium' as const }),
        },
      ],
    };
  },
};
