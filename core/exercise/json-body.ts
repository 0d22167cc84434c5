import type { IncomingResponse } from '../exchange/types.ts';
import type { Json, JsonObject } from '../spec/types.ts';

const decoder = new TextDecoder('utf-8', { fatal: false });
const parsed = new WeakMap<IncomingResponse, { readonly value: Json } | { readonly problem: string }>();

/** The body as text, invalid UTF-8 replaced. */
export function textOf(response: IncomingResponse): string {
  return decoder.decode(response.body);
}

/** The parsed body, parsed once per response. */
export function jsonOf(response: IncomingResponse): { readonly value: Json } | { readonly problem: string } {
  const known = parsed.get(response);
  if (known) return known;
  const result = parse(response);
  parsed.set(response, result);
  return result;
}

function parse(response: IncomingResponse): { readonly value: Json } | { readonly problem: string } {
  if (response.body.length === 0) return { problem: 'the body is empty' };
  if (response.truncated) return { problem: 'the body is longer than the limit and was cut' };
  try {
    return { value: JSON.parse(textOf(response)) as Json };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'not JSON' };
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows a JSON pointer (RFC 6901); undefined when it leads nowhere. */
export function at(value: unknown, pointer: string): Json | undefined {
  if (pointer === '') return value as Json;
  let current: unknown = value;
  for (const raw of pointer.slice(1).split('/')) {
    const segment = raw.replace(/~1/g, '/').replace(/~0/g, '~');
    if (Array.isArray(current)) current = current[Number(segment)];
    else if (isObject(current)) current = Object.hasOwn(current, segment) ? current[segment] : undefined;
    else return undefined;
  }
  return current as Json | undefined;
}

/** The JSON value of a 2xx answer, undefined for anything else. */
export function successJson(response: IncomingResponse | undefined): Json | undefined {
  if (!response || response.status < 200 || response.status > 299) return undefined;
  const json = jsonOf(response);
  return 'value' in json ? json.value : undefined;
}

/** What an answer said, for people: the status, what it is about where that is plain, and the start of the body. */
export function said(response: IncomingResponse): string {
  const about =
    response.status === 401
      ? ' (no valid credentials were given)'
      : response.status === 403
        ? ' (the credentials given do not allow it)'
        : '';
  return `${response.status}${about} ${quote(response)}`.trim();
}

/** A short quote of a body for people. */
export function quote(response: IncomingResponse, length = 160): string {
  const text = textOf(response).replace(/\s+/g, ' ').trim();
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
