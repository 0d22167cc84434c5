import type { View } from './schema-view.ts';
import { patternsOf } from './string-arbitrary.ts';
import { lengthOf } from './text-shape.ts';
import { WRONG_FORMATS } from './wrong-formats.data.ts';
import type { WrongValue } from './wrong-value.ts';
import { numberOf, show } from './wrong-value.ts';

const LONGEST = 10_000;

function wrongLengths(view: View, text: string): WrongValue[] {
  const found: WrongValue[] = [];
  const max = numberOf(view, 'maxLength');
  const min = numberOf(view, 'minLength');
  const grown = (length: number): string[] => [
    text + (text.at(-1) ?? 'a').repeat(Math.max(0, length - lengthOf(text))),
    'a'.repeat(length),
    'A'.repeat(length),
    '1'.repeat(length),
  ];
  const told = (value: unknown): number => lengthOf(String(value));
  if (max !== undefined && max < LONGEST) {
    const says = (value: unknown): string => `has ${told(value)} characters, more than ${max}`;
    found.push({ keyword: 'maxLength', says, tries: () => grown(max + 1) });
  }
  if (min !== undefined && min > 0 && min < LONGEST) {
    const says = (value: unknown): string => `has ${told(value)} characters, fewer than ${min}`;
    const tries = (): string[] => [[...text].slice(0, min - 1).join(''), ...grown(min - 1).slice(1)];
    found.push({ keyword: 'minLength', says, tries });
  }
  return found;
}

/** Texts that break one length, pattern or format. */
export function wrongTexts(view: View, base: unknown): WrongValue[] {
  const text = typeof base === 'string' && base !== '' ? base : 'a';
  const found = wrongLengths(view, text);
  const max = numberOf(view, 'maxLength');
  const min = numberOf(view, 'minLength') ?? 0;
  const fitting = (value: string): string => (max === undefined ? value : [...value].slice(0, max).join(''));
  for (const pattern of patternsOf(view)) {
    const says = (value: unknown): string => `is ${show(value)}, which does not match ${pattern}`;
    const tries = (): string[] => [`${text} !`, '§ !', 'assay !', '!!!', 'a', '0', 'A', ' '].map(fitting);
    found.push({ keyword: 'pattern', says, tries });
  }
  const { format } = view;
  for (const wrong of (typeof format === 'string' ? WRONG_FORMATS.get(format) : undefined) ?? []) {
    const says = (value: unknown): string => `is ${show(value)}, no ${String(format)}`;
    found.push({ keyword: 'format', says, tries: () => [wrong.padEnd(min, 'y')] });
  }
  return found;
}
