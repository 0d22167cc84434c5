import { isObject } from '../../../core/spec/json.ts';
import type { Json, JsonObject } from '../../../core/spec/types.ts';
import type { DescribedSide } from '../engine/side.ts';
import type { OwnChange, Pair } from './pair.ts';
import { same } from './shape.ts';
import { type Judged, judgedBy } from './text-changes.ts';

const CONDITION: Judged = {
  narrowed: 'condition-narrowed',
  widened: 'condition-widened',
  changed: 'condition-changed',
  rewritten: 'condition-rewritten',
};
const SILENT = new Set(['title', 'description', 'examples', '$comment']);

/** References written out, a few levels deep, without what asserts nothing. */
function expanded(side: DescribedSide, value: Json | undefined, depth: number): Json {
  if (Array.isArray(value)) return value.map((entry) => expanded(side, entry, depth));
  if (!isObject(value)) return value ?? null;
  if (typeof value.$ref === 'string' && depth > 0) return expanded(side, side.deref(value), depth - 1);
  const kept = Object.entries(value).filter(([key]) => !SILENT.has(key));
  return Object.fromEntries(kept.map(([key, entry]) => [key, expanded(side, entry, depth)]));
}

/** Keywords that are not compared by themselves: not, if, contains, patternProperties, propertyNames, dependent…, unevaluated… */
export function judgedChanges(
  pair: Pair,
  sides: { readonly old: DescribedSide; readonly new: DescribedSide },
): OwnChange[] {
  const [before, after] = [pair.old.judged, pair.new.judged];
  if (Object.keys(before).length + Object.keys(after).length === 0) return [];
  const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !same(expanded(sides.old, before[key], 3), expanded(sides.new, after[key], 3)),
  );
  if (differing.length === 0) return [];
  const difference = pair.tellApart();
  const shown = (judged: JsonObject): Json | undefined => {
    const own = Object.fromEntries(Object.entries(judged).filter(([key]) => differing.includes(key)));
    return Object.keys(own).length === 0 ? undefined : own;
  };
  return [{ rule: judgedBy(difference, CONDITION), old: shown(before), new: shown(after), difference }];
}
