import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { VisibilityLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { aboutMs, isCreate, lagOf, READ_YOUR_WRITES, same, updatedResource } from '../visibility/judging.ts';

export const oracle: VisibilityLaw = {
  id: 'write-seen-elsewhere',
  part: 'properties',
  kind: 'law',
  subject: 'visibility',
  severity: 'high',
  criterion: 'stale-after-write',
  holds: 'Everybody sees an accepted update',
  broken: 'Somebody else goes on seeing the state before an update',
  asserts:
    'After an accepted update that its writer reads back, another connection and another caller of the same tenant read the new value too.',
  why: 'Two servers or two users work with two truths, and the later writer brings the old one back.',
  source: [READ_YOUR_WRITES],
  remedy: 'Share the cache between servers and callers, or drop it everywhere when the item changes.',
  considers: isCreate,
  appliesTo: updatedResource,
  verify({ elsewhere }): Verdict {
    const violations: Violation[] = [];
    let judged = 0;
    for (const one of elsewhere) {
      const { field, old, wanted, who, operation } = one;
      const lag = lagOf(one, (look) => same(look.item?.[field], wanted));
      const [first] = one.looks;
      if (lag.kind === 'unknown' || !first?.item) continue;
      if (lag.kind === 'none') judged++;
      else if (same(first.item[field], old)) {
        judged++;
        const until =
          lag.kind === 'healed' ? `; the new one ${aboutMs(lag.healed.afterMs)} later` : '; also several seconds later';
        violations.push({
          key: who,
          expected: `${field} ${JSON.stringify(wanted)}, as its writer reads`,
          observed: `${who} reads the old ${field}${until}`,
          witness: [
            `${operation.id} with ${field} ${JSON.stringify(wanted)} -> ${one.status}`,
            `GET by ${who} -> ${field} ${JSON.stringify(old)}`,
          ],
          exchanges: [one.exchange, first.exchange],
          confidence: 'firm',
          ...(lag.kind === 'healed' && { severity: 'medium' as const }),
        });
      }
    }
    if (violations.length > 0) return { outcome: 'fail', evidence: judged, violations };
    if (judged > 0) return { outcome: 'pass', evidence: judged };
    return elsewhere.length === 0
      ? notTested('no update was accepted that its writer could read back')
      : inconclusive('nobody else could read the item after the update');
  },
};
