import type { Applicability } from './types.ts';

/** The oracle applies. */
export function applicable(): Applicability {
  return { applies: true };
}

/** The oracle does not apply, and why, in words. Throws RangeError on an empty reason. */
export function notApplicable(reason: string): Applicability {
  if (reason.trim() === '') throw new RangeError('not applicable needs a reason');
  return { applies: false, reason };
}
