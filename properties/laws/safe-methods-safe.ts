import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';
import type { ReadingLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isOfItself } from '../lists/own-motion.ts';
import { anyRead, isRead, whole } from '../reading/judging.ts';

/** Readers may be counted and remembered: that is no change the client asked for. */
const COUNTS_READERS =
  /view|hit|visit|seen|read|access|download|usage|quota|popular|score|rank|request|cache|log|etag|ttl|age$|expires|remaining/i;

export const oracle: ReadingLaw = {
  id: 'safe-methods-safe',
  part: 'properties',
  kind: 'law',
  subject: 'reading',
  severity: 'high',
  criterion: 'method-idempotent',
  holds: 'Reading changes nothing',
  broken: 'Reading changes the item',
  asserts: 'GET, HEAD and OPTIONS sent several times change no value of an item that rests otherwise.',
  why: 'Crawlers, previews and prefetching browsers send safe requests nobody decided on: they sell, close or delete.',
  source: [
    { standard: 'RFC 9110', clause: '9.2.1 Safe Methods', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1' },
  ],
  remedy: 'Move what changes state to POST, PUT, PATCH or DELETE.',
  considers: isRead,
  appliesTo: anyRead,
  verify({ storm, resource, ours }): Verdict {
    if (!storm) return notTested('the safe requests could not be sent');
    const { before, afterPause, afterStorm, afterRest, sent, lastSafe } = storm;
    const steps = [before, afterPause, afterStorm, afterRest];
    const [first, second, third, last] = whole(steps).map(({ item }) => item);
    if (second && afterPause.status === 200 && [404, 410].includes(afterStorm.status) && ours) {
      const way = {
        key: 'gone',
        expected: 'the item as before',
        observed: `status ${afterStorm.status}: the item is gone`,
      };
      return fail([{ ...way, ...proof(sent, lastSafe, afterPause.exchange, afterStorm.exchange, 'gone') }]);
    }
    if (!first || !second || !third || !last) return inconclusive('the item could not be read before and after');
    const names = Object.keys(second).filter(
      (name) => !isOfItself(name) && !COUNTS_READERS.test(name) && !resource.volatileFields.includes(name),
    );
    const changed = names.filter((name) => moved(name, first, second, third, last));
    if (changed.length === 0)
      return names.length > 0
        ? { outcome: 'pass', evidence: sent.length }
        : notTested('every value of the item changes by itself');
    if (!ours) return inconclusive('the item changed, and it is not ours: somebody else may have changed it');
    return fail(
      changed.map((name) => ({
        key: `changed ${name}`,
        expected: `${name} as before the readings`,
        observed: `${name} is another after ${sent.length} safe requests`,
        ...proof(
          sent,
          lastSafe,
          afterPause.exchange,
          afterStorm.exchange,
          `${text(second[name])} -> ${text(third[name])}`,
        ),
      })),
    );
  },
};

const fail = (violations: Violation[]): Verdict => ({ outcome: 'fail', evidence: 1, violations });
const text = (value: Json | undefined): string => JSON.stringify(value) ?? 'nothing';

function proof(sent: readonly string[], safe: string, before: string, after: string, change: string) {
  return {
    witness: ['GET', `${sent.join(', ')} of the same item`, `GET: ${change}`],
    exchanges: [before, safe, after],
    confidence: 'firm' as const,
  };
}

/** It rested while nobody asked, and moved while the item was read; or it counts the readings one by one. */
function moved(name: string, first: JsonObject, second: JsonObject, third: JsonObject, last: JsonObject): boolean {
  const [one, two, three, four] = [first[name], second[name], third[name], last[name]];
  const rested = text(one) === text(two);
  if (rested)
    return text(two) !== text(three) && (text(three) === text(four) || steps(two, three) >= 2 * steps(three, four));
  // One reading lies between the first two, and many between the next two: it moves with their number.
  const byOne = steps(one, two);
  return byOne > 0 && steps(two, three) >= 3 * byOne && steps(three, four) === byOne;
}

const steps = (left: Json | undefined, right: Json | undefined): number =>
  typeof left === 'number' && typeof right === 'number' ? Math.abs(right - left) : Number.NaN;
