import type { HeaderObject } from '../../../core/operations/types.ts';
import { object } from '../../../core/spec/json.ts';
import { joinPointer } from '../../../core/spec/pointer.ts';
import type { JsonObject } from '../../../core/spec/types.ts';
import type { Place } from '../engine/collector.ts';
import { type Comparison, compareExtensions, compareMembers, compareSchemas } from '../engine/comparison.ts';
import type { DescribedSide } from '../engine/side.ts';
import type { Direction } from '../types.ts';

interface Headers {
  readonly list: readonly HeaderObject[];
  /** The Response Object. */
  readonly raw: JsonObject;
}

const rawHeader = (side: DescribedSide, raw: JsonObject, name: string): JsonObject =>
  side.deref(object(raw, 'headers')[name]) ?? {};

/** Headers of a response, their names without case. */
export function compareHeaders(
  comparison: Comparison,
  before: Headers,
  after: Headers,
  place: Place & { readonly side: Direction },
): void {
  const { changes } = comparison;
  const find = ({ list }: Headers, name: string): HeaderObject | undefined =>
    list.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const pointer = (side: DescribedSide, { raw }: Headers, around: string | undefined, name: string) =>
    side.pointerOf(rawHeader(side, raw, name)) ??
    (around === undefined ? undefined : joinPointer(around, 'headers', name));
  const at = (name: string, one: HeaderObject | undefined, two: HeaderObject | undefined) => ({
    ...place,
    at: `${place.at}, header ${name}`,
    pointer: {
      old: one && pointer(comparison.old, before, place.pointer.old, one.name),
      new: two && pointer(comparison.new, after, place.pointer.new, two.name),
    },
  });
  for (const one of before.list)
    if (!find(after, one.name)) changes.add('response-header-removed', at(one.name, one, undefined), { old: one.name });
  for (const two of after.list) {
    const one = find(before, two.name);
    if (one === undefined) {
      changes.add('response-header-added', at(two.name, undefined, two), { new: two.name });
      continue;
    }
    const here = at(two.name, one, two);
    if (one.required !== two.required) {
      const rule = two.required ? 'response-header-became-required' : 'response-header-became-optional';
      changes.add(rule, here, { old: one.required, new: two.required });
    }
    compareSchemas(comparison, one.schema, two.schema, here, 'text');
    const [raw, next] = [
      rawHeader(comparison.old, before.raw, one.name),
      rawHeader(comparison.new, after.raw, two.name),
    ];
    compareMembers(comparison, raw, next, ['description', 'deprecated'], 'header-text-changed', here);
    compareMembers(comparison, raw, next, ['example', 'examples'], 'example-changed', here);
    compareExtensions(comparison, raw, next, here);
  }
}
