import type { Operation } from '../operations/types.ts';
import type { JsonObject } from '../spec/types.ts';
import { concreteType, essence } from './media-types.ts';
import { encode } from './percent-encode.ts';
import { serialiseBody } from './serialise-body.ts';
import { encodeHeader, mannerOf, serialisePairs, serialiseSegment, valueAsDeclared } from './serialise-parameter.ts';
import type { RequestValues, WireRequest } from './types.ts';

/** Literal text of a path template: legal characters and triplets stay, everything else is encoded. */
const literal = (text: string): string =>
  text.replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:/@!$&'()*+,;=?]+/gu, (part) =>
    /^%[0-9A-Fa-f]{2}$/.test(part) ? part : encode(part),
  );

function pathOf({ path: template, parameters }: Operation, values: RequestValues): string {
  // some descriptions tell operations apart by a fragment, which is never sent (RFC 9110, 7.1)
  const sent = template.split('#')[0] ?? '';
  let path = '';
  let end = 0;
  for (const match of sent.matchAll(/\{([^{}]+)\}/g)) {
    path += literal(sent.slice(end, match.index));
    end = match.index + match[0].length;
    const name = match[1] ?? '';
    const declared = parameters.find((one) => one.in === 'path' && one.name === name);
    const value = values.path[name];
    const manner = declared ? mannerOf(declared) : ({ name, style: 'simple', explode: false, encode } as const);
    path += serialiseSegment(declared ? valueAsDeclared(declared, value) : value, manner);
  }
  return path + literal(sent.slice(end));
}

/** Names that are not declared are sent as plain `form` parameters: a caller may add to what is described. */
function queryOf(operation: Operation, values: RequestValues): string[] {
  return Object.entries(values.query).flatMap(([name, value]) => {
    const declared = operation.parameters.find((one) => one.in === 'query' && one.name === name);
    if (!declared) return serialisePairs(value, { name, style: 'form', explode: true, encode });
    return serialisePairs(valueAsDeclared(declared, value), mannerOf(declared));
  });
}

function headersOf(operation: Operation, values: RequestValues): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(values.header)) {
    if (value === null || value === undefined) continue;
    const declared = operation.parameters.find(
      (one) => one.in === 'header' && one.name.toLowerCase() === name.toLowerCase(),
    );
    const manner = { name, style: 'simple', explode: declared?.explode ?? false, encode: encodeHeader } as const;
    headers[name.toLowerCase()] = serialiseSegment(declared ? valueAsDeclared(declared, value) : value, manner);
  }
  const cookies = Object.entries(values.cookie).flatMap(([name, value]) => {
    const declared = operation.parameters.find((one) => one.in === 'cookie' && one.name === name);
    const manner = { name, style: 'form', explode: declared?.explode ?? true, encode } as const;
    const pieces = serialisePairs(declared ? valueAsDeclared(declared, value) : value, manner);
    return pieces.length > 0 ? [pieces.join('&')] : [];
  });
  if (cookies.length > 0) headers.cookie = cookies.join('; ');
  return headers;
}

/** What the answers are documented to be, JSON preferred (RFC 9110, 12.5.1). */
function acceptOf(operation: Operation): string {
  const types = operation.responses.flatMap((response) => response.contents.map((content) => essence(content.type)));
  const documented = [...new Set(types)].sort((a, b) => Number(/json/.test(b)) - Number(/json/.test(a)));
  if (documented.length === 0 || documented.includes('*/*')) return '*/*';
  return documented.map((type, index) => (index === 0 ? type : `${type};q=0.5`)).join(', ');
}

/**
 * Writes request values as HTTP: every style, explode and location of OpenAPI 3.1, RFC 3986 encoding, the body in its
 * media type. `baseUrl` is absolute and may have a path; `document` resolves `$ref`s in body schemas (needed for
 * multipart files and XML hints only). Sets `accept` and `content-type` unless given. Does not throw on any value.
 */
export function serialise(
  operation: Operation,
  values: RequestValues,
  baseUrl: string,
  document: JsonObject = {},
): WireRequest {
  const base = baseUrl.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const path = pathOf(operation, values);
  const query = queryOf(operation, values);
  const glue = path.includes('?') ? '&' : '?';
  const url = `${base}${path.startsWith('/') ? '' : '/'}${path}${query.length > 0 ? glue + query.join('&') : ''}`;
  const headers: Record<string, string> = { accept: acceptOf(operation), ...headersOf(operation, values) };
  if (values.body === undefined) return { method: operation.method, url, headers };
  const { mediaType, value } = values.body;
  const declared = operation.body?.contents.find(
    (one) => one.type === mediaType || essence(one.type) === essence(mediaType) || concreteType(one.type) === mediaType,
  );
  const { bytes, contentType } = serialiseBody(mediaType, value, declared, document);
  return { method: operation.method, url, headers: { 'content-type': contentType, ...headers }, body: bytes };
}
