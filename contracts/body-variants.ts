/** A body that is no usual JSON text, made from one that was accepted. */
export interface BodyVariant {
  readonly id: string;
  readonly words: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  /** RFC 8259 forbids it, though some parsers take it; undefined where any plain answer will do. */
  readonly forbidden?: 'RFC 8259, 2' | 'RFC 8259, 8.1';
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const LEVELS = 10_000;
const BIG_BYTES = 1_500_000;

function utf16(text: string): Uint8Array {
  const units = [...text].flatMap((char) => Array.from({ length: char.length }, (_, index) => char.charCodeAt(index)));
  return Uint8Array.from([0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 0xff])]);
}

/** The first value that is a text, with this as its start. */
function inFirstText(text: string, start: string): string | undefined {
  const place = /:\s*"/.exec(text);
  if (!place) return undefined;
  const at = place.index + place[0].length;
  return `${text.slice(0, at)}${start}${text.slice(at)}`;
}

const inFirstNumber = (text: string, number: string): string | undefined =>
  /:\s*-?\d[\d.eE+-]*/.test(text) ? text.replace(/(:\s*)-?\d[\d.eE+-]*/, `$1${number}`) : undefined;

const WORDS: ReadonlySet<string> = new Set(bodyVariants('{"text":"text","number":1}', true).map(({ words }) => words));

/** Do these words tell of one of the variants, such as they are sent to each operation? */
export const isBodyVariant = (words: string): boolean => WORDS.has(words.replace(/, once more$/, ''));

/** Variants of a JSON object. `big`: with one of 1.5 MB too. */
export function bodyVariants(text: string, big: boolean): BodyVariant[] {
  const open = text.slice(0, -1);
  const comma = open.length > 1 ? ',' : '';
  const first = /^\{\s*("(?:[^"\\]|\\.)*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|true|false|null|-?\d[\d.eE+-]*))/.exec(text)?.[1];
  const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const surrogate = inFirstText(text, '\\ud800');
  const mark = inFirstText(text, '\u0000');
  const byte = mark && encode(mark).map((one) => (one === 0 ? 0xff : one));
  const huge = inFirstNumber(text, '1e400');
  const long = inFirstNumber(text, '1234567890123456789012345678901234567890');
  const plain = (id: string, words: string, body: string | undefined): BodyVariant[] =>
    body === undefined ? [] : [{ id, words, bytes: encode(body) }];
  return [
    {
      id: 'trailing comma',
      words: 'a comma after the last member',
      bytes: encode(`${open},}`),
      forbidden: 'RFC 8259, 2',
    },
    {
      id: 'two texts',
      words: 'a second JSON text after the first',
      bytes: encode(`${text}${text}`),
      forbidden: 'RFC 8259, 2',
    },
    ...(byte
      ? [{ id: 'no UTF-8', words: 'the byte FF in a text', bytes: byte, forbidden: 'RFC 8259, 8.1' as const }]
      : []),
    ...plain(
      'deep member',
      `a member with ${LEVELS} levels of arrays`,
      `${open}${comma}"assay_deep":${nested(LEVELS)}}`,
    ),
    ...plain('deep body', `${LEVELS} levels of arrays instead of the body`, nested(LEVELS)),
    ...plain('member twice', 'the first member twice', first && `{${first},${text.slice(1)}`),
    ...plain('huge number', 'the number 1e400', huge),
    ...plain('long number', 'an integer of 40 digits', long),
    ...plain('lone surrogate', 'half of a surrogate pair in a text', surrogate),
    ...plain('byte order mark', 'a byte order mark before the text', `\ufeff${text}`),
    ...plain('nothing but blanks', 'blanks instead of a body', '   '),
    {
      id: 'UTF-16',
      words: 'UTF-16, and a charset that says so',
      bytes: utf16(text),
      contentType: 'application/json; charset=utf-16',
    },
    ...(big
      ? plain('big', `${BIG_BYTES / 1_000_000} MB of blanks in it`, `{${' '.repeat(BIG_BYTES)}${text.slice(1)}`)
      : []),
  ];
}
