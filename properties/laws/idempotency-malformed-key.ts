import { randomUUID } from 'node:crypto';
import { isObject } from '../../core/exercise/json-body.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { GatheringReplayLaw } from '../law.ts';
import { inconclusive } from '../lists/judging.ts';
import { isAccepted, keyDraft } from '../replay/draft.ts';
import { isKeyed } from '../replay/judging.ts';
import { anotherPayload, sendKeyed } from '../replay/keyed-request.ts';
import type { OddKey } from '../replay/types.ts';

/** Odd keys, each with a request of its own, and two long keys that differ at their end only. */
export interface OddKeys {
  readonly odd: readonly OddKey[];
  readonly long?: { readonly first: OddKey['step']; readonly second: OddKey['step'] };
}

const LONG = 300;
const LONGEST = 2000;

export const oracle: GatheringReplayLaw<OddKeys> = {
  id: 'idempotency-malformed-key',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'high',
  criterion: 'idempotency-key',
  holds: 'Odd keys are refused or taken as they are',
  broken: 'Odd keys crash the service or are taken for one another',
  asserts:
    'Empty, very short, very long, quoted and non-ASCII keys never give a 5xx; two long keys that differ in their last characters are two keys.',
  why: 'A library that makes longer keys gets another customer’s answer, or an error after the money is gone.',
  source: [keyDraft('2.1 Syntax')],
  remedy: 'Check length and characters of the key before anything else, answer 400, and store it uncut.',
  considers: isKeyed,
  appliesTo: () => ({ applies: true }),
  async gather({ session, operation, request, header, quoted }) {
    const stem = randomUUID().replaceAll('-', '');
    const write = (text: string): string => (quoted ? `"${text}"` : text);
    const keys: readonly (readonly [string, string])[] = [
      ['an empty key', ''],
      ['a key of one character', write(stem.slice(0, 1))],
      [quoted ? 'a key without quotes' : 'a key in quotes', quoted ? stem : `"${stem}"`],
      ['a key with letters beyond ASCII', write(`cl\u00e9-${stem}`)],
    ];
    const odd: OddKey[] = [];
    for (const [label, key] of keys) {
      const one = anotherPayload(session, request);
      if (one) odd.push({ label, step: await sendKeyed(session, one, header, key) });
    }
    const [one, two] = [anotherPayload(session, request), anotherPayload(session, request)];
    if (!one || !two) return odd.length > 0 ? { odd } : 'no second valid payload could be made';
    const length = longest(operation, header) - (quoted ? 2 : 0);
    const long = stem.repeat(Math.ceil(length / stem.length)).slice(0, length - 1);
    const first = await sendKeyed(session, one, header, write(`${long}a`));
    odd.push({ label: 'a very long key', step: first });
    if (!isAccepted(first.status)) return { odd };
    return { odd, long: { first, second: await sendKeyed(session, two, header, write(`${long}b`)) } };
  },
  verify({ odd, long }): Verdict {
    const answered = odd.filter(({ step }) => step.status > 0 && step.status !== 429 && step.status < 502);
    const violations: Violation[] = answered
      .filter(({ step }) => step.status >= 500)
      .map(({ label, step }) => ({
        key: `crash: ${label}`,
        expected: 'success, or a 4xx status',
        observed: `status ${step.status} for ${label}`,
        witness: [`a valid request with ${label} -> ${step.status}`],
        exchanges: [step.exchange],
        confidence: 'certain' as const,
        severity: 'medium' as const,
      }));
    if (long && isCutKey(long)) {
      const { first, second } = long;
      violations.push({
        key: 'long keys cut',
        expected: 'two keys that differ in their last character are two keys',
        observed: isAccepted(second.status)
          ? `the second request got the first one’s answer (status ${second.status})`
          : `the second request was refused with ${second.status}, as if its key had been used`,
        witness: [
          `request with a very long key -> ${first.status}`,
          `another request, whose key ends in another character -> ${second.status}`,
        ],
        exchanges: [first.exchange, second.exchange],
        confidence: 'firm',
      });
    }
    if (violations.length > 0) return { outcome: 'fail', evidence: answered.length + (long ? 1 : 0), violations };
    return answered.length > 0
      ? { outcome: 'pass', evidence: answered.length }
      : inconclusive('no request with an odd key got a usable answer');
  },
};

/** The longest key that the description allows; a length that many stores cut where it says none. */
function longest({ parameters }: Operation, header: string): number {
  const declared = parameters.find((one) => one.in === 'header' && one.name.toLowerCase() === header.toLowerCase());
  const most = isObject(declared?.schema) ? declared.schema.maxLength : undefined;
  return typeof most === 'number' ? Math.min(Math.max(most, 2), LONGEST) : LONG;
}

/** The second of two long keys was taken for the first: its answer names what the first made, or speaks of reuse. */
function isCutKey({ first, second }: NonNullable<OddKeys['long']>): boolean {
  if (isAccepted(second.status)) return first.made !== undefined && first.made === second.made;
  if (second.status !== 422 && second.status !== 409 && second.status !== 400) return false;
  return /idempoten/i.test(JSON.stringify(second.body ?? ''));
}
