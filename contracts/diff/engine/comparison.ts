import { list, object, text } from '../../../core/spec/json.ts';
import type { Json, JsonObject, Schema } from '../../../core/spec/types.ts';
import type { RuleId } from '../rules/index.ts';
import type { Wire } from '../schema/pair.ts';
import type { SchemaComparer } from '../schema/schema-comparer.ts';
import { same } from '../schema/shape.ts';
import type { Direction } from '../types.ts';
import type { Collector, Place } from './collector.ts';
import type { DescribedSide } from './side.ts';

/** What all comparing functions share. */
export interface Comparison {
  readonly old: DescribedSide;
  readonly new: DescribedSide;
  readonly schemas: SchemaComparer;
  readonly changes: Collector;
  readonly today: string;
}

export function compareSchemas(
  { schemas, changes }: Comparison,
  before: Schema | undefined,
  after: Schema | undefined,
  place: Place & { readonly side: Direction },
  wire: Wire,
): void {
  changes.addSchemas(schemas.compare(before ?? true, after ?? true, { direction: place.side, wire }), place);
}

/** Says that members of two objects differ, as one change. */
export function compareMembers(
  { changes }: Comparison,
  before: JsonObject,
  after: JsonObject,
  keys: readonly string[],
  rule: RuleId,
  place: Place,
): void {
  const differing = keys.filter((key) => !same(before[key] ?? null, after[key] ?? null));
  if (differing.length === 0) return;
  changes.add(rule, place, { old: part(before, differing), new: part(after, differing) });
}

/** Extensions (x-…) of two objects, but for those that have rules of their own. */
export function compareExtensions(comparison: Comparison, before: JsonObject, after: JsonObject, place: Place): void {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => key.startsWith('x-')));
  for (const key of keys)
    if (!/^x-sunset/.test(key)) compareMembers(comparison, before, after, [key], 'extension-changed', place);
}

function part(holder: JsonObject, keys: readonly string[]): Json | undefined {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined && !only.startsWith('x-')) return holder[only];
  const own = Object.fromEntries(keys.flatMap((key) => (holder[key] === undefined ? [] : [[key, holder[key]]])));
  return Object.keys(own).length === 0 ? undefined : own;
}

export { list, object, text };
