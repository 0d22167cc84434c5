import type { Schema } from '../spec/types.ts';
import { normalise, nounOf } from './names.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';

/** The array of items found in a schema. */
export interface FoundItems {
  /** JSON pointer of the array, '' for a bare one. */
  readonly at: string;
  readonly item: Schema;
  /** bare array, an envelope member of a known name, or merely the only array of objects. */
  readonly strength: 'bare' | 'named' | 'sole';
  /** Items are objects (or undescribed); false for lists of strings and numbers. */
  readonly objects: boolean;
}

const NAMES =
  'data items results result content contents records value values entries rows list elements objects hits resources collection entities docs documents nodes'.split(
    ' ',
  );
const WRAPPERS = new Set('data embedded result results response payload body content page'.split(' '));
const NEVER = new Set(
  'links errors warnings messages included meta metadata fielderrors filters facets aggregations sort orders includes'.split(
    ' ',
  ),
);
const PAGING_SIGNS = new Set(
  (
    'total totalcount totalelements totalitems totalresults totalrecords totalpages count next nextcursor nextpagetoken nexttoken previous prev ' +
    'hasmore hasnext hasnextpage page pagenumber pagesize perpage pageinfo limit offset pagination paging cursor cursors responsemetadata'
  ).split(' '),
);

/** Escapes one segment of a JSON pointer (RFC 6901 section 3). */
export function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isObjectLike(view: SchemaView): boolean {
  return view.properties.size > 0 || view.types.has('object') || view.types.size === 0;
}

/**
 * Finds the array of items of a list answer: a bare array or one plausible member of an envelope, up to two wrappers deep
 * ('/data/items', '/_embedded/orders'). `noun` is the normal form of what is listed ('order').
 */
export function findItems(schema: Schema | undefined, noun: string, reader: SchemaReader): FoundItems | undefined {
  return search(schema, noun, reader, '', 0);
}

function search(
  schema: Schema | undefined,
  noun: string,
  reader: SchemaReader,
  at: string,
  depth: number,
): FoundItems | undefined {
  const view = reader.view(schema);
  if (view.items !== undefined && !view.types.has('object'))
    return {
      at,
      item: view.items,
      strength: depth === 0 ? 'bare' : 'named',
      objects: isObjectLike(reader.view(view.items)),
    };
  if (view.properties.size === 0) return undefined;
  const signs = hasPagingSigns(view);
  if (depth === 0 && !signs && looksLikeEntity(view, noun)) return undefined;
  const arrays: { name: string; items: Schema; objects: boolean }[] = [];
  for (const [name, value] of view.properties) {
    const inner = reader.view(value);
    if (inner.items === undefined || (NEVER.has(normalise(name)) && nounOf(name) !== noun)) continue;
    arrays.push({ name, items: inner.items, objects: isObjectLike(reader.view(inner.items)) });
  }
  const embedded = at.endsWith('/_embedded') && arrays.length === 1;
  const best = arrays
    .map((array) => ({ ...array, rank: embedded ? 0 : rank(array.name, noun) }))
    .filter((array) => array.rank < 99)
    .sort((a, b) => a.rank - b.rank)[0];
  const objects = arrays.filter((array) => array.objects);
  if (best !== undefined && (best.objects || objects.length === 0 || best.rank < 0)) return found(best, at, 'named');
  const inWrapper = depth < 2 ? searchWrappers(view, noun, reader, at, depth) : undefined;
  if (inWrapper !== undefined) return inWrapper;
  const [only] = objects;
  if (only !== undefined && objects.length === 1 && (signs || view.properties.size <= 3))
    return found(only, at, 'sole');
  return undefined;
}

function found(
  array: { name: string; items: Schema; objects: boolean },
  at: string,
  strength: 'named' | 'sole',
): FoundItems {
  return { at: `${at}/${pointerPart(array.name)}`, item: array.items, strength, objects: array.objects };
}

function searchWrappers(
  view: SchemaView,
  noun: string,
  reader: SchemaReader,
  at: string,
  depth: number,
): FoundItems | undefined {
  for (const [name, value] of view.properties) {
    const plain = normalise(name);
    if (!WRAPPERS.has(plain) && nounOf(name) !== noun) continue;
    const inner = reader.view(value);
    if (inner.properties.size === 0 || inner.items !== undefined) continue;
    if (plain !== 'embedded' && !hasPagingSigns(inner) && looksLikeEntity(inner, noun)) continue;
    const deeper = search(value, noun, reader, `${at}/${pointerPart(name)}`, depth + 1);
    if (deeper !== undefined && (deeper.strength !== 'sole' || plain === 'embedded')) return deeper;
  }
  return undefined;
}

/** Lower is better; -1 is the plural of the thing listed, 99 is not a name of a list. */
function rank(name: string, noun: string): number {
  if (noun !== '' && nounOf(name) === noun) return -1;
  const index = NAMES.indexOf(normalise(name));
  return index < 0 ? 99 : index;
}

/** Does the object carry names that only lists carry: total, next, has_more …? */
export function hasPagingSigns(view: SchemaView): boolean {
  for (const name of view.properties.keys()) if (PAGING_SIGNS.has(normalise(name))) return true;
  return false;
}

function looksLikeEntity(view: SchemaView, noun: string): boolean {
  for (const name of view.properties.keys()) {
    const plain = normalise(name);
    if (plain === 'id' || plain === 'uuid' || plain === `${noun}id`) return true;
  }
  return false;
}
