import type { Schema } from '../../../core/spec/types.ts';
import { retirementOf } from '../engine/retirement.ts';
import type { DescribedSide } from '../engine/side.ts';
import type { Below, Compared, OwnChange, Pair } from './pair.ts';
import { same, shapeOf } from './shape.ts';

interface Sides {
  readonly old: DescribedSide;
  readonly new: DescribedSide;
}

/** Properties, required and additionalProperties. */
export function objectChanges(pair: Pair, sides: Sides): Compared {
  const { old: before, new: after } = pair;
  const changes: OwnChange[] = [];
  const below: Below[] = [];
  for (const name of new Set([...before.properties.keys(), ...after.properties.keys()])) {
    const one = before.properties.get(name);
    const two = after.properties.get(name);
    if (one !== undefined && two !== undefined) {
      const { own, travels } = marks(pair, name, one, two, sides);
      changes.push(...own);
      if (travels) below.push({ path: `/${name}`, old: one, new: two });
      if (travels && own.length === 0) changes.push(...requiredChanges(pair, name));
    } else if (two !== undefined) changes.push(...added(pair, name, two, sides));
    else if (one !== undefined) changes.push(...removed(pair, name, one, sides));
  }
  for (const name of new Set([...before.required, ...after.required]))
    if (!before.properties.has(name) && !after.properties.has(name)) changes.push(...requiredChanges(pair, name));
  changes.push(...additional(pair, below));
  return { changes, below };
}

const hidden = (side: DescribedSide, schema: Schema, pair: Pair): boolean =>
  pair.direction === 'request' ? shapeOf(side, schema).readOnly : shapeOf(side, schema).writeOnly;

/** Changes of readOnly and writeOnly, and whether the property goes over the wire this way on both sides. */
function marks(
  pair: Pair,
  name: string,
  one: Schema,
  two: Schema,
  sides: Sides,
): { own: OwnChange[]; travels: boolean } {
  const [before, after] = [shapeOf(sides.old, one), shapeOf(sides.new, two)];
  const own: OwnChange[] = [];
  const request = pair.direction === 'request';
  if (before.readOnly !== after.readOnly) {
    const must = request && pair.new.required.has(name);
    const back = must ? 'no-longer-read-only-required' : 'no-longer-read-only';
    own.push({
      rule: after.readOnly ? 'became-read-only' : back,
      property: name,
      old: before.readOnly,
      new: after.readOnly,
    });
  }
  if (before.writeOnly !== after.writeOnly) {
    const rule = after.writeOnly ? 'became-write-only' : 'no-longer-write-only';
    own.push({ rule, property: name, old: before.writeOnly, new: after.writeOnly });
  }
  return { own, travels: !hidden(sides.old, one, pair) && !hidden(sides.new, two, pair) };
}

function requiredChanges({ old: before, new: after }: Pair, name: string): OwnChange[] {
  const [was, is] = [before.required.has(name), after.required.has(name)];
  if (was === is) return [];
  return [{ rule: is ? 'property-became-required' : 'property-became-optional', property: name, old: was, new: is }];
}

function added(pair: Pair, name: string, schema: Schema, sides: Sides): OwnChange[] {
  if (hidden(sides.new, schema, pair)) return [{ rule: 'hidden-property-changed', property: name, new: name }];
  const value = { property: name, new: name };
  if (pair.direction === 'response' && pair.old.additional === false)
    return [{ rule: 'property-added-to-closed', ...value }];
  if (pair.new.required.has(name)) {
    // A name that had to be there before it was described.
    if (pair.old.required.has(name)) return [{ rule: 'property-added', ...value }];
    return [{ rule: 'required-property-added', ...value }];
  }
  return [{ rule: 'property-added', ...value }];
}

function removed(pair: Pair, name: string, schema: Schema, sides: Sides): OwnChange[] {
  if (hidden(sides.old, schema, pair)) return [{ rule: 'hidden-property-changed', property: name, old: name }];
  const value = { property: name, old: name };
  const { notes } = shapeOf(sides.old, schema);
  if (retirementOf(notes, [], pair.today).state === 'over') return [{ rule: 'property-retired', ...value }];
  return [{ rule: 'property-removed', ...value }];
}

function additional(pair: Pair, below: Below[]): OwnChange[] {
  const [one, two] = [pair.old.additional, pair.new.additional];
  if (same(one, two) && typeof one === 'boolean') return [];
  if (one === false || two === false) {
    const rule = two === false ? 'additional-properties-closed' : 'additional-properties-opened';
    return [{ rule, old: one === false ? false : 'allowed', new: two === false ? false : 'allowed' }];
  }
  below.push({ path: '/*', old: one, new: two });
  return [];
}

/** Pairs of items; what prefixItems leaves over is under items. */
export function itemsBelow({ old: before, new: after }: Pair): Below[] {
  const many = Math.max(before.prefix.length, after.prefix.length);
  const found: Below[] = [];
  for (let index = 0; index < many; index += 1) {
    const [one, two] = [before.prefix[index] ?? before.items, after.prefix[index] ?? after.items];
    found.push({ path: `/${index}`, old: one, new: two });
  }
  if (before.items !== true || after.items !== true) found.push({ path: '/-', old: before.items, new: after.items });
  return found;
}
