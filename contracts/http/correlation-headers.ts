import { isObject } from '../../core/exercise/json-body.ts';
import type { Json } from '../../core/spec/types.ts';

/** Headers that name one request and its answer, the usual ones first. */
export const CORRELATION_HEADERS = [
  'x-request-id',
  'request-id',
  'x-correlation-id',
  'correlation-id',
  'x-requestid',
  'x-amzn-requestid',
  'x-ms-request-id',
] as const;

type Headers = Readonly<Record<string, string>>;

/** Those an answer carries, with their values. */
export function correlationIds(headers: Headers): { readonly name: string; readonly id: string }[] {
  return CORRELATION_HEADERS.flatMap((name) => {
    const id = headers[name]?.trim() ?? '';
    return id === '' ? [] : [{ name, id }];
  });
}

const MEMBER = /^(x[-_]?)?(request|correlation)[-_]?id$/i;

/** Members of a JSON body that do the same, at the top or one level down in error and meta. */
export function correlationMembers(body: Json | undefined): { readonly name: string; readonly id: string }[] {
  if (!isObject(body)) return [];
  const places = { '': body, 'error.': body.error, 'meta.': body.meta };
  return Object.entries(places).flatMap(([prefix, place]) => {
    if (!isObject(place)) return [];
    return Object.entries(place).flatMap(([name, id]) =>
      MEMBER.test(name) && typeof id === 'string' && id !== '' ? [{ name: `${prefix}${name}`, id }] : [],
    );
  });
}
