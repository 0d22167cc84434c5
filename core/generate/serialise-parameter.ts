import type { Parameter, ParameterStyle } from '../operations/types.ts';
import { encode, encodeReserved } from './percent-encode.ts';
import { isObject } from './resolve-pointer.ts';

/** What decides how a value is written. */
export interface Manner {
  readonly name: string;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Writes one name or value. */
  readonly encode: (text: string) => string;
}

const DELIMITERS: Readonly<Partial<Record<ParameterStyle, string>>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
  tabDelimited: '%09',
};

/** Text of a primitive; nested objects and arrays, for which no style is defined, are written as JSON. */
export function primitiveText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const present = (value: unknown): boolean => value !== null && value !== undefined;
const texts = (values: readonly unknown[], manner: Manner): string[] =>
  values.filter(present).map((value) => manner.encode(primitiveText(value)));
const pairs = (value: object, manner: Manner): [string, string][] =>
  Object.entries(value)
    .filter(([, item]) => present(item))
    .map(([key, item]) => [manner.encode(key), manner.encode(primitiveText(item))]);

/** Path and header styles (OpenAPI 3.1, style values; RFC 6570). */
export function serialiseSegment(value: unknown, manner: Manner): string {
  const { style, explode } = manner;
  const name = manner.encode(manner.name);
  const prefix = style === 'label' ? '.' : '';
  const separator = explode && style === 'label' ? '.' : explode && style === 'matrix' ? ';' : ',';
  if (Array.isArray(value)) {
    const items = texts(value, manner);
    if (style !== 'matrix') return prefix + items.join(separator);
    if (items.length === 0) return '';
    return explode ? items.map((item) => `;${name}=${item}`).join('') : `;${name}=${items.join(',')}`;
  }
  if (isObject(value)) {
    const members = pairs(value, manner);
    if (explode) {
      const written = members.map(([key, item]) => `${key}=${item}`).join(separator);
      return style === 'matrix' ? `;${written}` : prefix + written;
    }
    const written = members.flat().join(',');
    return style === 'matrix' ? `;${name}=${written}` : prefix + written;
  }
  const text = manner.encode(primitiveText(value));
  if (style === 'matrix') return text === '' ? `;${name}` : `;${name}=${text}`;
  return prefix + text;
}

/**
 * `deepObject` is defined for one level of primitives only. Beyond it we write what most servers read: `a[b][c]` for
 * nested objects, a repeated name for primitives in a member, an index where elements would fall into one otherwise.
 */
function deep(name: string, value: unknown, manner: Manner, member: boolean): string[] {
  if (!present(value)) return [];
  const below = (key: string): string => `${name}${encode(`[${key}]`)}`;
  if (Array.isArray(value)) {
    const repeat = member && value.every((item) => item === null || typeof item !== 'object');
    return value.flatMap((item, index) => deep(repeat ? name : below(String(index)), item, manner, true));
  }
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => deep(below(key), item, manner, true));
  return [`${name}=${manner.encode(primitiveText(value))}`];
}

/** Query and cookie styles: the `name=value` pieces, to be joined with '&'. Null and empty arrays leave no trace. */
export function serialisePairs(value: unknown, manner: Manner): string[] {
  const { style, explode } = manner;
  const name = encode(manner.name);
  if (!present(value)) return [];
  if (style === 'deepObject' && typeof value === 'object') return deep(name, value, manner, false);
  const delimiter = DELIMITERS[style] ?? ',';
  if (Array.isArray(value)) {
    const items = texts(value, manner);
    if (items.length === 0) return [];
    return explode ? items.map((item) => `${name}=${item}`) : [`${name}=${items.join(delimiter)}`];
  }
  if (isObject(value)) {
    const members = pairs(value, manner);
    if (explode) return members.map(([key, item]) => `${key}=${item}`);
    return members.length === 0 ? [] : [`${name}=${members.flat().join(delimiter)}`];
  }
  return [`${name}=${manner.encode(primitiveText(value))}`];
}

/** Header values are sent as they are but for what a field cannot carry (RFC 9110, 5.5). */
export const encodeHeader = (text: string): string => text.replace(/[^\t\x20-\x7e]+/gu, encode);

/** The manner of a declared parameter. */
export function mannerOf(parameter: Parameter): Manner {
  const { name, style, explode } = parameter;
  const open = parameter.in === 'query' && parameter.allowReserved;
  return { name, style, explode, encode: parameter.in === 'header' ? encodeHeader : open ? encodeReserved : encode };
}

/** `content` parameters are written in their media type: JSON, or plain text for anything else. Bytes are sent as they are. */
export function valueAsDeclared(parameter: Parameter, value: unknown): unknown {
  if (parameter.contentType === undefined) return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return /[/+]json/.test(parameter.contentType) ? JSON.stringify(value) : primitiveText(value);
}
