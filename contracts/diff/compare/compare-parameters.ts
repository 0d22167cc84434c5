import type { Parameter } from '../../../core/operations/types.ts';
import type { Place } from '../engine/collector.ts';
import { type Comparison, compareExtensions, compareMembers, compareSchemas } from '../engine/comparison.ts';
import { type OperationView, rawParameter } from '../engine/operation-view.ts';
import { retirementOf } from '../engine/retirement.ts';
import { shapeOf } from '../schema/shape.ts';
import type { Direction } from '../types.ts';
import type { OperationPair } from './compare-operation.ts';
import { sameForm } from './wire-form.ts';

/** What parameters are matched by: path parameters by their place in the template, header names without case. */
function keyOf({ in: place, name }: Parameter, { operation: { path } }: OperationView): string {
  if (place === 'path') {
    const names = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]);
    return `path ${names.indexOf(name)}`;
  }
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

export function compareParameters(comparison: Comparison, pair: OperationPair): void {
  const before = new Map(pair.old.operation.parameters.map((one) => [keyOf(one, pair.old), one]));
  const after = new Map(pair.new.operation.parameters.map((one) => [keyOf(one, pair.new), one]));
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, one]) => one);
  const come = [...after].filter(([key]) => !before.has(key)).map(([, one]) => one);
  for (const one of gone) {
    const moved = come.find(({ name }) => name.toLowerCase() === one.name.toLowerCase());
    if (moved === undefined) removed(comparison, pair, one);
    else {
      come.splice(come.indexOf(moved), 1);
      const place = placeIn(comparison, pair, one, moved);
      comparison.changes.add('parameter-moved', place, { old: one.in, new: moved.in });
      both(comparison, pair, one, moved, place);
    }
  }
  for (const one of come) {
    const place = placeIn(comparison, pair, undefined, one);
    comparison.changes.add(one.required ? 'required-parameter-added' : 'parameter-added', place, { new: one.name });
  }
  for (const [key, one] of before) {
    const two = after.get(key);
    if (two !== undefined) both(comparison, pair, one, two, placeIn(comparison, pair, one, two));
  }
}

type SidedPlace = Place & { readonly side: Direction };

function placeIn(
  { old: oldSide, new: newSide }: Comparison,
  pair: OperationPair,
  before: Parameter | undefined,
  after: Parameter | undefined,
): SidedPlace {
  const named = after ?? before;
  const at = `${pair.label}${named?.in} parameter ${named?.name}`;
  const raw = {
    old: before && oldSide.pointerOf(rawParameter(oldSide, pair.old, before.in, before.name)),
    new: after && newSide.pointerOf(rawParameter(newSide, pair.new, after.in, after.name)),
  };
  const pointer = { old: before && (raw.old ?? pair.old.pointer), new: after && (raw.new ?? pair.new.pointer) };
  return { side: pair.request, operation: pair.id, at, pointer };
}

function removed(comparison: Comparison, pair: OperationPair, one: Parameter): void {
  const raw = rawParameter(comparison.old, pair.old, one.in, one.name);
  const { state } = retirementOf(raw, [], comparison.today);
  const place = placeIn(comparison, pair, one, undefined);
  comparison.changes.add(state === 'over' ? 'parameter-retired' : 'parameter-removed', place, { old: one.name });
}

function both(comparison: Comparison, pair: OperationPair, one: Parameter, two: Parameter, place: SidedPlace): void {
  const { changes } = comparison;
  const raw = rawParameter(comparison.old, pair.old, one.in, one.name);
  const next = rawParameter(comparison.new, pair.new, two.in, two.name);
  if (two.in === 'path' && one.name !== two.name) {
    const pointer = { old: comparison.old.pointerOf(pair.old.item), new: comparison.new.pointerOf(pair.new.item) };
    changes.add('path-parameter-renamed', { ...place, pointer }, { old: one.name, new: two.name });
  }
  if (one.required !== two.required) {
    const rule = two.required ? 'parameter-became-required' : 'parameter-became-optional';
    changes.add(rule, place, { old: one.required, new: two.required });
  }
  if (one.deprecated !== two.deprecated)
    changes.add(two.deprecated ? 'parameter-deprecated' : 'parameter-no-longer-deprecated', place);
  if (one.contentType !== two.contentType) {
    changes.add('parameter-encoding-changed', place, {
      old: one.contentType ?? 'style',
      new: two.contentType ?? 'style',
    });
  } else if (one.contentType === undefined && one.in === two.in) serialisation(comparison, one, two, place);
  flag(comparison, place, one.allowReserved, two.allowReserved, 'parameter-reserved');
  flag(comparison, place, one.allowEmptyValue, two.allowEmptyValue, 'parameter-empty');
  const wire = one.contentType === undefined ? 'text' : 'json';
  compareSchemas(comparison, one.schema, two.schema, place, wire);
  compareMembers(comparison, raw, next, ['description'], 'parameter-text-changed', place);
  compareMembers(comparison, raw, next, ['example', 'examples'], 'example-changed', place);
  compareExtensions(comparison, raw, next, place);
}

function serialisation({ old, new: next, changes }: Comparison, one: Parameter, two: Parameter, place: Place): void {
  if (one.style === two.style && one.explode === two.explode) return;
  const alike = sameForm(one, two, [shapeOf(old, old.plain(one.schema)), shapeOf(next, next.plain(two.schema))]);
  const words = ({ style, explode }: Parameter): string => `${style}, explode ${explode}`;
  changes.add(alike ? 'parameter-style-rewritten' : 'parameter-style-changed', place, {
    old: words(one),
    new: words(two),
  });
}

function flag(
  { changes }: Comparison,
  place: Place,
  was: boolean,
  is: boolean,
  rule: 'parameter-reserved' | 'parameter-empty',
): void {
  if (was !== is) changes.add(`${rule}-${is ? 'allowed' : 'refused'}`, place, { old: was, new: is });
}
