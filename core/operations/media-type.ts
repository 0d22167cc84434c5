import type { MediaTypeObject } from './types.ts';

export interface MediaType {
  /** 'application/json', lower case. */
  readonly essence: string;
  /** Names in lower case, values as written without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Splits a media type (RFC 9110 section 8.3.1); undefined when it is none. */
export function parseMediaType(written: string): MediaType | undefined {
  const [essence = '', ...rest] = written.match(/(?:"(?:[^"\\]|\\.)*"|[^;])+/g) ?? [];
  const type = essence.trim().toLowerCase();
  if (!/^[^\s/]+\/[^\s/]+$/.test(type)) return undefined;
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const value = part.slice(equals + 1).trim();
    const plain = value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
    parameters.set(part.slice(0, equals).trim().toLowerCase(), plain);
  }
  return { essence: type, parameters };
}

/** JSON by name: application/json, text/json, anything with the suffix +json (RFC 6838 section 4.2.8). */
export function isJson(mediaType: string): boolean {
  const essence = parseMediaType(mediaType)?.essence ?? '';
  return /^(application|text)\/json$/.test(essence) || /^[^*]+\+json$/.test(essence);
}

/**
 * The entry of a `content` map that describes a Content-Type: the most specific one (same type with matching
 * parameters, same type, 'application/*+json', 'application/*', then any). Parameters count only where the description has
 * them; one that the answer leaves out does not contradict. A structured suffix matches only itself.
 */
export function matchMediaType(contents: readonly MediaTypeObject[], contentType: string): MediaTypeObject | undefined {
  const actual = parseMediaType(contentType);
  if (actual === undefined) return undefined;
  let best: { readonly entry: MediaTypeObject; readonly score: number } | undefined;
  for (const entry of contents) {
    const score = scoreOf(entry.type, actual);
    if (score > 0 && score > (best?.score ?? 0)) best = { entry, score };
  }
  return best?.entry;
}

function scoreOf(described: string, actual: MediaType): number {
  const pattern = parseMediaType(described);
  if (pattern === undefined) return described === '*' ? 1 : 0;
  let agreeing = 0;
  for (const [name, value] of pattern.parameters) {
    if (name === 'q') continue;
    const given = actual.parameters.get(name);
    if (given === undefined) {
      agreeing -= 0.1;
      continue;
    }
    if (given.toLowerCase() !== value.toLowerCase()) return 0;
    agreeing += 1;
  }
  if (pattern.essence === actual.essence) return 100 + agreeing;
  if (pattern.essence === '*/*') return 1;
  const [type = '', subtype = ''] = pattern.essence.split('/');
  const [actualType = '', actualSubtype = ''] = actual.essence.split('/');
  if (type !== actualType) return 0;
  if (subtype === '*') return 10;
  return subtype.startsWith('*+') && actualSubtype.endsWith(subtype.slice(1)) ? 50 : 0;
}
