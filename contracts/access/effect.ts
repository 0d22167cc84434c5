import { at, isObject } from '../../core/exercise/json-body.ts';
import type { Json } from '../../core/spec/types.ts';
import { isSuccess, type Seen } from '../seen.ts';
import { leavesOf } from './shows.ts';

/** An item before and after a request that should have been refused. */
export interface Around {
  /** Where the item stands in the answers. */
  readonly itemAt: string;
  readonly volatile: readonly string[];
  readonly before: Seen;
  readonly after: Seen;
}

/** What became of the item; 'unclear' when it could not be read. */
export type Effect = 'none' | 'gone' | 'changed' | 'unclear';

export function effectOf({ itemAt, volatile, before, after }: Around): Effect {
  if (!isSuccess(before)) return 'unclear';
  if (after.status === 404 || after.status === 410) return 'gone';
  if (!isSuccess(after)) return 'unclear';
  const own = (seen: Seen): string => {
    const item = at(seen.body, itemAt);
    const kept = isObject(item) ? Object.entries(item).filter(([name]) => !volatile.includes(name)) : [];
    return JSON.stringify([...leavesOf(Object.fromEntries(kept) as Json)].sort());
  };
  return own(before) === own(after) ? 'none' : 'changed';
}
