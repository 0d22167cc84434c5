import type { Json, JsonObject } from '../spec/types.ts';
import { both } from './merge-schemas.ts';
import { over, samplesOf, without } from './relaxed-samples.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import type { View } from './schema-view.ts';
import { typesOf } from './schema-view.ts';
import type { WrongValue } from './wrong-value.ts';

const UNLISTED = 'assay-unlisted';
/** Pairs of branches tried at most for a `oneOf`. */
const MOST_PAIRS = 6;

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Values that none of the branches allows, of a type that the rest of the schema does not refuse first. */
function misfits(view: View, base: unknown): unknown[] {
  const types = view.type === undefined ? ['object', 'string', 'number', 'boolean', 'array'] : typesOf(view);
  const made: unknown[] = [];
  if (types.includes('object')) made.push({}, { assay_unknown: 'assay' });
  if (types.includes('object') && isObject(base))
    made.unshift(
      ...Object.keys(base).map((name) => Object.fromEntries(Object.entries(base).filter(([key]) => key !== name))),
    );
  if (types.includes('string')) made.push(UNLISTED, '');
  if (types.includes('number') || types.includes('integer')) made.push(-987_654_321, 0);
  if (types.includes('boolean')) made.push(true);
  if (types.includes('array')) made.push([]);
  return made;
}

function ofList(view: View, list: JsonObject, base: unknown, document: JsonObject): WrongValue[] {
  const keyword = String(list.keyword);
  const branches = listOf(list.branches).filter(isSchema);
  const found: WrongValue[] = [
    { keyword, says: () => `fits none of the alternatives of ${keyword}`, tries: () => misfits(view, base) },
  ];
  if (keyword === 'oneOf') {
    const tries = (): unknown[] => {
      const rest = without(view, '$choices');
      const pairs = branches.flatMap((left, index) =>
        branches.slice(index + 1).map((right) => both(both(rest, left), right)),
      );
      return pairs.slice(0, MOST_PAIRS).flatMap((pair) => over(base, samplesOf(pair, document, 2)));
    };
    found.push({ keyword, says: () => 'fits more than one of the alternatives of oneOf', tries });
  }
  const property = typeof list.property === 'string' ? list.property : undefined;
  if (property !== undefined && isObject(base)) {
    const tries = (): unknown[] => [{ ...base, [property]: UNLISTED }];
    found.push({ keyword: 'discriminator', says: () => `has an unknown ${property} "${UNLISTED}"`, tries });
  }
  return found;
}

/** Values that break what can only be judged as a whole: `oneOf`, `anyOf`, `not`, `if`, `dependentSchemas`. */
export function wrongChoices(view: View, base: unknown, document: JsonObject): WrongValue[] {
  const found = listOf(view.$lists).flatMap((list) => (isObject(list) ? ofList(view, list, base, document) : []));
  for (const forbidden of listOf(view.$nots).filter(isSchema)) {
    const tries = (): unknown[] => over(base, samplesOf(both(without(view), forbidden), document, 4));
    found.push({ keyword: 'not', says: () => 'is just what the schema forbids by not', tries });
  }
  for (const condition of listOf(view.$ifs).filter(isSchema)) {
    const tries = (): unknown[] => {
      const rest = without(view, '$choices');
      return [
        ...over(base, samplesOf(both(rest, condition), document, 4)),
        ...over(base, samplesOf(rest, document, 4)),
      ];
    };
    found.push({ keyword: 'if', says: () => 'breaks what if, then and else ask for together', tries });
  }
  for (const name of listOf(view.$dependents).map(String)) {
    const tries = (): unknown[] => {
      const rest = both(without(view, '$choices'), { required: [name] });
      return over(base, samplesOf(rest, document, 4));
    };
    found.push({ keyword: 'dependentSchemas', says: () => `has ${name} without what depends on it`, tries });
  }
  return found;
}
