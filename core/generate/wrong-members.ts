import { randomFor } from '../random/seed.ts';
import type { JsonObject, Schema } from '../spec/types.ts';
import { compilePattern, patternArbitrary } from './pattern-arbitrary.ts';
import { samplesOf, without } from './relaxed-samples.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { drawFrom, sample } from './sample.ts';
import type { View } from './schema-view.ts';
import { viewOf } from './schema-view.ts';
import type { Spot, WrongPlace } from './wrong-places.ts';

const UNKNOWN = 'assay_unknown';
/** Names that no schema of names allows all of. */
const ODD_NAMES = ['assay !', '', 'A', 'a', '0', 'assay', 'x'.repeat(100)];
const MOST_PROPERTIES = 60;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const entriesOf = (value: unknown): [string, Schema][] =>
  Object.entries(isObject(value) ? value : {}).flatMap(([name, one]): [string, Schema][] =>
    isSchema(one) ? [[name, one]] : [],
  );

const omit = (held: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(held).filter(([key]) => key !== name));

function nameLike(pattern: string): string | undefined {
  try {
    return sample(patternArbitrary([pattern], { min: 1, max: 20 }, []), drawFrom(randomFor(1, 'property names')));
  } catch {
    return undefined;
  }
}

/** Members an object has or may have, by name, with their schema; one name stands for all that share a schema. */
export function membersOf(view: View, held: JsonObject, document: JsonObject): [string, Schema][] {
  const listed = entriesOf(view.properties).filter(([, schema]) => {
    const inner = viewOf(schema, document);
    return inner !== false && inner.readOnly !== true;
  });
  const names = new Set(Object.keys(isObject(view.properties) ? view.properties : {}));
  const own = Object.keys(held).filter((name) => !names.has(name));
  const shared = entriesOf(view.patternProperties).flatMap(([pattern, schema]): [string, Schema][] => {
    const regex = compilePattern(pattern);
    const name = own.find((one) => regex?.test(one)) ?? nameLike(pattern);
    return name === undefined || schema === true ? [] : [[name, schema]];
  });
  const rest = view.additionalProperties;
  if (isObject(rest)) {
    const regexes = Object.keys(isObject(view.patternProperties) ? view.patternProperties : {}).map(compilePattern);
    const name = own.find((one) => !regexes.some((regex) => regex?.test(one))) ?? UNKNOWN;
    if (viewOf(rest, document) !== false) shared.push([name, rest]);
  }
  return [...listed, ...shared];
}

/** Objects with a member too many, too few or not allowed. */
export function* wrongMembers(spot: Spot, held: JsonObject, view: View, document: JsonObject): Generator<WrongPlace> {
  const told = spot.name === '' ? '' : `${spot.name}: `;
  const whole = spot.name || 'the value';
  const at = (pointer: string, keyword: string, label: string, tries: () => readonly unknown[]): WrongPlace => ({
    pointer: pointer === '' ? spot.pointer : `${spot.pointer}/${pointer}`,
    path: spot.path,
    keyword,
    label: () => label,
    tries: () => tries().map(spot.put),
  });
  for (const name of Array.isArray(view.required) ? view.required.map(String) : []) {
    if (Object.hasOwn(held, name))
      yield at(escaped(name), 'required', `${told}${name} is missing`, () => [omit(held, name)]);
  }
  for (const [name, schema] of entriesOf(view.properties)) {
    if (schema !== false) continue;
    const place = at(escaped(name), 'false schema', `${told}the property ${name} is not allowed`, () => [
      { ...held, [name]: 'assay' },
    ]);
    yield { ...place, path: `${spot.path}/${escaped(name)}` };
  }
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
    const label = `${told}the property ${UNKNOWN} is not allowed`;
    yield at('*', keyword, label, () => [{ ...held, [UNKNOWN]: 'assay' }]);
  }
  for (const [name, list] of Object.entries(isObject(view.dependentRequired) ? view.dependentRequired : {})) {
    for (const needed of Array.isArray(list) ? list.map(String) : []) {
      const tries = (): unknown[] => {
        const property = isObject(view.properties) ? view.properties[name] : undefined;
        const values = Object.hasOwn(held, name)
          ? [held[name]]
          : samplesOf(isSchema(property) ? property : true, document, 1);
        return values.map((value) => omit({ ...held, [name]: value as never }, needed));
      };
      yield at(escaped(needed), 'dependentRequired', `${told}${needed} is missing, which ${name} needs`, tries);
    }
  }
  if (isSchema(view.propertyNames)) {
    const value = (): unknown => {
      const rest = isSchema(view.additionalProperties) ? view.additionalProperties : true;
      return Object.values(held)[0] ?? samplesOf(rest, document, 1)[0] ?? 'assay';
    };
    const tries = (): unknown[] => ODD_NAMES.map((name) => ({ ...held, [name]: value() as never }));
    yield at('*', 'propertyNames', `${whole} has a property with a name that is not allowed`, tries);
  }
  const { minProperties: min, maxProperties: max } = view;
  if (typeof min === 'number' && min > 0) {
    const tries = (): unknown[] => [Object.fromEntries(Object.entries(held).slice(0, min - 1))];
    yield at('', 'minProperties', `${whole} has fewer than ${min} properties`, tries);
  }
  if (typeof max === 'number' && max < MOST_PROPERTIES) {
    const tries = (): unknown[] => {
      const more = { ...without(view, 'maxProperties'), minProperties: max + 1 };
      const free = Array.from({ length: max + 1 }, (_, index) => [`assay_${index}`, 'assay']);
      return [...samplesOf(more, document, 2), { ...held, ...Object.fromEntries(free) }];
    };
    yield at('', 'maxProperties', `${whole} has more than ${max} properties`, tries);
  }
}
