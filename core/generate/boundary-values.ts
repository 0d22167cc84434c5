import type { JsonObject, Schema } from '../spec/types.ts';
import { looksUnique } from './field-names.ts';
import { FORMAT_EDGES } from './format-edges.data.ts';
import { both } from './merge-schemas.ts';
import { namedText } from './named-values.ts';
import { isMultiple, multiple, rangeOf, withinExclusive } from './number-arbitrary.ts';
import { compilePattern } from './pattern-arbitrary.ts';
import { isObject } from './resolve-pointer.ts';
import { alternativesOf } from './schema-choices.ts';
import type { View } from './schema-view.ts';
import { typesOf, viewOf } from './schema-view.ts';
import { patternsOf } from './string-arbitrary.ts';
import { embedToken, lengthOf, shapeText } from './text-shape.ts';

/** A value at the edge of what a schema allows, and what is special about it. */
export interface BoundaryValue {
  readonly label: string;
  /** Made when it is asked for; undefined when it cannot be made. */
  readonly make: () => unknown;
}

export interface BoundarySettings {
  readonly name: string;
  /** JSON bodies can carry null and empty lists; parameters cannot. */
  readonly json: boolean;
  /** Longest text worth sending. */
  readonly longest: number;
  readonly nonce: () => string;
  /** Some value of a schema; undefined when none can be made. */
  readonly sample: (schema: Schema) => unknown;
  /** Edges that only the type sets (32 bits) too. */
  readonly thorough: boolean;
}

const UNICODE = 'Zoë Ångström 東京 🚀';
const MANY_ENUMS = 12;
/** More alternatives, items or properties than this are not tried one by one. */
const MANY = 8;
const MOST_ITEMS = 50;

const edge = (label: string, value: unknown): BoundaryValue => ({ label, make: () => value });

function numbers(view: View, integer: boolean, thorough: boolean): BoundaryValue[] {
  const { low, high } = rangeOf(view, integer);
  const step = typeof view.multipleOf === 'number' && view.multipleOf > 0 ? view.multipleOf : undefined;
  const found: BoundaryValue[] = [];
  const fits = (value: number): boolean =>
    value >= low && value <= high && withinExclusive(view, value) && (step === undefined || isMultiple(value, step));
  const written = (...keys: string[]): boolean => keys.some((key) => typeof view[key] === 'number');
  const ends = [
    { word: 'minimum', is: written('minimum', 'exclusiveMinimum'), bound: low, inside: 1 },
    { word: 'maximum', is: written('maximum', 'exclusiveMaximum'), bound: high, inside: -1 },
  ].map((end) => {
    const factor =
      step === undefined
        ? 0
        : end.inside > 0
          ? Math.ceil(end.bound / step - 1e-9)
          : Math.floor(end.bound / step + 1e-9);
    return { ...end, value: step === undefined ? end.bound : multiple(factor, step), factor };
  });
  for (const { word, is, value } of ends) if (is && fits(value)) found.push(edge(`at its ${word} ${value}`, value));
  for (const { word, is, value, inside, factor } of ends) {
    const unit = integer ? 1 : 0.01;
    const next = step === undefined ? Number((value + inside * unit).toFixed(2)) : multiple(factor + inside, step);
    const other = ends.find((end) => end.word !== word);
    if (is && fits(next) && !(other?.is && other.value === next))
      found.push(edge(`just inside its ${word}: ${next}`, next));
  }
  if (thorough && view.format === 'int32') {
    for (const { word, is, bound } of ends)
      if (!is && fits(bound)) found.push(edge(`at the ${word} of int32 ${bound}`, bound));
  }
  return found;
}

function formats(format: string, settings: BoundarySettings): BoundaryValue[] {
  return (FORMAT_EDGES.get(format) ?? []).map(([label, make]) => ({ label, make: () => make(settings.nonce()) }));
}

function texts(view: View, settings: BoundarySettings): BoundaryValue[] {
  if (typeof view.format === 'string') return formats(view.format, settings);
  const found: BoundaryValue[] = [];
  const min = typeof view.minLength === 'number' ? view.minLength : undefined;
  const max = typeof view.maxLength === 'number' ? view.maxLength : undefined;
  const fresh = (length: number): string => {
    const lengths = { min: length, max: length };
    if (!looksUnique(settings.name)) return shapeText('abcdefghij', lengths).replaceAll(' ', 'x');
    return embedToken('x'.repeat(length), settings.nonce(), '', lengths);
  };
  const ofLength = (label: string, length: number): void =>
    void found.push({ label: `${label} ${length}`, make: () => (length === 0 ? '' : fresh(length)) });
  if (min !== undefined && min <= settings.longest && !(min === 0 && max === 0)) ofLength('at its minimal length', min);
  if (max !== undefined && max > 0 && max <= settings.longest && max !== min) ofLength('at its maximal length', max);
  // a name that says what is expected (a URL, a country) is no free text
  const told = namedText(settings.name, { min: 0, max: 40 }) !== undefined && !looksUnique(settings.name);
  const patterns = patternsOf(view).map(compilePattern);
  const ascii = /(email|mail|username|login|slug|sku|code|key|ref|reference|number)$/i.test(settings.name);
  const unicode = (): string | undefined => {
    const text = looksUnique(settings.name) ? `${UNICODE} ${settings.nonce()}` : UNICODE;
    const fitting = max === undefined || lengthOf(text) <= max ? text : lengthOf(UNICODE) <= max ? UNICODE : undefined;
    if (fitting === undefined || lengthOf(fitting) < (min ?? 0)) return undefined;
    return patterns.every((one) => one?.test(fitting) ?? true) ? fitting : undefined;
  };
  if (!told && !ascii) found.push({ label: 'with unicode text', make: unicode });
  if (min !== undefined && min + 1 <= settings.longest && min + 1 < (max ?? Number.POSITIVE_INFINITY))
    ofLength('just above its minimal length:', min + 1);
  if (max !== undefined && max - 1 > (min ?? 0) && max - 1 <= settings.longest)
    ofLength('just below its maximal length:', max - 1);
  return found;
}

const countOf = (view: View, key: string): number | undefined => {
  const value = view[key];
  return typeof value === 'number' ? value : undefined;
};

/** Lists and objects with as few and as many parts as they may have; what a list has to contain as seldom and as often. */
function sizes(view: View, settings: BoundarySettings, least: string, most: string, parts: string): BoundaryValue[] {
  const [min, max] = [countOf(view, least), countOf(view, most)];
  const sized = (count: number): BoundaryValue => ({
    label: `with ${count} ${parts}`,
    make: () => settings.sample(both(view, { [least]: count, [most]: count })),
  });
  const wanted = [min, max, min === undefined ? undefined : min + 1, max === undefined ? undefined : max - 1];
  const counts = new Set(
    wanted
      .filter((one) => one !== undefined)
      .filter((one) => one > 0 && one <= MOST_ITEMS && one >= (min ?? 0) && one <= (max ?? one)),
  );
  return [...counts].map(sized);
}

function arrays(view: View, settings: BoundarySettings): BoundaryValue[] {
  const found: BoundaryValue[] = [];
  if (settings.json && (countOf(view, 'minItems') ?? 0) === 0 && view.contains === undefined)
    found.push(edge('as an empty list', []));
  found.push(...sizes(view, settings, 'minItems', 'maxItems', 'items'));
  if (view.contains !== undefined)
    found.push(...sizes({ minContains: 1, ...view }, settings, 'minContains', 'maxContains', 'of what it contains'));
  return found;
}

function objects(view: View, settings: BoundarySettings): BoundaryValue[] {
  const found = sizes(view, settings, 'minProperties', 'maxProperties', 'properties');
  const dependents = Object.keys(isObject(view.dependentRequired) ? view.dependentRequired : {});
  for (const name of dependents.slice(0, MANY))
    found.push({
      label: `with ${name} and what it needs`,
      make: () => settings.sample(both(view, { required: [name] })),
    });
  return found;
}

function ofView(view: View, settings: BoundarySettings): BoundaryValue[] {
  if (Array.isArray(view.enum)) {
    const values = view.enum.filter((value) => settings.json || value !== null);
    if (values.length < 2) return [];
    return values.slice(0, MANY_ENUMS).map((value) => edge(`is ${JSON.stringify(value)}`, value));
  }
  const found: BoundaryValue[] = [];
  for (const type of typesOf(view)) {
    if (type === 'integer' || type === 'number') found.push(...numbers(view, type === 'integer', settings.thorough));
    else if (type === 'string') found.push(...texts(view, settings));
    else if (type === 'array') found.push(...arrays(view, settings));
    else if (type === 'object') found.push(...objects(view, settings));
    else if (type === 'boolean') found.push(edge('is true', true), edge('is false', false));
    else if (type === 'null' && settings.json) found.push(edge('is null', null));
  }
  return found;
}

/** The edges of a schema that are still inside. Candidates: the caller validates them. */
export function boundaryValues(schema: Schema, document: JsonObject, settings: BoundarySettings): BoundaryValue[] {
  const view = viewOf(schema, document);
  if (view === false) return [];
  const found: BoundaryValue[] = [];
  const seen = new Set<string>();
  const alternatives = alternativesOf(view, document);
  for (const [index, alternative] of alternatives.entries()) {
    const structured = typesOf(alternative).some((type) => type === 'object' || type === 'array');
    if (alternatives.length > 1 && structured && index < MANY)
      found.push({ label: `as alternative ${index + 1}`, make: () => settings.sample(alternative) });
    for (const one of ofView(alternative, settings)) {
      if (!seen.has(one.label)) found.push(one);
      seen.add(one.label);
    }
  }
  return found;
}
