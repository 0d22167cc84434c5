import type { JsonObject, Schema } from '../spec/types.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { alternativesOf } from './schema-choices.ts';
import type { View } from './schema-view.ts';
import { viewOf } from './schema-view.ts';
import { wrongChoices } from './wrong-choices.ts';
import { membersOf, wrongMembers } from './wrong-members.ts';
import { wrongValues } from './wrong-values.ts';

/** One way to put one defect into a whole value (a body or a parameter). */
export interface WrongPlace {
  /** JSON pointer of what is wrong, '-' for array elements; '' for the whole. */
  readonly pointer: string;
  /** Where a validator tells it: a missing or unknown member is told of its object. */
  readonly path: string;
  readonly keyword: string;
  readonly label: (root: unknown) => string;
  /** Whole values, best first. */
  readonly tries: () => readonly unknown[];
}

export interface Spot {
  readonly pointer: string;
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
  /** The whole value with this spot replaced. */
  readonly put: (value: unknown) => unknown;
}

/** Levels of members below the whole value, unless more are asked for. */
const USUAL_LEVELS = 2;
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function* valuesAt(spot: Spot, view: View, document: JsonObject): Generator<WrongPlace> {
  const wrong = alternativesOf(view, document).flatMap((one) => wrongValues(one, spot.value, document));
  for (const { keyword, says, tries } of [...wrong, ...wrongChoices(view, spot.value, document)]) {
    const made = new Map<unknown, unknown>();
    yield {
      pointer: spot.pointer,
      path: spot.path,
      keyword,
      label: (root) => `${spot.name || 'the value'} ${says(made.get(root))}`,
      tries: () => {
        for (const value of tries()) made.set(spot.put(value), value);
        return [...made.keys()];
      },
    };
  }
}

function memberSpot(spot: Spot, held: JsonObject, name: string): Spot {
  return {
    pointer: `${spot.pointer}/${escaped(name)}`,
    path: `${spot.path}/${escaped(name)}`,
    name: `${spot.name === '' ? '' : `${spot.name}: `}${name}`,
    value: Object.hasOwn(held, name) ? held[name] : undefined,
    put: (value) => spot.put({ ...held, [name]: value }),
  };
}

function* placesIn(spot: Spot, schema: Schema, document: JsonObject, levels: number): Generator<WrongPlace> {
  const view = viewOf(schema, document);
  if (view === false) return;
  yield* valuesAt(spot, view, document);
  if (levels <= 0) return;
  const held = spot.value;
  for (const alternative of alternativesOf(view, document)) {
    if (isObject(held)) {
      yield* wrongMembers(spot, held, alternative, document);
      for (const [name, property] of membersOf(alternative, held, document))
        yield* placesIn(memberSpot(spot, held, name), property, document, levels - 1);
    }
    if (!Array.isArray(held)) continue;
    for (const [index, element] of elementsOf(alternative, held.length)) {
      const fixed = Array.isArray(alternative.prefixItems) && index < alternative.prefixItems.length;
      const next: Spot = {
        pointer: `${spot.pointer}/${fixed ? index : '-'}`,
        path: `${spot.path}/${index}`,
        name: `${spot.name}[${index}]`,
        value: held[index],
        put: (value) => spot.put(held.with(index, value)),
      };
      yield* placesIn(next, element, document, levels);
    }
  }
}

/** Elements with a schema of their own and the first of those that share one. */
function elementsOf(view: View, length: number): [number, Schema][] {
  const prefix = (Array.isArray(view.prefixItems) ? view.prefixItems : []).slice(0, length);
  const found = prefix.flatMap((one, index): [number, Schema][] => (isSchema(one) ? [[index, one]] : []));
  if (isSchema(view.items) && prefix.length < length) found.push([prefix.length, view.items]);
  return found;
}

/**
 * Every place of a value that can be made wrong, with what to put there, down to some levels of members; `name` is what
 * the whole is called.
 */
export function* wrongPlaces(
  root: unknown,
  schema: Schema,
  document: JsonObject,
  name: string,
  levels = USUAL_LEVELS,
): Generator<WrongPlace> {
  yield* placesIn({ pointer: '', path: '', name, value: root, put: (value) => value }, schema, document, levels);
}
