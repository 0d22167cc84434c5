import { isObject, list, object } from '../../spec/json.ts';
import type { Json, JsonObject, Schema } from '../../spec/types.ts';
import { derefSchema } from '../references.ts';
import type { Direction } from '../types.ts';
import { DROPPED, FORBIDDEN_KEYWORD, REFERENCE_KEYWORD, UNEVALUATED_KEYWORD, usableValue } from './keywords.ts';
import { isMarked, type Mark, markedNames, requiresOneOf } from './marked-properties.ts';
import { compilePattern } from './patterns.ts';

const MAPS: ReadonlySet<string> = new Set(['properties', 'dependentSchemas']);
const IN_PLACE_LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);
const IN_PLACE: ReadonlySet<string> = new Set(['then', 'else']);
const NESTED: ReadonlySet<string> = new Set([...['items', 'additionalProperties', 'not', 'contains', 'propertyNames']]);
const MAX_INLINE = 20;

interface Place {
  /** Property names that need not be there, from the schema around this one. */
  readonly waived: ReadonlySet<string>;
  /** References copied in already around this place. */
  readonly inlined: readonly string[];
}

const OUTSIDE: Place = { waived: new Set(), inlined: [] };

/**
 * Rewrites one schema for one direction into what Ajv compiles on its own: references become a keyword that is
 * compiled when a value first gets there, `required` is freed from what this direction leaves out (OpenAPI 3.1.1
 * section 4.8.24.2, `readOnly` and `writeOnly` in JSON Schema validation section 9.4), broken keywords are left out.
 */
export function prepareSchema(
  document: JsonObject,
  schema: Schema,
  direction: Direction,
  problem: (message: string) => void,
): Json {
  return new Preparation(document, direction, problem).schema(schema, OUTSIDE);
}

class Preparation {
  readonly #document: JsonObject;
  readonly #direction: Direction;
  readonly #mark: Mark;
  readonly #problem: (message: string) => void;

  constructor(document: JsonObject, direction: Direction, problem: (message: string) => void) {
    this.#document = document;
    this.#direction = direction;
    this.#mark = direction === 'response' ? 'writeOnly' : 'readOnly';
    this.#problem = problem;
  }

  schema(schema: Json, place: Place): Json {
    if (!isObject(schema)) return schema === false ? false : {};
    const marked = markedNames(this.#document, schema, this.#mark);
    const waived = marked.size === 0 ? place.waived : new Set([...place.waived, ...marked]);
    const inner: Place = { ...place, waived };
    const nested: Place = OUTSIDE;
    const result: JsonObject = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (DROPPED.has(keyword) || keyword.startsWith('x-')) continue;
      if (keyword === '$ref') this.#reference(String(value), result, inner);
      else if (keyword === 'patternProperties') this.#patternProperties(schema, result);
      else if (keyword === 'properties') this.#members(object(schema, 'properties'), result);
      else if (MAPS.has(keyword)) result[keyword] = this.#map(object(schema, keyword), inner);
      else if (IN_PLACE_LISTS.has(keyword)) this.#list(keyword, list(schema, keyword), result, inner);
      else if (keyword === 'prefixItems') this.#list(keyword, list(schema, keyword), result, nested);
      else if (keyword === 'if') result.if = this.schema(value, { ...inner, waived: new Set() });
      else if (IN_PLACE.has(keyword)) result[keyword] = this.schema(value, inner);
      else if (NESTED.has(keyword)) result[keyword] = this.schema(value, nested);
      else if (keyword === 'unevaluatedItems') this.#unevaluated('items', value, result);
      else if (keyword === 'unevaluatedProperties') this.#unevaluated('properties', value, result);
      else if (keyword === 'enum' && Array.isArray(value) && value.length === 0) result.not = {};
      else if (keyword === 'required') {
        const names = usableValue('required', value);
        if (Array.isArray(names)) result.required = names.filter((name) => !waived.has(name));
      } else {
        const usable = usableValue(keyword, value);
        if (usable === undefined) this.#problem(`${keyword}: ${JSON.stringify(value)} makes no sense; not applied`);
        else result[keyword] = usable as Json;
      }
    }
    return result;
  }

  #reference(ref: string, result: JsonObject, place: Place): void {
    const target = derefSchema(this.#document, { $ref: ref });
    if (target === true) return;
    if (place.waived.size === 0 || !requiresOneOf(this.#document, target, place.waived)) {
      result[REFERENCE_KEYWORD] = ref;
      return;
    }
    if (place.inlined.includes(ref) || place.inlined.length > MAX_INLINE) {
      // A circle of references for the same value adds nothing when it comes round again.
      result[REFERENCE_KEYWORD] = ref;
      return;
    }
    const copy = this.schema(target, { ...place, inlined: [...place.inlined, ref] });
    result.allOf = [...list(result, 'allOf'), copy];
  }

  #unevaluated(what: 'items' | 'properties', value: Json, result: JsonObject): void {
    result[UNEVALUATED_KEYWORD] = { ...object(result, UNEVALUATED_KEYWORD), [what]: this.schema(value, OUTSIDE) };
  }

  #list(keyword: string, parts: readonly Json[], result: JsonObject, place: Place): void {
    if (parts.length === 0) return;
    const prepared = parts.map((part) => this.schema(part, place));
    if (keyword === 'oneOf' && parts.some((part) => this.#isLoosened(part, place.waived))) {
      result.allOf = [...list(result, 'allOf'), { anyOf: prepared }];
    } else result[keyword] = keyword === 'allOf' ? [...list(result, 'allOf'), ...prepared] : prepared;
  }

  /** A branch that loses required names may hold beside another one: exactly one can no longer be asked for. */
  #isLoosened(part: Json, waived: ReadonlySet<string>): boolean {
    const names = new Set([...waived, ...markedNames(this.#document, part, this.#mark)]);
    return names.size > 0 && requiresOneOf(this.#document, part, names);
  }

  #map(schemas: JsonObject, place: Place): JsonObject {
    return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, this.schema(schema, place)]));
  }

  #members(given: JsonObject, result: JsonObject): void {
    const properties = this.#properties(given);
    result.properties = properties;
    if (!Object.hasOwn(properties, '__proto__')) return;
    // Ajv passes over a property of this name, but not over a pattern that matches it.
    const { ['__proto__']: hidden = {}, ...others } = properties;
    result.properties = others;
    result.patternProperties = { ...object(result, 'patternProperties'), '^__proto__$': hidden };
  }

  #properties(properties: JsonObject): JsonObject {
    const result = this.#map(properties, OUTSIDE);
    if (this.#direction === 'request') return result;
    for (const [name, property] of Object.entries(properties)) {
      if (isMarked(this.#document, property, 'writeOnly')) result[name] = { [FORBIDDEN_KEYWORD]: 'writeOnly' };
    }
    return result;
  }

  #patternProperties(schema: JsonObject, result: JsonObject): void {
    const kept: JsonObject = object(result, 'patternProperties');
    for (const [pattern, value] of Object.entries(object(schema, 'patternProperties'))) {
      const { problem } = compilePattern(pattern);
      if (problem === undefined) kept[pattern] = this.schema(value, OUTSIDE);
      else this.#problem(problem);
    }
    result.patternProperties = kept;
  }
}
