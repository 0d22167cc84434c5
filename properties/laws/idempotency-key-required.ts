import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringReplayLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isAccepted, isUnanswered, keyDraft } from '../replay/draft.ts';
import { added, countEffects } from '../replay/effects.ts';
import { isKeyed } from '../replay/judging.ts';
import { anotherPayload, sendKeyed } from '../replay/keyed-request.ts';
import type { Effects, KeyedStep } from '../replay/types.ts';

/** A request without its key, and what the list shows of it. */
export interface KeylessEvidence {
  readonly step: KeyedStep;
  readonly effects?: Effects;
}

export const oracle: GatheringReplayLaw<KeylessEvidence> = {
  id: 'idempotency-key-required',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'medium',
  criterion: 'idempotency-key',
  holds: 'Where a key is required, nothing is made without one',
  broken: 'A key is said to be required, and things are made without one',
  asserts:
    'Where the key is documented as required, a request without it is refused with a 4xx status and makes nothing.',
  why: 'The description promises that every payment can be repeated safely; a client that forgets the key pays twice.',
  source: [keyDraft('2.7 Error Handling')],
  remedy: 'Answer 400 before anything is done when the key is missing, or describe it as optional.',
  considers: isKeyed,
  appliesTo(operation, { model }) {
    const support = model.idempotency.find((one) => one.operation === operation.id);
    return support?.required ? { applies: true } : { applies: false, reason: 'the key is not documented as required' };
  },
  async gather({ session, request, header }) {
    const other = anotherPayload(session, request);
    if (!other) return 'no second valid payload could be made';
    const before = await countEffects(session, other);
    const step = await sendKeyed(session, other, header, undefined);
    const after = typeof before === 'string' ? before : await countEffects(session, other);
    if (typeof before === 'string' || typeof after === 'string') return { step };
    return { step, effects: { added: added(before, after), exchange: after.exchange } };
  },
  verify({ step, effects }): Verdict {
    const made = effects?.added.length ?? 0;
    if (isUnanswered(step.status) || step.status === 500) {
      return made > 0
        ? fail(step, effects, 'effect of a failed request')
        : inconclusive('the request without a key got no usable answer');
    }
    if (isAccepted(step.status)) {
      return effects && made === 0 && step.made === undefined
        ? notTested(`answered ${step.status}, though nothing was made`)
        : fail(step, effects, 'accepted');
    }
    if (made > 0) return fail(step, effects, 'effect of a refused request');
    return step.status >= 400 ? { outcome: 'pass', evidence: 1 } : inconclusive(`answered ${step.status}`);
  },
};

function fail(step: KeyedStep, effects: Effects | undefined, key: string): Verdict {
  const shown = effects && effects.added.length > 0 ? ', and the list shows what it made' : '';
  return {
    outcome: 'fail',
    evidence: 1,
    violations: [
      {
        key,
        expected: 'a 4xx status (400 is usual), and nothing made',
        observed: `status ${step.status || 'unknown'}${shown}`,
        witness: [
          `request without a key -> ${step.status || 'no answer'}`,
          ...(shown === '' ? [] : ['the list shows a new item']),
        ],
        exchanges: [...(effects ? [effects.exchange] : []), step.exchange],
        confidence: 'certain',
      },
    ],
  };
}
