import type { Parameter } from '../operations/types.ts';
import type { JsonObject } from '../spec/types.ts';
import { cannotTell, formOf, partSchema, readList, readMembers, readPrimitive } from './parse-values.ts';
import { decode } from './percent-encode.ts';
import { isObject } from './resolve-pointer.ts';
import { viewOf } from './schema-view.ts';
import type { Parsed } from './types.ts';

const DELIMITERS: Readonly<Record<string, RegExp>> = {
  form: /,/,
  simple: /,/,
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /%7C|\|/i,
  tabDelimited: /%09/,
};

function decodeAll(texts: readonly string[]): string[] | undefined {
  const decoded = texts.map(decode).filter((text) => text !== undefined);
  return decoded.length === texts.length ? decoded : undefined;
}

const inPairs = (texts: readonly string[]): [string, string][] =>
  Array.from({ length: Math.floor(texts.length / 2) }, (_, index) => [
    texts[index * 2] ?? '',
    texts[index * 2 + 1] ?? '',
  ]);

function readContent(text: string, parameter: Parameter): Parsed {
  if (!/[/+]json/.test(parameter.contentType ?? '')) return { value: text };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { value: text };
  }
}

/** Reads a path or header value back; `raw` is still encoded. */
export function parseSegment(raw: string, parameter: Parameter, document: JsonObject): Parsed {
  const { schema, style, explode, name } = parameter;
  const prefix = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  if (!raw.startsWith(prefix)) return cannotTell(`the ${style} prefix is missing`);
  const form = parameter.contentType === undefined ? formOf(schema, document) : 'primitive';
  if (form === undefined) return cannotTell('the schema allows primitives as well as lists or objects');
  let bare = raw.slice(prefix.length);
  const separator = explode && prefix !== '' ? prefix : ',';
  let texts = bare === '' ? [] : bare.split(separator);
  if (style === 'matrix' && !(form === 'object' && explode)) {
    const own = texts.map((text) =>
      text.startsWith(`${name}=`) ? text.slice(name.length + 1) : text === name ? '' : text,
    );
    texts = explode ? own : own.join(separator).split(',');
    bare = own.join(separator);
  }
  if (form === 'primitive') {
    const text = parameter.in === 'header' ? bare : decode(bare);
    if (text === undefined) return cannotTell('the percent-encoding is malformed');
    return parameter.contentType === undefined ? readPrimitive(text, schema, document) : readContent(text, parameter);
  }
  if (form === 'object' && explode) {
    const members = texts.map((text): [string, string] => {
      const cut = text.indexOf('=');
      return [decode(text.slice(0, cut)) ?? '', decode(text.slice(cut + 1)) ?? ''];
    });
    return readMembers(members, schema, document);
  }
  const decoded = parameter.in === 'header' ? texts.map((text) => text.trim()) : decodeAll(texts);
  if (!decoded) return cannotTell('the percent-encoding is malformed');
  return form === 'array' ? readList(decoded, schema, document) : readMembers(inPairs(decoded), schema, document);
}

/** Encoded names and values of a query or cookie, in order. */
export type RawPairs = readonly (readonly [string, string])[];

function parseDeepObject(pairs: RawPairs, parameter: Parameter, document: JsonObject): Parsed | undefined {
  const prefix = `${parameter.name}[`;
  const members: [string, string][] = [];
  const lists = new Map<string, string[]>();
  for (const [rawName, rawValue] of pairs) {
    const name = decode(rawName) ?? rawName;
    if (!name.startsWith(prefix)) continue;
    const key = name.slice(prefix.length, -1);
    if (formOf(parameter.schema, document) !== 'object') return cannotTell('deepObject is defined for objects only');
    if (!name.endsWith(']') || key.includes('[')) return cannotTell('nesting deeper than one level is not defined');
    const text = decode(rawValue.replaceAll('+', ' ')) ?? rawValue;
    if (formOf(partSchema(parameter.schema, key, document), document) === 'array')
      lists.set(key, [...(lists.get(key) ?? []), text]);
    else members.push([key, text]);
  }
  // A plain 'filter=x' is another name to a reader of 'filter[state]=x': nothing says what it means.
  if (members.length === 0 && lists.size === 0)
    return pairs.some(([name]) => decode(name) === parameter.name)
      ? cannotTell('a deepObject is not written without brackets')
      : undefined;
  const parsed = readMembers(members, parameter.schema, document);
  if ('cannotTell' in parsed || !isObject(parsed.value)) return parsed;
  const value: Record<string, unknown> = { ...parsed.value };
  for (const [key, texts] of lists) {
    const list = readList(texts, partSchema(parameter.schema, key, document), document);
    if ('cannotTell' in list) return list;
    value[key] = list.value;
  }
  return { value };
}

/** Reads a query or cookie parameter back; undefined when it is not there. */
export function parsePairs(pairs: RawPairs, parameter: Parameter, document: JsonObject): Parsed | undefined {
  const { name, schema, style, explode } = parameter;
  if (style === 'deepObject') return parseDeepObject(pairs, parameter, document);
  const form = parameter.contentType === undefined ? formOf(schema, document) : 'primitive';
  if (form === 'object' && explode) {
    const view = viewOf(schema, document);
    const properties = view !== false && isObject(view.properties) ? Object.keys(view.properties) : [];
    if (properties.length === 0)
      return cannotTell('the members of an exploded object cannot be told from other parameters');
    const own = pairs
      .map(([key, text]): [string, string] => [decode(key) ?? key, decode(text.replaceAll('+', ' ')) ?? text])
      .filter(([key]) => properties.includes(key));
    return own.length === 0 ? undefined : readMembers(own, schema, document);
  }
  const values = pairs.filter(([key]) => (decode(key.replaceAll('+', ' ')) ?? key) === name).map(([, text]) => text);
  const first = values[0];
  if (first === undefined) return undefined;
  if (form === undefined) return cannotTell('the schema allows primitives as well as lists or objects');
  const delimiter = DELIMITERS[style] ?? /,/;
  const split =
    form === 'primitive' || (form === 'array' && explode) ? values : first === '' ? [] : first.split(delimiter);
  const decoded = decodeAll(split.map((text) => text.replaceAll('+', ' ')));
  if (!decoded) return cannotTell('the percent-encoding is malformed');
  if (form === 'array') return readList(decoded, schema, document);
  if (form === 'object') return readMembers(inPairs(decoded), schema, document);
  if (values.length > 1) return cannotTell('a single value was sent more than once');
  const text = decoded[0] ?? '';
  return parameter.contentType === undefined ? readPrimitive(text, schema, document) : readContent(text, parameter);
}
