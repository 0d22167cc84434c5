import fc from 'fast-check';
import { phrase, word } from './text-shape.ts';

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

export const date: fc.Arbitrary<string> = fc
  .tuple(int(2020, 2030), int(1, 12), int(1, 28))
  .map(([year, month, day]) => `${year}-${pad(month)}-${pad(day)}`);

export const time: fc.Arbitrary<string> = fc
  .tuple(int(0, 23), int(0, 59), int(0, 59))
  .map(([hour, minute, second]) => `${pad(hour)}:${pad(minute)}:${pad(second)}Z`);

/** RFC 3339. */
export const dateTime: fc.Arbitrary<string> = fc.tuple(date, time).map(([day, clock]) => `${day}T${clock}`);

export const hex = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((all) => all.join(''));

/** Version 4, variant 1 (RFC 9562). */
export const uuid: fc.Arbitrary<string> = fc
  .tuple(hex(8), hex(4), hex(3), fc.constantFrom('8', '9', 'a', 'b'), hex(3), hex(12))
  .map(([a, b, c, variant, d, e]) => `${a}-${b}-4${c}-${variant}${d}-${e}`);

/** `example.com` is reserved (RFC 2606): nobody receives what is sent there. */
const hostname = word.map((name) => `${name}.example.com`);
const uri = fc.tuple(word, word).map(([host, path]) => `https://${host}.example.com/${path}`);

const duration = fc
  .tuple(int(1, 28), int(0, 23), int(1, 59))
  .map(([days, hours, minutes]) => `P${days}DT${hours}H${minutes}M`);

const base64 = phrase.map((text) => Buffer.from(text, 'utf8').toString('base64'));

/** `format` names of JSON Schema 2020-12 (7.3) and of the OpenAPI format registry, for strings. */
export const FORMATS: ReadonlyMap<string, fc.Arbitrary<string>> = new Map<string, fc.Arbitrary<string>>([
  ['date', date],
  ['date-time', dateTime],
  ['time', time],
  ['duration', duration],
  ['email', fc.tuple(word, int(1, 9999)).map(([name, n]) => `${name}${n}@example.com`)],
  ['idn-email', word.map((name) => `${name}@example.com`)],
  ['hostname', hostname],
  ['idn-hostname', hostname],
  ['ipv4', fc.tuple(int(0, 255), int(1, 254)).map(([c, d]) => `10.0.${c}.${d}`)],
  ['ip', fc.tuple(int(0, 255), int(1, 254)).map(([c, d]) => `10.0.${c}.${d}`)],
  ['ipv6', fc.tuple(hex(4), hex(4)).map(([a, b]) => `2001:db8:0:0:0:0:${a}:${b}`)],
  ['uri', uri],
  ['url', uri],
  ['iri', uri],
  ['uri-reference', word.map((path) => `/${path}`)],
  ['iri-reference', word.map((path) => `/${path}`)],
  ['uri-template', word.map((path) => `/${path}/{id}`)],
  ['uuid', uuid],
  ['byte', base64],
  ['base64url', phrase.map((text) => Buffer.from(text, 'utf8').toString('base64url'))],
  ['base16', phrase.map((text) => Buffer.from(text, 'utf8').toString('hex'))],
  ['binary', phrase.map((text) => `${text}\n`)],
  [
    'password',
    fc.tuple(word, int(100, 999)).map(([text, n]) => `${text[0]?.toUpperCase()}${text.slice(1)}-${n}-Pass!`),
  ],
  ['json-pointer', fc.tuple(word, int(0, 9)).map(([name, index]) => `/${name}/${index}`)],
  ['relative-json-pointer', fc.tuple(int(0, 3), word).map(([up, name]) => `${up}/${name}`)],
  ['regex', word.map((text) => `^${text}$`)],
  ['int32', int(1, 1000).map(String)],
  ['int64', int(1, 1000).map(String)],
  ['float', int(1, 100000).map((cents) => (cents / 100).toFixed(2))],
  ['double', int(1, 100000).map((cents) => (cents / 100).toFixed(2))],
  ['decimal', int(1, 100000).map((cents) => (cents / 100).toFixed(2))],
]);
