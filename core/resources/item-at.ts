import type { Schema } from '../spec/types.ts';
import { pointerPart } from './list-envelope.ts';
import { normalise, nounOf } from './names.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import { overlap, sameKind } from './schema-view.ts';

const ENVELOPE = ['data', 'item', 'result', 'payload', 'response', 'body', 'content', 'record', 'value', 'entity'];
const SIDE = new Set(
  'ok success status code message error errors meta metadata links correlationid requestid traceid timestamp warnings version object included'.split(
    ' ',
  ),
);

/** A single-item answer taken apart. */
export interface FoundItem {
  /** JSON pointer of the representation, '' when it is the whole body. */
  readonly at: string;
  readonly view: SchemaView;
}

/**
 * Finds the representation in a single-item answer: the whole body, or a member of an envelope ('/data', '/data/order').
 * `item` is the item of the list, when known: what is the same kind wins; else names decide.
 */
export function findItem(
  schema: Schema | undefined,
  noun: string,
  item: SchemaView | undefined,
  reader: SchemaReader,
): FoundItem | undefined {
  const view = reader.view(schema);
  if (view.properties.size === 0) return view.types.has('object') ? { at: '', view } : undefined;
  if (item !== undefined && item.properties.size > 0) {
    if (hasId(view, noun) || sameKind(view, item)) return { at: '', view };
    const same = memberOfKind(view, item, reader, '', 0);
    if (same !== undefined) return same;
  }
  return byNames(view, noun, reader, '', 0);
}

function memberOfKind(
  view: SchemaView,
  item: SchemaView,
  reader: SchemaReader,
  at: string,
  depth: number,
): FoundItem | undefined {
  for (const [name, value] of view.properties) {
    const plain = normalise(name);
    if (depth === 0 && view.properties.size > 6 && !ENVELOPE.includes(plain)) continue;
    const inner = reader.view(value);
    if (inner.properties.size === 0 || inner.items !== undefined) continue;
    const here = `${at}/${pointerPart(name)}`;
    if (sameKind(inner, item) || (inner.properties.size >= item.properties.size && overlap(inner, item) === 1))
      return { at: here, view: inner };
    const deeper =
      depth < 1 && ENVELOPE.includes(plain) && !hasId(inner, '')
        ? memberOfKind(inner, item, reader, here, depth + 1)
        : undefined;
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function hasId(view: SchemaView, noun: string): boolean {
  for (const name of view.properties.keys())
    if (/^(?:id|_id|uuid|guid|gid|sid)$/i.test(name) || normalise(name) === `${noun}id`) return true;
  return false;
}

function byNames(view: SchemaView, noun: string, reader: SchemaReader, at: string, depth: number): FoundItem {
  if (hasId(view, noun) || depth > 1) return { at, view };
  const objects = [...view.properties].filter(([, value]) => {
    const inner = reader.view(value);
    return inner.items === undefined && inner.properties.size > 0;
  });
  const others = [...view.properties.keys()].filter((name) => !SIDE.has(normalise(name)));
  for (const [name, value] of objects) {
    const named = nounOf(name) === noun || ENVELOPE.includes(normalise(name));
    if (named && others.length <= 2)
      return byNames(reader.view(value), noun, reader, `${at}/${pointerPart(name)}`, depth + 1);
  }
  return { at, view };
}
