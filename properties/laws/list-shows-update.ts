import type { Verdict } from '../../core/oracle/types.ts';
import type { VisibilityLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import {
  aboutMs,
  isCreate,
  lagOf,
  listedResource,
  READ_YOUR_WRITES,
  same,
  updatedResource,
} from '../visibility/judging.ts';

export const oracle: VisibilityLaw = {
  id: 'list-shows-update',
  part: 'properties',
  kind: 'law',
  subject: 'visibility',
  severity: 'high',
  criterion: 'stale-after-write',
  holds: 'A list shows what was updated, at once',
  broken: 'A list shows the state before an update',
  asserts: 'After an accepted update that reading the item shows, a list that showed the old value shows the new one.',
  why: 'Screens made from lists contradict the items behind them; the user repeats the change or decides by the old value.',
  source: [READ_YOUR_WRITES],
  remedy: 'Drop cached lists in the transaction that writes, or read them from where the writes go.',
  considers: isCreate,
  appliesTo(operation, facts) {
    const listed = listedResource(operation, facts);
    return listed.applies ? updatedResource(operation, facts) : listed;
  },
  verify({ updated, way }): Verdict {
    if (!updated) return notTested('no update of a value that the list shows was accepted');
    const { field, old, wanted, operation } = updated;
    if (updated.looks.some((look) => look.item === undefined))
      return inconclusive('the item was not on the page any more');
    const lag = lagOf(updated, (look) => same(look.item?.[field], wanted));
    if (lag.kind === 'none') return { outcome: 'pass', evidence: 1 };
    const [first] = updated.looks;
    if (lag.kind === 'unknown' || !first) return inconclusive('the list could not be read after the update');
    if (!same(first.item?.[field], old)) return inconclusive(`the list shows neither the old nor the new ${field}`);
    const until =
      lag.kind === 'healed' ? `; the new one ${aboutMs(lag.healed.afterMs)} later` : '; also several seconds later';
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: `${operation.method} ${field}`,
          expected: `${field} ${JSON.stringify(wanted)}, as reading the item shows`,
          observed: `the list shows the old ${field}${until}`,
          witness: [
            `${operation.id} with ${field} ${JSON.stringify(wanted)} -> ${updated.status}`,
            `GET of the list (${way}) -> ${field} ${JSON.stringify(old)}`,
          ],
          exchanges: [updated.exchange, first.exchange],
          confidence: 'firm',
          ...(lag.kind === 'healed' && { severity: 'medium' as const }),
        },
      ],
    };
  },
};
