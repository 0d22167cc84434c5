import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendAndCut } from '../../core/exchange/send-and-cut.ts';
import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringReplayLaw, ReplayContext } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isAccepted, keyDraft } from '../replay/draft.ts';
import { added, countEffects } from '../replay/effects.ts';
import { isKeyed } from '../replay/judging.ts';
import { anotherPayload, keyedOutgoing, sendKeyed } from '../replay/keyed-request.ts';
import type { KeyedStep, LostAnswer } from '../replay/types.ts';

/** Milliseconds from the last byte of the request to the cut: at once, and while it is worked on. */
const CUTS_MS = [0, 15] as const;
const SETTLE_MS = 300;
const WAITS_MS = [0, 300, 1000, 2000] as const;

export const oracle: GatheringReplayLaw<readonly LostAnswer[]> = {
  id: 'idempotency-lost-answer',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'critical',
  criterion: 'idempotency-key',
  holds: 'A repeat after a lost answer has no second effect',
  broken: 'A repeat after a lost answer has a second effect',
  asserts:
    'A request whose connection is closed after it was sent, repeated with its key until it is answered, makes one item as the list counts it.',
  why: 'This is what keys are for: the client lost its connection, retries, and is charged or delivered twice.',
  source: [keyDraft('2.6 Responsibilities')],
  remedy: 'Store the key in the transaction of the effect, not when the answer was written to the client.',
  considers: isKeyed,
  appliesTo: () => ({ applies: true }),
  async gather(context) {
    const lost: LostAnswer[] = [];
    for (const afterMs of CUTS_MS) {
      const one = await loseOne(context, afterMs);
      if (typeof one === 'string') return lost.length > 0 ? lost : one;
      lost.push(one);
    }
    return lost;
  },
  verify(lost): Verdict {
    const judged = lost.filter(({ effects, repeats }) => effects && isAccepted(repeats.at(-1)?.status ?? 0));
    const twice = judged.find(({ effects }) => (effects?.added.length ?? 0) > 1);
    if (twice?.effects) {
      const { cut, afterMs, repeats, effects } = twice;
      return {
        outcome: 'fail',
        evidence: judged.length,
        violations: [
          {
            key: 'second effect',
            expected: 'one new item in the list',
            observed: `${effects.added.length} new items in the list`,
            witness: [
              `request with a key; the connection is closed ${afterMs === 0 ? 'when it is written' : `${afterMs} ms after it was written`}`,
              ...repeats.map(({ status }) => `the same with the same key -> ${status || 'no answer'}`),
              `the list shows ${effects.added.length} items made from it`,
            ],
            exchanges: [cut, ...repeats.map(({ exchange }) => exchange), effects.exchange],
            confidence: 'certain',
          },
        ],
      };
    }
    const shown = judged.filter(({ effects }) => effects?.added.length === 1);
    if (shown.length > 0) return { outcome: 'pass', evidence: shown.length };
    return lost.length === 0
      ? notTested('no connection was cut')
      : inconclusive('the repeats got no success, or the list does not show what they made');
  },
};

async function loseOne(context: ReplayContext, afterMs: number): Promise<LostAnswer | string> {
  const { session, header, quoted } = context;
  // Values of its own, so that what it makes can be counted.
  const request = anotherPayload(session, context.request);
  if (!request) return 'no second valid payload could be made';
  const before = await countEffects(session, request);
  if (typeof before === 'string') return before;
  const uuid = randomUUID();
  const key = quoted ? `"${uuid}"` : uuid;
  const outgoing = keyedOutgoing(session, request, header, key);
  const [announced] = session.traffic.announce([outgoing]);
  const cut = await sendAndCut(outgoing, { client: session.client, afterMs });
  session.traffic.absorb(cut, announced);
  const repeats: KeyedStep[] = [];
  for (const wait of WAITS_MS) {
    await sleep(wait);
    const step = await sendKeyed(session, request, header, key);
    repeats.push(step);
    // Still running, or overloaded: asked again.
    if (![0, 409, 425, 429, 500, 502, 503, 504].includes(step.status)) break;
  }
  await sleep(SETTLE_MS);
  const again = await sendKeyed(session, request, header, key);
  repeats.push(again);
  const after = await countEffects(session, request);
  return {
    cut: cut.id,
    afterMs,
    repeats,
    ...(typeof after !== 'string' && { effects: { added: added(before, after), exchange: after.exchange } }),
  };
}
