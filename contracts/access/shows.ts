import { isObject } from '../../core/exercise/json-body.ts';
import type { Json } from '../../core/spec/types.ts';

type Leaves = ReadonlyMap<string, string>;

const LONGEST = 2_000;

/** Every scalar of a value by its JSON pointer. */
export function leavesOf(value: Json | undefined): Leaves {
  const leaves = new Map<string, string>();
  const walk = (one: Json, at: string): void => {
    if (leaves.size >= LONGEST) return;
    if (Array.isArray(one)) for (const [index, inner] of one.entries()) walk(inner, `${at}/${index}`);
    else if (isObject(one)) for (const [name, inner] of Object.entries(one)) walk(inner, `${at}/${name}`);
    else leaves.set(at, JSON.stringify(one));
  };
  if (value !== undefined) walk(value, '');
  return leaves;
}

/** Scalars that were the same in two answers: what is of the item and not of the answer. */
export function stableLeaves(first: Json | undefined, second: Json | undefined): Leaves {
  const other = leavesOf(second);
  return new Map([...leavesOf(first)].filter(([at, text]) => other.get(at) === text));
}

/** A name this run has made, a UUID, a long key: nobody else has it by chance. */
export function isDistinctive(text: string, runToken: string): boolean {
  if (!text.startsWith('"')) return false;
  if (text.toLowerCase().includes(runToken.toLowerCase())) return true;
  return /^"[\w-]{16,}"$/.test(text) && /\d/.test(text);
}

/**
 * Does an answer show the item whose stable scalars these are: half of them, one at least that nobody else has? An
 * item of the same number in another tenant has other names; an error that repeats an id has other members.
 */
export function shows(body: Json | undefined, stable: Leaves, runToken: string): boolean {
  const leaves = leavesOf(body);
  const same = [...stable].filter(([at, text]) => leaves.get(at) === text);
  return same.length * 2 >= stable.size && same.some(([, text]) => isDistinctive(text, runToken));
}
