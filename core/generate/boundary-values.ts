import type { JsonObject, Schema } from '../spec/types.ts';
import { looksUnique } from './field-names.ts';
import { namedText } from './named-values.ts';
import { isMultiple, multiple, rangeOf, withinExclusive } from './number-arbitrary.ts';
import { compilePattern } from './pattern-arbitrary.ts';
import { alternativesOf } from './schema-choices.ts';
import type { View } from './schema-view.ts';
import { typesOf, viewOf } from './schema-view.ts';
import { patternsOf } from './string-arbitrary.ts';
import { embedToken, lengthOf, shapeText } from './text-shape.ts';

/** A value at the edge of what a schema allows, and what is special about it. */
export interface BoundaryValue {
  readonly label: string;
  readonly value: unknown;
}

export interface BoundarySettings {
  readonly name: string;
  /** JSON bodies can carry null and empty lists; parameters cannot. */
  readonly json: boolean;
  /** Longest text worth sending. */
  readonly longest: number;
  readonly nonce: () => string;
}

const UNICODE = 'Zoë Ångström 東京 🚀';
const MANY_ENUMS = 12;

function numbers(view: View, integer: boolean): BoundaryValue[] {
  const { low, high } = rangeOf(view, integer);
  const step = typeof view.multipleOf === 'number' && view.multipleOf > 0 ? view.multipleOf : undefined;
  const found: BoundaryValue[] = [];
  const add = (word: string, edge: number, stepped: number | undefined): void => {
    const value = step === undefined ? edge : multiple(stepped ?? 0, step);
    if (withinExclusive(view, value) && (step === undefined || isMultiple(value, step)))
      found.push({ label: `at its ${word} ${value}`, value });
  };
  const written = (...keys: string[]): boolean => keys.some((key) => typeof view[key] === 'number');
  if (written('minimum', 'exclusiveMinimum')) add('minimum', low, step && Math.ceil(low / step - 1e-9));
  if (written('maximum', 'exclusiveMaximum')) add('maximum', high, step && Math.floor(high / step + 1e-9));
  return found;
}

function texts(view: View, settings: BoundarySettings): BoundaryValue[] {
  const found: BoundaryValue[] = [];
  const min = typeof view.minLength === 'number' ? view.minLength : undefined;
  const max = typeof view.maxLength === 'number' ? view.maxLength : undefined;
  if (typeof view.format === 'string') return found;
  const fresh = (length: number): string => {
    const lengths = { min: length, max: length };
    if (!looksUnique(settings.name)) return shapeText('abcdefghij', lengths).replaceAll(' ', 'x');
    return embedToken('x'.repeat(length), settings.nonce(), '', lengths);
  };
  if (min !== undefined && min <= settings.longest && !(min === 0 && max === 0))
    found.push({ label: `at its minimal length ${min}`, value: min === 0 ? '' : fresh(min) });
  if (max !== undefined && max > 0 && max <= settings.longest && max !== min)
    found.push({ label: `at its maximal length ${max}`, value: fresh(max) });
  // a name that says what is expected (a URL, a country) is no free text
  const told = namedText(settings.name, { min: 0, max: 40 }) !== undefined && !looksUnique(settings.name);
  const patterns = patternsOf(view).map(compilePattern);
  const ascii = /(email|mail|username|login|slug|sku|code|key|ref|reference|number)$/i.test(settings.name);
  const text = looksUnique(settings.name) ? `${UNICODE} ${settings.nonce()}` : UNICODE;
  const fitting = max === undefined || lengthOf(text) <= max ? text : lengthOf(UNICODE) <= max ? UNICODE : undefined;
  if (
    !told &&
    !ascii &&
    fitting !== undefined &&
    lengthOf(fitting) >= (min ?? 0) &&
    patterns.every((one) => one?.test(fitting) ?? true)
  )
    found.push({ label: 'with unicode text', value: fitting });
  return found;
}

function arrays(view: View, json: boolean): BoundaryValue[] {
  const least = typeof view.minItems === 'number' ? view.minItems : 0;
  return json && least === 0 && view.contains === undefined ? [{ label: 'as an empty list', value: [] }] : [];
}

function ofView(view: View, settings: BoundarySettings): BoundaryValue[] {
  if (Array.isArray(view.enum)) {
    const values = view.enum.filter((value) => settings.json || value !== null);
    if (values.length < 2) return [];
    return values.slice(0, MANY_ENUMS).map((value) => ({ label: `is ${JSON.stringify(value)}`, value }));
  }
  const found: BoundaryValue[] = [];
  for (const type of typesOf(view)) {
    if (type === 'integer' || type === 'number') found.push(...numbers(view, type === 'integer'));
    else if (type === 'string') found.push(...texts(view, settings));
    else if (type === 'array') found.push(...arrays(view, settings.json));
    else if (type === 'boolean') found.push({ label: 'is true', value: true }, { label: 'is false', value: false });
    else if (type === 'null' && settings.json) found.push({ label: 'is null', value: null });
  }
  return found;
}

/** The edges of a schema that are still inside. Candidates: the caller validates them. */
export function boundaryValues(schema: Schema, document: JsonObject, settings: BoundarySettings): BoundaryValue[] {
  const view = viewOf(schema, document);
  if (view === false) return [];
  const found: BoundaryValue[] = [];
  const seen = new Set<string>();
  for (const alternative of alternativesOf(view, document)) {
    for (const one of ofView(alternative, settings)) {
      if (!seen.has(one.label)) found.push(one);
      seen.add(one.label);
    }
  }
  return found;
}
