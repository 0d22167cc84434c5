import { isJson, parseMediaType } from '../../../core/operations/media-type.ts';
import type { MediaTypeObject } from '../../../core/operations/types.ts';

export interface MediaPair {
  readonly old: MediaTypeObject;
  readonly new: MediaTypeObject;
  /** How the one range lies in the other. */
  readonly relation: 'equal' | 'narrowed' | 'widened';
}

export interface MediaPairs {
  readonly pairs: readonly MediaPair[];
  readonly removed: readonly MediaTypeObject[];
  readonly added: readonly MediaTypeObject[];
}

/** Types that mean the same: names without case, parameters in any order, no charset where JSON fixes it (RFC 8259 8.1). */
function normal(type: string): string {
  const parsed = parseMediaType(type);
  if (parsed === undefined) return type === '*' ? '*/*' : type;
  const parameters = [...parsed.parameters].filter(([name]) => name !== 'q' && !(name === 'charset' && isJson(type)));
  return [parsed.essence, ...parameters.map(([name, value]) => `${name}=${value.toLowerCase()}`).toSorted()].join(';');
}

function covers(range: string, type: string): boolean {
  if (range === '*/*') return true;
  const [main, sub] = range.split('/');
  return sub === '*' && type.startsWith(`${main}/`);
}

/** Matches the entries of two `content` maps: equal ones, then ranges with what they cover. */
export function pairMedia(before: readonly MediaTypeObject[], after: readonly MediaTypeObject[]): MediaPairs {
  const pairs: MediaPair[] = [];
  let removed = [...before];
  let added = [...after];
  for (const one of before) {
    const two = added.find((other) => normal(other.type) === normal(one.type));
    if (two === undefined) continue;
    pairs.push({ old: one, new: two, relation: 'equal' });
    removed = removed.filter((other) => other !== one);
    added = added.filter((other) => other !== two);
  }
  for (const one of [...removed]) {
    const narrower = added.filter((other) => covers(normal(one.type), normal(other.type)));
    const wider = added.find((other) => covers(normal(other.type), normal(one.type)));
    if (narrower.length === 0 && wider === undefined) continue;
    for (const two of narrower) pairs.push({ old: one, new: two, relation: 'narrowed' });
    if (narrower.length === 0 && wider !== undefined) pairs.push({ old: one, new: wider, relation: 'widened' });
    removed = removed.filter((other) => other !== one);
  }
  const taken = new Set(pairs.map((pair) => pair.new));
  return { pairs, removed, added: added.filter((other) => !taken.has(other)) };
}
