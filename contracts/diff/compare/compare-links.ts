import { object } from '../../../core/spec/json.ts';
import type { JsonObject } from '../../../core/spec/types.ts';
import type { Place } from '../engine/collector.ts';
import type { Comparison } from '../engine/comparison.ts';
import { same } from '../schema/shape.ts';

/** Links of a response. */
export function compareLinks(
  { old, new: next, changes }: Comparison,
  before: JsonObject,
  after: JsonObject,
  place: Place,
): void {
  const [one, two] = [object(before, 'links'), object(after, 'links')];
  for (const name of new Set([...Object.keys(one), ...Object.keys(two)])) {
    if (name.startsWith('x-')) continue;
    const here = { ...place, at: `${place.at}, link ${name}` };
    const [was, is] = [old.deref(one[name]), next.deref(two[name])];
    if (was === undefined) changes.add('link-added', here, { new: name });
    else if (is === undefined) changes.add('link-removed', here, { old: name });
    else if (!same(was, is)) changes.add('link-changed', here, { old: was, new: is });
  }
}
