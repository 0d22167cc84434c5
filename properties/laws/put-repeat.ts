import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../core/spec/types.ts';
import type { ReplacementLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isOfItself } from '../lists/own-motion.ts';
import { canBeReplaced, isReplace } from '../replacement/judging.ts';

export const oracle: ReplacementLaw = {
  id: 'put-repeat',
  part: 'properties',
  kind: 'law',
  subject: 'replacement',
  severity: 'high',
  criterion: 'method-idempotent',
  holds: 'PUT sent twice leaves the same state as once',
  broken: 'PUT sent twice leaves another state than once',
  asserts: 'After a PUT repeated with the same body, no value but versions and times differs from after the first one.',
  why: 'Clients, proxies and libraries repeat PUT after a lost answer, because the method promises that it is safe.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '9.2.2 Idempotent Methods',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
    },
  ],
  remedy:
    'Set values from the body instead of adding to what is stored; move increments to a POST with an idempotency key.',
  considers: isReplace,
  appliesTo: canBeReplaced,
  verify({ little, rested, again, resource, operation }) {
    if (little.status < 200 || little.status > 299)
      return notTested(`the first PUT was answered ${little.status || 'nothing'}`);
    if (again.status < 200 || again.status > 299)
      return notTested(`the repeated PUT was answered ${again.status || 'nothing'}`);
    if (little.readStatus !== 200 || again.readStatus !== 200 || !little.item || !again.item)
      return inconclusive('the item could not be read after a PUT');
    const [before, after] = [little.item, again.item];
    const judged = Object.keys(before).filter(
      (name) =>
        isDeepStrictEqual(before[name], rested[name]) && !isOfItself(name) && !resource.volatileFields.includes(name),
    );
    const moved = judged.filter(
      (name) =>
        grew(before[name] ?? null, after[name] ?? null) ||
        (name in little.sent && !isDeepStrictEqual(before[name], after[name])),
    );
    if (moved.length === 0)
      return judged.length > 0
        ? { outcome: 'pass', evidence: judged.length }
        : notTested('every value of the item changes by itself');
    return {
      outcome: 'fail',
      evidence: judged.length,
      violations: moved.map((name) => ({
        key: `changed ${name}`,
        expected: `${name} ${JSON.stringify(before[name])} after both`,
        observed: `${name} ${JSON.stringify(after[name])} after the second`,
        witness: [
          `${operation.id} -> ${little.status}, GET shows ${name} ${JSON.stringify(before[name])}`,
          `the same again -> ${again.status}, GET shows ${name} ${JSON.stringify(after[name])}`,
        ],
        exchanges: [little.exchange, again.exchange, again.readExchange],
        confidence: 'firm' as const,
      })),
    };
  },
};

/** Counters and collections that move although nothing new was sent. */
function grew(before: Json, after: Json): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return before.length !== after.length;
  return typeof before === 'number' && typeof after === 'number' && before !== after;
}
