import type { Verdict } from '../../core/oracle/types.ts';
import type { ReplayLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isUnanswered, keyDraft } from '../replay/draft.ts';
import { isKeyed } from '../replay/judging.ts';

export const oracle: ReplayLaw = {
  id: 'idempotency-side-effects',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'high',
  criterion: 'idempotency-key',
  holds: 'A repeated key does nothing on the side',
  broken: 'A repeated key does again what the first did on the side',
  asserts:
    'What a request changes besides its own item (numbers of the items it names, entries of events, movements and audits about it) does not change again for a repeat with its key.',
  why: 'The order is there once, but the stock is taken twice, the customer gets two mails, the books do not balance.',
  source: [keyDraft('2.6 Responsibilities')],
  remedy: 'Look up the key before anything is done, and write events and counters in the transaction that stores it.',
  considers: isKeyed,
  appliesTo: () => ({ applies: true }),
  verify({ first, repeated, sides = [] }): Verdict {
    if (isUnanswered(repeated.status)) return inconclusive('the repeated request got no usable answer');
    if (first.made !== undefined && repeated.made !== undefined && first.made !== repeated.made)
      return inconclusive('the key has no effect at all: judged by idempotency-replay');
    const moved = sides.filter((side) => side.first !== 0);
    const again = moved.filter((side) => side.repeat === side.first);
    if (again.length > 0) {
      return {
        outcome: 'fail',
        evidence: moved.length,
        violations: again.map(({ label, exchange, first: once, repeat }) => ({
          key: label,
          expected: `no further change of ${label}`,
          observed: `${signed(once)} for the first, ${signed(repeat)} again for the repeat`,
          witness: [
            `first request with the key -> ${first.status}: ${label} ${signed(once)}`,
            `the same request with the same key -> ${repeated.status}: ${label} ${signed(repeat)}`,
          ],
          exchanges: [first.exchange, repeated.exchange, exchange],
          confidence: 'firm' as const,
        })),
      };
    }
    const restless = moved.filter((side) => side.repeat !== 0);
    if (moved.length > restless.length) return { outcome: 'pass', evidence: moved.length - restless.length };
    return moved.length > 0
      ? inconclusive(
          `${restless.map(({ label }) => label).join(', ')} changed by another amount: somebody else writes too`,
        )
      : notTested('the request changed nothing else that can be seen');
  },
};

const signed = (number: number): string => (number > 0 ? `+${number}` : String(number));
