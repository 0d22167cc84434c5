import type { Verdict } from '../../core/oracle/types.ts';
import type { VisibilityLaw } from '../law.ts';
import { createdResource } from '../lifecycle/judging.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { aboutMs, isCreate, lagOf, listedResource, READ_YOUR_WRITES } from '../visibility/judging.ts';

export const oracle: VisibilityLaw = {
  id: 'list-drops-delete',
  part: 'properties',
  kind: 'law',
  subject: 'visibility',
  severity: 'medium',
  criterion: 'stale-after-write',
  holds: 'A list drops what was deleted, at once',
  broken: 'A list shows what was deleted, for a while',
  asserts:
    'After a DELETE, when reading the item says that it is gone, the page that showed it does not show it any more.',
  why: 'The user deletes it again, or opens it and gets an error.',
  source: [READ_YOUR_WRITES],
  remedy: 'Drop cached lists in the transaction that deletes, or read them from where the writes go.',
  considers: isCreate,
  appliesTo(operation, facts) {
    if (createdResource(operation, facts)?.delete === undefined)
      return { applies: false, reason: 'no operation deletes one item' };
    return listedResource(operation, facts);
  },
  verify({ deleted, way }): Verdict {
    if (!deleted) return notTested('no item that a page showed was deleted');
    const lag = lagOf(deleted, (look) => look.item === undefined);
    if (lag.kind === 'none') return { outcome: 'pass', evidence: 1 };
    const [first] = deleted.looks;
    if (lag.kind === 'unknown' || !first) return inconclusive('the list could not be read after the DELETE');
    if (lag.kind === 'never') return inconclusive('the list goes on showing it: judged by use-after-delete');
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'late',
          expected: 'a page without the item',
          observed: `the page still shows it, and no more ${aboutMs(lag.healed.afterMs)} later`,
          witness: [
            `DELETE -> ${deleted.status}`,
            'GET of the item -> gone',
            `GET of the list (${way}) -> with the item`,
            'the same later -> without it',
          ],
          exchanges: [deleted.exchange, lag.healed.exchange, first.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};
