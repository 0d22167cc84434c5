import type { OutgoingRequest } from '../../core/exchange/types.ts';
import type { ProbeContext } from '../probe.ts';
import { isSuccess, unusable } from './gateway.ts';
import { type Shot, shotOf } from './shot.ts';

/** A reading request that was accepted, sent once more, to compare changed requests with. */
export interface Reading {
  /** Outside the description, so that nothing is learned from what comes back. */
  readonly request: OutgoingRequest;
  readonly plain: Shot;
}

/** Shared by all probes of an operation; in words why there is none. */
export function reading(context: ProbeContext): Promise<Reading | string> {
  return context.once('reading', async () => {
    const made = await context.request();
    if (typeof made === 'string') return made;
    const { operation: _, ...request } = made;
    const plain = shotOf(await context.send(request, 'the accepted request once more'));
    const reason = unusable(plain.status);
    if (reason !== undefined) return reason;
    if (!isSuccess(plain.status)) return `the accepted request was answered ${plain.status} when it was repeated`;
    return { request, plain };
  });
}
