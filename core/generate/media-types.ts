import type { MediaTypeObject } from '../operations/types.ts';

export type MediaKind = 'json' | 'lines' | 'form' | 'multipart' | 'text' | 'xml' | 'binary';

/** The media type without parameters, lower case. */
export const essence = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();

export function kindOf(type: string): MediaKind {
  const name = essence(type);
  if (/^application\/(x-)?(ndjson|jsonl|jsonlines|json-seq)$|^application\/stream\+json$/.test(name)) return 'lines';
  if (/[/+]json$/.test(name) || name === '*/*' || name === 'application/*') return 'json';
  if (name === 'application/x-www-form-urlencoded') return 'form';
  if (name.startsWith('multipart/')) return 'multipart';
  if (/[/+]xml$/.test(name)) return 'xml';
  return name.startsWith('text/') ? 'text' : 'binary';
}

/** A type that can be sent: ranges ('text/*') are made concrete. */
export function concreteType(type: string): string {
  const name = essence(type);
  if (name === '*/*' || name === 'application/*') return 'application/json';
  if (name === 'text/*') return 'text/plain';
  if (name === 'image/*') return 'image/png';
  return name.endsWith('/*') ? 'application/octet-stream' : type;
}

const ORDER: readonly MediaKind[] = ['json', 'form', 'multipart', 'text', 'xml', 'lines', 'binary'];

function rank(type: string): number {
  const name = essence(type);
  const place = ORDER.indexOf(kindOf(type)) * 4;
  // patch documents need knowledge of the resource; plain JSON does not
  if (/json-patch/.test(name)) return place + 3;
  return name === 'application/json' ? place : place + 1;
}

/** The contents of a body, the one we can write best first. */
export function preferredContents(contents: readonly MediaTypeObject[]): MediaTypeObject[] {
  return [...contents].sort((a, b) => rank(a.type) - rank(b.type));
}
