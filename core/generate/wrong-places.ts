import type { JsonObject, Schema } from '../spec/types.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { alternativesOf } from './schema-choices.ts';
import type { View } from './schema-view.ts';
import { viewOf } from './schema-view.ts';
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
  readonly tries: readonly unknown[];
}

interface Spot {
  readonly pointer: string;
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
  /** The whole value with this spot replaced. */
  readonly put: (value: unknown) => unknown;
}

/** Levels of members below the whole value. */
const MOST_LEVELS = 2;
const UNKNOWN = 'assay_unknown';

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function* valuesAt(spot: Spot, view: View, document: JsonObject): Generator<WrongPlace> {
  for (const alternative of alternativesOf(view, document)) {
    for (const { keyword, says, tries } of wrongValues(alternative, spot.value, document)) {
      const made = new Map(tries.map((value) => [spot.put(value), value]));
      yield {
        pointer: spot.pointer,
        path: spot.path,
        keyword,
        label: (root) => `${spot.name || 'the value'} ${says(made.get(root))}`,
        tries: [...made.keys()],
      };
    }
  }
}

function* membersOf(spot: Spot, view: View, document: JsonObject, level: number): Generator<WrongPlace> {
  const held = spot.value;
  if (!isObject(held)) return;
  const told = spot.name === '' ? '' : `${spot.name}: `;
  const without = (name: string): unknown =>
    spot.put(Object.fromEntries(Object.entries(held).filter(([key]) => key !== name)));
  const at = { path: spot.path };
  for (const alternative of alternativesOf(view, document)) {
    const properties = isObject(alternative.properties) ? alternative.properties : {};
    for (const name of Array.isArray(alternative.required) ? alternative.required.map(String) : []) {
      if (!Object.hasOwn(held, name)) continue;
      const pointer = `${spot.pointer}/${escaped(name)}`;
      yield { ...at, pointer, keyword: 'required', label: () => `${told}${name} is missing`, tries: [without(name)] };
    }
    for (const [name, property] of Object.entries(properties)) {
      if (!isSchema(property)) continue;
      const inner = viewOf(property, document);
      if (inner === false || inner.readOnly === true) continue;
      const next: Spot = {
        pointer: `${spot.pointer}/${escaped(name)}`,
        path: `${spot.path}/${escaped(name)}`,
        name: `${told}${name}`,
        value: Object.hasOwn(held, name) ? held[name] : undefined,
        put: (value) => spot.put({ ...held, [name]: value }),
      };
      yield* placesIn(next, property, document, level + 1);
    }
    for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
      const pointer = `${spot.pointer}/*`;
      const label = (): string => `${told}the property ${UNKNOWN} is not allowed`;
      yield { ...at, pointer, keyword, label, tries: [spot.put({ ...held, [UNKNOWN]: 'assay' })] };
    }
    if (typeof alternative.minProperties === 'number' && alternative.minProperties > 0) {
      const few = Object.fromEntries(Object.entries(held).slice(0, alternative.minProperties - 1));
      const label = (): string =>
        `${spot.name || 'the value'} has fewer than ${String(alternative.minProperties)} properties`;
      yield { ...at, pointer: spot.pointer, keyword: 'minProperties', label, tries: [spot.put(few)] };
    }
  }
}

function* placesIn(spot: Spot, schema: Schema, document: JsonObject, level: number): Generator<WrongPlace> {
  const view = viewOf(schema, document);
  if (view === false) return;
  yield* valuesAt(spot, view, document);
  if (level >= MOST_LEVELS) return;
  yield* membersOf(spot, view, document, level);
  const held = spot.value;
  if (!Array.isArray(held) || held.length === 0) return;
  for (const alternative of alternativesOf(view, document)) {
    if (!isSchema(alternative.items)) continue;
    const first: Spot = {
      pointer: `${spot.pointer}/-`,
      path: `${spot.path}/0`,
      name: `${spot.name}[0]`,
      value: held[0],
      put: (value) => spot.put([value, ...held.slice(1)]),
    };
    yield* placesIn(first, alternative.items, document, level);
  }
}

/** Every place of a value that can be made wrong, with what to put there; duplicates by pointer and keyword removed. */
export function* wrongPlaces(root: unknown, schema: Schema, document: JsonObject, name: string): Generator<WrongPlace> {
  yield* placesIn({ pointer: '', path: '', name, value: root, put: (value) => value }, schema, document, 0);
}
