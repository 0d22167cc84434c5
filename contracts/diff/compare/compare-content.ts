import type { MediaTypeObject } from '../../../core/operations/types.ts';
import { isObject, member, object } from '../../../core/spec/json.ts';
import { joinPointer } from '../../../core/spec/pointer.ts';
import type { JsonObject } from '../../../core/spec/types.ts';
import type { Place } from '../engine/collector.ts';
import { type Comparison, compareExtensions, compareMembers, compareSchemas } from '../engine/comparison.ts';
import type { DescribedSide } from '../engine/side.ts';
import type { Wire } from '../schema/pair.ts';
import { isSchema, same } from '../schema/shape.ts';
import type { Direction } from '../types.ts';
import { pairMedia } from './media-pairs.ts';

export interface Contents {
  readonly list: readonly MediaTypeObject[];
  /** The object that has the `content` map. */
  readonly holder: JsonObject;
}

type SidedPlace = Place & { readonly side: Direction };

function wireOf(type: string): Wire {
  if (/[/+]xml\b/.test(type)) return 'xml';
  return /^(application\/x-www-form-urlencoded|multipart\/)/.test(type) ? 'text' : 'json';
}

function rawMedia(side: DescribedSide, holder: JsonObject, type: string): JsonObject {
  const entries = Object.entries(object(holder, 'content'));
  const [, entry] = entries.find(([name]) => name.trim().toLowerCase() === type) ?? [];
  return side.deref(entry) ?? {};
}

/** The `content` maps of a request body or a response. `place.at` is followed by the media type. */
export function compareContents(comparison: Comparison, before: Contents, after: Contents, place: SidedPlace): void {
  const { changes } = comparison;
  const { pairs, removed, added } = pairMedia(before.list, after.list);
  const kind = place.side;
  const at = (type: string, inOld: boolean, inNew: boolean): SidedPlace => ({
    ...place,
    at: `${place.at}, ${type}`,
    pointer: {
      old: inOld && place.pointer.old !== undefined ? joinPointer(place.pointer.old, 'content', type) : undefined,
      new: inNew && place.pointer.new !== undefined ? joinPointer(place.pointer.new, 'content', type) : undefined,
    },
  });
  for (const { type } of removed) changes.add(`${kind}-media-type-removed`, at(type, true, false), { old: type });
  for (const { type } of added) changes.add(`${kind}-media-type-added`, at(type, false, true), { new: type });
  for (const { old: one, new: two, relation } of pairs) {
    const here = at(two.type, true, true);
    const types = { old: one.type, new: two.type };
    if (relation !== 'equal') changes.add(`${kind}-media-type-${relation}`, here, types);
    else if (one.type !== two.type) changes.add('media-type-rewritten', here, types);
    const [raw, next] = [
      rawMedia(comparison.old, before.holder, one.type),
      rawMedia(comparison.new, after.holder, two.type),
    ];
    const isForm = wireOf(two.type);
    compareSchemas(comparison, one.schema, two.schema, here, isForm);
    const [items, nextItems] = [member(raw, 'itemSchema'), member(next, 'itemSchema')];
    if (items !== undefined || nextItems !== undefined)
      compareSchemas(
        comparison,
        isSchema(items) ? items : true,
        isSchema(nextItems) ? nextItems : true,
        { ...here, at: `${here.at}, each item` },
        isForm,
      );
    compareMembers(comparison, raw, next, ['example', 'examples'], 'example-changed', here);
    compareExtensions(comparison, raw, next, here);
    encodings(comparison, object(raw, 'encoding'), object(next, 'encoding'), here);
  }
}

function encodings({ changes }: Comparison, before: JsonObject, after: JsonObject, place: SidedPlace): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [one, two] = [before[name], after[name]];
    const bare = (value: unknown): unknown => (isObject(value) ? value : {});
    if (same(bare(one), bare(two))) continue;
    changes.add('encoding-changed', { ...place, at: `${place.at}, encoding of ${name}` }, { old: one, new: two });
  }
}
