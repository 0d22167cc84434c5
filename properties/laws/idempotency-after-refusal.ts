import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../core/exercise/json-body.ts';
import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringReplayLaw, ReplayContext } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isAccepted, isUnanswered, keyDraft } from '../replay/draft.ts';
import { isKeyed } from '../replay/judging.ts';
import { anotherPayload, type KeyedRequest, sendKeyed } from '../replay/keyed-request.ts';
import type { KeyedStep } from '../replay/types.ts';

/** A refused payload, and the corrected one with the same key, asked until it is no longer said to be running. */
export interface AfterRefusal {
  readonly refused: KeyedStep;
  readonly corrected: readonly KeyedStep[];
}

const WAITS_MS = [300, 1000, 2000] as const;

export const oracle: GatheringReplayLaw<AfterRefusal> = {
  id: 'idempotency-after-refusal',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'medium',
  criterion: 'idempotency-key',
  holds: 'A refused request does not burn its key',
  broken: 'A refused request burns its key',
  asserts:
    'After a payload was refused as invalid, the corrected one with the same key succeeds or is told that the key was used; it never stays "in progress".',
  why: 'The customer corrects a typing mistake and can never pay: the form keeps its key.',
  source: [keyDraft('2.6 Responsibilities')],
  remedy: 'Take the key after validation, and free it when the request is refused.',
  considers: isKeyed,
  appliesTo: (operation) =>
    operation.body
      ? { applies: true }
      : { applies: false, reason: 'the operation takes no body that could be refused' },
  async gather(context) {
    const { session, request, header, quoted } = context;
    const key = quoted ? `"${randomUUID()}"` : randomUUID();
    const good = anotherPayload(session, request);
    const bad = good && spoilt(context, good);
    if (!good || !bad) return 'no payload that must be refused could be made';
    const refused = await sendKeyed(session, bad, header, key);
    if (refused.status < 400 || refused.status > 499)
      return `the invalid payload was answered ${refused.status || 'nothing'}`;
    const corrected = [await sendKeyed(session, good, header, key)];
    for (const wait of WAITS_MS) {
      const status = corrected.at(-1)?.status ?? 0;
      if (status !== 409 && status !== 425) break;
      await sleep(wait);
      corrected.push(await sendKeyed(session, good, header, key));
    }
    return { refused, corrected };
  },
  verify({ refused, corrected }): Verdict {
    const last = corrected.at(-1);
    if (!last) return notTested('the corrected payload was not sent');
    if (isUnanswered(last.status) || last.status === 500)
      return inconclusive(`the corrected payload got no usable answer (${last.status || 'nothing'})`);
    if (isAccepted(last.status)) return { outcome: 'pass', evidence: 1 };
    const stuck =
      last.status === 425 || (last.status === 409 && refused.status !== 409 && corrected.length > 1 && isRunning(last));
    const replayed = last.status === refused.status && isDeepStrictEqual(told(last), told(refused));
    if (!stuck && !replayed)
      return { outcome: 'pass', evidence: 1, note: `the used key is refused with ${last.status}` };
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: stuck ? 'stuck' : 'refusal replayed',
          expected: 'success, or a refusal that speaks of the key',
          observed: stuck
            ? `status ${last.status} also seconds later, although nothing is running`
            : `status ${last.status} with the complaints about the first payload`,
          witness: [
            `an invalid payload with a key -> ${refused.status}`,
            ...corrected.map(({ status }) => `the corrected one with the same key -> ${status}`),
          ],
          exchanges: [refused.exchange, ...corrected.map(({ exchange }) => exchange)],
          confidence: stuck ? 'firm' : 'tentative',
          // Some services store refusals on purpose.
          ...(!stuck && { severity: 'info' as const }),
        },
      ],
    };
  },
};

/** The same request without a member that the schema requires. */
function spoilt({ session, operation }: ReplayContext, good: KeyedRequest): KeyedRequest | undefined {
  const { body } = good.one.values;
  const content = operation.body?.contents.find(({ type }) => type === body?.mediaType);
  if (!body || !isObject(body.value) || content?.schema === undefined) return undefined;
  const judge = session.validators.schema(content.schema, 'request');
  for (const name of Object.keys(body.value)) {
    const { [name]: _, ...rest } = body.value;
    if (judge(rest).length > 0)
      return { ...good, one: { ...good.one, values: { ...good.one.values, body: { ...body, value: rest } } } };
  }
  return undefined;
}

/** What a refusal says about the payload: its members, without ids and times of the request. */
function told({ body }: KeyedStep): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !/id$|time|instance/i.test(name)));
}

const isRunning = ({ body }: KeyedStep): boolean =>
  /progress|in.?flight|running|processing|concurrent|locked|pending/i.test(JSON.stringify(body ?? ''));
