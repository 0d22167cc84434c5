import fc from 'fast-check';
import { BoundedFilter } from './bounded-filter.ts';
import { FirstThatWorks } from './first-that-works.ts';
import type { Lengths } from './text-shape.ts';
import { fits, phrase, shapeText } from './text-shape.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/** Texts tried for patterns that cannot be turned around (look-arounds, back references). */
const KNOWN_SHAPES: readonly string[] = [
  'Amber-Lantern-42!',
  'Abcdef1!',
  'Passw0rd!',
  'aB3$aB3$',
  'amber',
  'amber-lantern',
  'amber_lantern',
  'AMBER',
  'A1',
  'a',
  '1',
  '0',
  '42',
  '12345',
  '1.0.0',
  'v1',
  '2024-05-17',
  '2024-05-17T10:20:30Z',
  '10:20',
  'amber@example.com',
  'https://amber.example.com/path',
  'amber.example.com',
  '10.0.0.1',
  '+49301234567',
  'EUR',
  'DE',
  'en-US',
  '10.50',
  '/amber',
  'amber/lantern',
  '#a1b2c3',
  '0123456789abcdef',
  '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  'Amber Lantern',
];

/** JSON Schema patterns are read as Unicode ones (2020-12 core, 6.4); some are only valid without the flag. */
export function compilePattern(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // try the next
    }
  }
  return undefined;
}

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^\\p\{(L|Letter|Alphabetic|Latin|Script=Latin)\}/, 'a-zA-Z'],
  [/^\\p\{(Lu|Uppercase_Letter)\}/, 'A-Z'],
  [/^\\p\{(Ll|Lowercase_Letter)\}/, 'a-z'],
  [/^\\p\{(N|Nd|Number)\}/, '0-9'],
  [/^\\p\{(P|Punctuation)\}/, '._'],
  [/^\\s/, ' '],
  [/^\\S/, 'a-zA-Z0-9'],
];

/** A narrower pattern that makes readable ASCII and has no look-arounds; the original still judges the result. */
export function readablePattern(pattern: string): string {
  let out = '';
  let inClass = false;
  let negated = false;
  for (let index = 0; index < pattern.length; ) {
    const rest = pattern.slice(index);
    const known = negated ? undefined : CLASSES.find(([shape]) => shape.test(rest));
    if (known) {
      const length = rest.match(known[0])?.[0].length ?? 1;
      out += inClass ? known[1] : `[${known[1]}]`;
      index += length;
    } else if (rest.startsWith('\\')) {
      const boundary = !inClass && /^\\[bB]/.test(rest);
      out += boundary ? '' : rest.slice(0, 2);
      index += 2;
    } else if (!inClass && /^\(\?<?[=!]/.test(rest)) {
      index += lookaroundLength(rest);
    } else if (!inClass && rest.startsWith('(?<') && /^\(\?<[A-Za-z]\w*>/.test(rest)) {
      out += '(?:';
      index += rest.indexOf('>') + 1;
    } else if (!inClass && rest.startsWith('.')) {
      out += '[a-zA-Z0-9]';
      index += 1;
    } else if (!inClass && /^\[\^/.test(rest)) {
      negated = true;
      inClass = true;
      out += '[^';
      index += 2;
    } else {
      if (rest.startsWith('[') && !inClass) inClass = true;
      else if (rest.startsWith(']') && inClass) {
        // printable ASCII only, and nothing that is special on the wire
        if (negated) out += '\\u0000-\\u001f\\u007f-\\u{10ffff}';
        inClass = false;
        negated = false;
      }
      out += rest.charAt(0);
      index += 1;
    }
  }
  return out;
}

function lookaroundLength(text: string): number {
  let depth = 0;
  let inClass = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (!inClass && character === '(') depth++;
    else if (!inClass && character === ')' && --depth === 0) return index + 1;
  }
  return text.length;
}

/** `^[a-z]+$` with lengths 3..8 becomes `^[a-z]{3,8}$`: a single open repetition takes the lengths itself. */
function withLengths(pattern: string, { min, max }: Lengths): string {
  const match = /^\^?(\[(?:\\.|[^\]\\])+\]|\\[wd])(\+|\*|\{(\d+),\})\$?$/.exec(pattern);
  if (!match?.[1]) return pattern;
  const least = Math.max(min, match[2] === '*' ? 1 : Number(match[3] ?? 1));
  return `^${match[1]}{${least},${Math.max(least, Math.min(max, Math.max(least, 12)))}}$`;
}

const anchored = (pattern: string): string => {
  const closed = /^\^/.test(pattern) && /(^|[^\\])\$$/.test(pattern) && !pattern.includes('|');
  return closed ? pattern : `^(?:${pattern})$`;
};

function fromRegex(pattern: string, lengths: Lengths): fc.Arbitrary<string> | undefined {
  const readable = readablePattern(withLengths(pattern, lengths));
  // Anchoring a pattern that floats keeps its matches and drops the noise around them; `a|^b$` may refuse it.
  for (const source of [anchored(readable), readable, pattern]) {
    const regex = compilePattern(source);
    if (!regex) continue;
    try {
      const arbitrary = fc.stringMatching(regex, { maxLength: Math.max(lengths.max, 1) });
      arbitrary.generate(new fc.Random(probe()), undefined);
      return arbitrary;
    } catch {
      // not supported by the generator: try the next reading
    }
  }
  return undefined;
}

function probe(): { clone(): ReturnType<typeof probe>; next(): number; getState(): readonly number[] } {
  let state = 1;
  return {
    clone: probe,
    next: () => {
      state = (Math.imul(state, 1103515245) + 12345) | 0;
      return state;
    },
    getState: () => [],
  };
}

/** Texts that match every pattern and the lengths; `hints` are examples that may help where nothing else does. */
export function patternArbitrary(
  patterns: readonly string[],
  lengths: Lengths,
  hints: readonly string[],
): fc.Arbitrary<string> {
  const regexes = patterns.map(compilePattern).filter((regex) => regex !== undefined);
  const holds = (text: string): boolean => fits(text, lengths) && regexes.every((regex) => regex.test(text));
  const free = patterns.every((pattern) => /^\^?(\.|\\S|\[\\s\\S\])([*+]|\{\d+,?\d*\})\$?$/.test(pattern));
  if (free) {
    const text = phrase.map((value) =>
      shapeText(value.replaceAll(' ', '-'), { ...lengths, min: Math.max(1, lengths.min) }),
    );
    const usable = new BoundedFilter(text, holds, 'no text');
    const short = /^\^?.+\{(\d+)(?:,(\d*))?\}\$?$/.exec(patterns[0] ?? '');
    if (!short) return usable;
  }
  const known = [...hints, ...KNOWN_SHAPES, ...KNOWN_SHAPES.map((text) => shapeText(text, lengths))].filter(holds);
  const sources = patterns.map((pattern) => fromRegex(pattern, lengths)).filter((arbitrary) => arbitrary !== undefined);
  const reason = `no text of ${lengths.min} to ${lengths.max} characters was found that matches ${patterns.join(' and ')}`;
  const options: fc.Arbitrary<string>[] = sources.map((source) => new BoundedFilter(source, holds, reason, 200));
  if (options.length === 0 && known.length === 0) throw new Unsatisfiable(reason);
  if (known.length > 0) options.push(fc.constantFrom(...known));
  return new FirstThatWorks(options);
}
