import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringReplayLaw } from '../law.ts';
import { inconclusive } from '../lists/judging.ts';
import { isAccepted, isUnanswered, keyDraft } from '../replay/draft.ts';
import { isKeyed } from '../replay/judging.ts';
import { anotherPayload, sendKeyed } from '../replay/keyed-request.ts';
import type { KeyedStep } from '../replay/types.ts';

/** One key used by two callers of different tenants. */
export interface OtherCaller {
  readonly own: KeyedStep;
  readonly other: KeyedStep;
  /** The other caller with a key of its own: what it is told without the first one's. */
  readonly alone: KeyedStep;
  readonly identity: string;
}

export const oracle: GatheringReplayLaw<OtherCaller> = {
  id: 'idempotency-other-caller',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'critical',
  criterion: 'idempotency-key',
  holds: 'A key belongs to its caller',
  broken: 'A key gives one tenant the answer of another',
  asserts:
    'A key used by one tenant and then, with the same payload, by another never gives the other the first one’s answer.',
  why: 'Keys are often numbers of orders: one customer reads another’s payment, and its own is never made.',
  source: [keyDraft('2.3 Uniqueness of Idempotency Key')],
  remedy: 'Make tenant and caller a part of the stored key.',
  considers: isKeyed,
  appliesTo(_operation, { config }) {
    return strangers(config.identities).length > 0
      ? { applies: true }
      : { applies: false, reason: 'no identity of another tenant is configured (identities, credentials.tenant)' };
  },
  async gather({ session, request, header, quoted }) {
    const write = (): string => (quoted ? `"${randomUUID()}"` : randomUUID());
    const [identity] = strangers(session.config.identities);
    const one = anotherPayload(session, request);
    if (identity === undefined || !one) return 'no second valid payload could be made';
    const key = write();
    const own = await sendKeyed(session, one, header, key);
    if (!isAccepted(own.status)) return `the first request was answered ${own.status || 'nothing'}`;
    const alone = await sendKeyed(session, one, header, write(), { identity });
    return { own, alone, identity, other: await sendKeyed(session, one, header, key, { identity }) };
  },
  verify({ own, other, alone, identity }): Verdict {
    if (isUnanswered(other.status) || other.status === 500)
      return inconclusive(`the other caller got no usable answer (${other.status || 'nothing'})`);
    if (other.status === 401 || (other.status === 403 && alone.status === 403))
      return inconclusive(`the other caller may not call it (${other.status})`);
    const leaked = isAccepted(other.status) && own.body !== undefined && isFirst(own, other) && !isFirst(own, alone);
    if (leaked) {
      return {
        outcome: 'fail',
        evidence: 1,
        violations: [
          {
            key: 'other caller’s answer',
            expected: 'an answer of its own, or a refusal',
            observed: `status ${other.status} with the answer that the first caller got`,
            witness: [
              `request with a key -> ${own.status}${own.made === undefined ? '' : ` made ${own.made}`}`,
              `the same with a key of its own by a caller of another tenant -> ${alone.status}`,
              `the same with the first key by that caller -> ${other.status}${other.made === undefined ? '' : ` made ${other.made}`}`,
            ],
            exchanges: [own.exchange, alone.exchange, other.exchange],
            confidence: 'certain',
          },
        ],
      };
    }
    return { outcome: 'pass', evidence: 1, note: `tried as ${identity}` };
  },
};

function isFirst(own: KeyedStep, other: KeyedStep): boolean {
  if (own.made !== undefined) return own.made === other.made;
  return own.body !== undefined && isDeepStrictEqual(own.body, other.body);
}

type Identities = Readonly<Record<string, { readonly tenant?: string }>>;

/** Identities that are said to be of another tenant than the default one. */
function strangers(identities: Identities): string[] {
  const own = identities.default?.tenant;
  if (own === undefined) return [];
  return Object.entries(identities).flatMap(([name, { tenant }]) =>
    tenant !== undefined && tenant !== own ? [name] : [],
  );
}
