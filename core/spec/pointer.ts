import { isObject } from './json.ts';
import type { Json } from './types.ts';

/** Escapes one reference token (RFC 6901 section 3). */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** Appends tokens to a JSON pointer. */
export function joinPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  let result = pointer;
  for (const token of tokens) result += `/${escapeToken(String(token))}`;
  return result;
}

/** Tokens of a JSON pointer, unescaped; [] for ''. */
export function splitPointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a JSON pointer, undefined when nothing is there (RFC 6901 section 4; own members only). */
export function valueAt(document: unknown, pointer: string): Json | undefined {
  let current: unknown = document;
  for (const token of splitPointer(pointer)) {
    if (Array.isArray(current)) current = /^(0|[1-9]\d*)$/.test(token) ? current[Number(token)] : undefined;
    else if (isObject(current) && Object.hasOwn(current, token)) current = current[token];
    else return undefined;
  }
  return current as Json | undefined;
}

/**
 * The pointer of a URI fragment without '#', percent-decoded where that is possible (RFC 6901 section 6).
 * Unescaped '{' and '}' of path templates are taken as they are.
 */
export function pointerOfFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The reference for a pointer in the same document: '#/components/schemas/A%20B' is written decodable. */
export function fragmentOfPointer(pointer: string): string {
  return `#${pointer.replace(/[%#\s"<>\\^`|]/g, (character) => encodeURIComponent(character))}`;
}
