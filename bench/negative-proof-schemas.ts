import { addFormat, setFormatHandler } from '@hyperjump/json-schema/experimental';
import '@hyperjump/json-schema/formats';
import {
  registerSchema,
  setShouldValidateFormat,
  setShouldValidateSchema,
  type Validator,
  validate,
} from '@hyperjump/json-schema/openapi-3-1';
import '@hyperjump/json-schema/openapi-3-0';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type JsonMap = { [name: string]: Json };

export const isMap = (value: unknown): value is JsonMap =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const DIALECTS = {
  '3.0': 'https://spec.openapis.org/oas/3.0/dialect',
  '3.1': 'https://spec.openapis.org/oas/3.1/dialect/base',
} as const;

/** Formats of the OpenAPI registry the library does not know. */
const OPENAPI_FORMATS: Readonly<Record<string, (value: unknown) => boolean>> = {
  int32: (value) => typeof value !== 'number' || (Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31),
  byte: (value) => typeof value !== 'string' || /^[A-Za-z0-9+/_-]*={0,2}$/.test(value.replace(/\s/g, '')),
};

setShouldValidateFormat(true);
setShouldValidateSchema(false);
const FORMAT_KEYWORDS = [
  'https://json-schema.org/keyword/draft-2020-12/format',
  'https://json-schema.org/keyword/draft-04/format',
];
for (const [name, handler] of Object.entries(OPENAPI_FORMATS)) {
  const id = `https://judge.test/format/${name}`;
  addFormat({ id, handler });
  for (const keyword of FORMAT_KEYWORDS) setFormatHandler(keyword, name, id);
}
// OpenAPI 3.0 takes formats from its registry, draft 4 of JSON Schema knows only a few
for (const name of ['date', 'time', 'duration', 'uuid', 'uri-reference', 'json-pointer', 'regex'])
  setFormatHandler('https://json-schema.org/keyword/draft-04/format', name, `https://json-schema.org/format/${name}`);

export const escaped = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

function deref(document: JsonMap, value: Json | undefined): Json | undefined {
  let current = value;
  for (let hops = 0; isMap(current) && typeof current.$ref === 'string' && hops < 20; hops++)
    current = at(document, current.$ref.slice(1));
  return current;
}

/** What a JSON pointer leads to; percent-encoding of a URI fragment is undone. */
export function at(document: Json, pointer: string): Json | undefined {
  let current: Json | undefined = document;
  for (const raw of pointer.split('/').slice(1)) {
    let token = raw;
    try {
      token = decodeURIComponent(raw);
    } catch {
      // stands for itself
    }
    token = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(current)) current = current[Number(token)];
    else if (isMap(current) && Object.hasOwn(current, token)) current = current[token];
    else return undefined;
  }
  return current;
}

/** Names of properties that a request leaves out (readOnly), through references and allOf. */
function readOnlyNames(document: JsonMap, schema: Json | undefined, found = new Set<string>(), depth = 0): Set<string> {
  if (!isMap(schema) || depth > 8) return found;
  const isReadOnly = (part: Json | undefined, level: number): boolean => {
    if (!isMap(part) || level > 8) return false;
    if (part.readOnly === true) return true;
    const parts = Array.isArray(part.allOf) ? part.allOf : [];
    return (
      isReadOnly(typeof part.$ref === 'string' ? at(document, part.$ref.slice(1)) : undefined, level + 1) ||
      parts.some((one) => isReadOnly(one, level + 1))
    );
  };
  if (isMap(schema.properties))
    for (const [name, property] of Object.entries(schema.properties)) if (isReadOnly(property, 0)) found.add(name);
  if (typeof schema.$ref === 'string') readOnlyNames(document, at(document, schema.$ref.slice(1)), found, depth + 1);
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) readOnlyNames(document, part, found, depth + 1);
  return found;
}

const compiles = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** A copy that never refuses more: readOnly names need not be there, patterns of other dialects do not count. */
function loosened(document: JsonMap, value: Json, waived: ReadonlySet<string>, named: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => loosened(document, item, new Set(), false));
  if (!isMap(value)) return value;
  const names = named ? new Set<string>() : new Set([...waived, ...readOnlyNames(document, value)]);
  const out: JsonMap = {};
  for (const [key, item] of Object.entries(value)) {
    if (named) out[key] = loosened(document, item, new Set(), false);
    else if ((key === '$id' || key === '$schema') && typeof item === 'string') continue;
    else if (key === 'pattern' && typeof item === 'string' && !compiles(item)) continue;
    else if (key === 'patternProperties' && isMap(item) && !Object.keys(item).every(compiles)) continue;
    else if (key === 'required' && Array.isArray(item)) out[key] = item.filter((name) => !names.has(String(name)));
    else if (key === 'allOf' && Array.isArray(item))
      out[key] = item.map((part) => loosened(document, part, names, false));
    else out[key] = loosened(document, item, new Set(), ['properties', 'patternProperties', '$defs'].includes(key));
  }
  // draft 4 of OpenAPI 3.0 wants at least one name
  if (Array.isArray(out.required) && out.required.length === 0) delete out.required;
  return out;
}

let documents = 0;

/** The library takes a number sign in a fragment for another fragment, however it is written. */
export const withoutHash = (path: string): string => path.replaceAll('#', '--hash--');

/** Judges values against schemas of one description with a validator of another make (Hyperjump). */
export class SchemaJudge {
  readonly document: JsonMap;
  readonly #uri = `https://judge.test/description/${++documents}`;
  readonly #compiled = new Map<string, Validator | undefined>();

  constructor(document: JsonMap, version: keyof typeof DIALECTS) {
    const kept = loosened(document, document, new Set(), false) as JsonMap;
    const paths = Object.entries(isMap(kept.paths) ? kept.paths : {}).map(([name, item]) => [withoutHash(name), item]);
    this.document = { ...kept, paths: Object.fromEntries(paths) };
    registerSchema(this.document as never, this.#uri, DIALECTS[version]);
  }

  resolve(pointer: string): { readonly value: Json; readonly pointer: string } | undefined {
    let current = pointer;
    for (let hops = 0; hops < 20; hops++) {
      const value = at(this.document, current);
      if (value === undefined) return undefined;
      if (!isMap(value) || typeof value.$ref !== 'string') return { value, pointer: current };
      current = decodeURIComponent(value.$ref.slice(1));
    }
    return undefined;
  }

  /** Pointers of what a schema says of a property, as far as it says so plainly. */
  properties(pointer: string, name: string, depth = 0): string[] {
    const schema = at(this.document, pointer);
    if (!isMap(schema) || depth > 8) return [];
    const own = isMap(schema.properties) && Object.hasOwn(schema.properties, name);
    const referenced = typeof schema.$ref === 'string' ? [decodeURIComponent(schema.$ref.slice(1))] : [];
    const parts = Array.isArray(schema.allOf) ? schema.allOf.map((_, index) => `${pointer}/allOf/${index}`) : [];
    return [
      ...(own ? [`${pointer}/properties/${escaped(name)}`] : []),
      ...[...referenced, ...parts].flatMap((one) => this.properties(one, name, depth + 1)),
    ];
  }

  /** Names of the properties a schema lists. */
  propertyNames(pointer: string, depth = 0): string[] {
    const schema = at(this.document, pointer);
    if (!isMap(schema) || depth > 8) return [];
    const own = isMap(schema.properties) ? Object.keys(schema.properties) : [];
    const referenced = typeof schema.$ref === 'string' ? [decodeURIComponent(schema.$ref.slice(1))] : [];
    const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => {
      const list = schema[key];
      return Array.isArray(list) ? list.map((_, index) => `${pointer}/${key}/${index}`) : [];
    });
    return [...own, ...[...referenced, ...parts].flatMap((one) => this.propertyNames(one, depth + 1))];
  }

  /** Undefined when the library cannot read the schema. */
  async valid(pointer: string, value: unknown): Promise<boolean | undefined> {
    if (!this.#compiled.has(pointer)) this.#compiled.set(pointer, await this.#compile(pointer));
    try {
      return this.#compiled.get(pointer)?.(value as never).valid;
    } catch {
      return undefined;
    }
  }

  async #compile(pointer: string): Promise<Validator | undefined> {
    try {
      return await validate(`${this.#uri}#${encodeURI(pointer)}`);
    } catch {
      return undefined;
    }
  }

  deref(value: Json | undefined): Json | undefined {
    return deref(this.document, value);
  }
}
