import fc from 'fast-check';
import type { View } from './schema-view.ts';
import { WORDS } from './words.data.ts';

/** Lengths in Unicode code points (JSON Schema 2020-12 validation, 6.3). */
export interface Lengths {
  readonly min: number;
  readonly max: number;
}

export function lengthsOf(view: View, usualMax = 40): Lengths {
  const min = typeof view.minLength === 'number' ? view.minLength : 0;
  const max = typeof view.maxLength === 'number' ? view.maxLength : Math.max(usualMax, min);
  return { min, max };
}

export const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length++;
  return length;
};

export const fits = (text: string, { min, max }: Lengths): boolean => {
  if (text.length <= max && text.length >= min * 2) return true;
  const length = lengthOf(text);
  return length >= min && length <= max;
};

export const word: fc.Arbitrary<string> = fc.constantFrom(...WORDS);

/** One to three words. */
export const phrase: fc.Arbitrary<string> = fc
  .tuple(word, word, word, fc.integer({ min: 1, max: 3 }))
  .map(([one, two, three, count]) => [one, two, three].slice(0, count).join(' '));

/** Cuts or lengthens plain text to the lengths asked for; never leaves a space at either end. */
export function shapeText(text: string, { min, max }: Lengths): string {
  let shaped = text;
  if (shaped.length < min) {
    const filler = ` ${text.length > 0 ? text : 'text'}`;
    shaped = (shaped + filler.repeat(Math.ceil((min - shaped.length) / filler.length))).slice(0, min);
  }
  if (shaped.length > max) shaped = shaped.slice(0, max);
  return shaped.replace(/^ | $/g, 'x');
}

/** Puts a token into plain text so that it survives the maximal length; the token wins over the text. */
export function embedToken(text: string, token: string, separator: string, { min, max }: Lengths): string {
  if (token.length >= max) return token.slice(-max);
  const room = max - token.length - separator.length;
  const joined = room < 1 ? token : `${text.slice(0, room)}${separator}${token}`;
  return joined.length >= min
    ? joined
    : joined + token.repeat(Math.ceil(min / token.length)).slice(0, min - joined.length);
}
