import fc from 'fast-check';
import { BoundedFilter } from './bounded-filter.ts';
import { looksUnique, wordsOfName } from './field-names.ts';
import { FORMATS } from './format-arbitraries.ts';
import { namedText } from './named-values.ts';
import { compilePattern, patternArbitrary } from './pattern-arbitrary.ts';
import type { View } from './schema-view.ts';
import { fits, lengthsOf, phrase, shapeText } from './text-shape.ts';
import { withToken } from './unique-token.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

export interface StringSettings {
  readonly name: string;
  readonly maxLength: number;
  readonly nonce?: (() => string) | undefined;
}

/** The regular expressions of a view. */
export function patternsOf(view: View): string[] {
  return Array.isArray(view.$patterns) ? view.$patterns.map(String) : [];
}

function examplesOf(view: View): string[] {
  const all = [...(Array.isArray(view.examples) ? view.examples : []), view.example, view.default];
  return all.filter((value) => typeof value === 'string');
}

/** Binary content in a text (JSON Schema 2020-12 validation, 8.3). */
const encodedAs = (encoding: unknown): string =>
  encoding === 'base64' ? 'byte' : encoding === 'base64url' ? 'base64url' : encoding === 'base16' ? 'base16' : '';

/** Texts of a view: by pattern, else by format, else by the field's name, else plain words. */
export function stringArbitrary(view: View, settings: StringSettings): fc.Arbitrary<string> {
  const lengths = lengthsOf(view, settings.maxLength);
  if (lengths.min > lengths.max)
    throw new Unsatisfiable(`no text has at least ${lengths.min} and at most ${lengths.max} characters`);
  if (lengths.max === 0) return fc.constant('');
  const format = typeof view.format === 'string' ? view.format : encodedAs(view.contentEncoding);
  const patterns = patternsOf(view);
  const unique = looksUnique(settings.name);
  const examples = examplesOf(view);
  let text: fc.Arbitrary<string>;
  const known = FORMATS.get(format);
  if (patterns.length > 0) text = patternArbitrary(patterns, lengths, examples);
  else if (known) {
    const shaped =
      format === 'password' || format === 'binary' ? known.map((value) => shapeText(value, lengths)) : known;
    const reach = typeof view.maxLength === 'number' ? lengths : { ...lengths, max: Number.POSITIVE_INFINITY };
    text = new BoundedFilter(shaped, (value) => fits(value, reach), `no ${format} has the length asked for`);
  } else {
    const usable = { ...lengths, min: Math.max(1, lengths.min) };
    const named = namedText(settings.name, lengths) ?? phrase;
    text = named.map((value) => (fits(value, usable) ? value : shapeText(value, usable)));
    // Written examples are the best guess of what the API understands, unless the field wants to be unique.
    const fitting = unique ? [] : examples.filter((value) => value !== '' && fits(value, usable));
    if (fitting.length > 0)
      text = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: text });
  }
  const nonce = settings.nonce;
  const embeddable = patterns.length > 0 || !known || ['email', 'uri', 'url'].includes(format);
  if (!nonce || !unique || !embeddable) return text;
  const words = wordsOfName(settings.name);
  const email = format === 'email' || words.at(-1) === 'email';
  const slug = !['name', 'title'].includes(words.at(-1) ?? '') || words.includes('user');
  const regexes = patterns.map(compilePattern).filter((regex) => regex !== undefined);
  const reach = typeof view.maxLength === 'number' ? lengths : { ...lengths, max: Math.max(lengths.max, 60) };
  return text.map((value) => withToken(value, nonce(), { email, slug }, reach, regexes));
}
