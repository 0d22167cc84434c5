import fc from 'fast-check';
import { wordsOfName } from './field-names.ts';
import { date, dateTime, hex, time, uuid } from './format-arbitraries.ts';
import type { NumberRange } from './number-arbitrary.ts';
import type { Lengths } from './text-shape.ts';
import { word } from './text-shape.ts';
import { CITIES, COUNTRIES, FIRST_NAMES, LANGUAGES, LAST_NAMES, TIMEZONES } from './words.data.ts';

const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const from = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function country(max: number, code: boolean): fc.Arbitrary<string> {
  const column = max === 2 || (code && max !== 3) ? 0 : max === 3 ? 1 : 2;
  return from(COUNTRIES.map((row) => row[column]));
}

/** A realistic text for a field of this name that has no format, pattern or enum; undefined when the name says nothing. */
export function namedText(name: string, lengths: Lengths): fc.Arbitrary<string> | undefined {
  const words = wordsOfName(name);
  const last = words.at(-1) ?? '';
  const has = (...all: string[]): boolean => all.some((one) => words.includes(one));
  if (last === 'email' || last === 'mail')
    return fc.tuple(word, int(1, 9999)).map(([text, n]) => `${text}${n}@example.com`);
  if (has('country')) return country(lengths.max, has('code', 'iso'));
  if (last === 'currency' || (has('currency') && last === 'code')) return fc.constant('EUR');
  if (has('phone', 'mobile', 'fax')) return int(1000000, 9999999).map((digits) => `+4930${digits}`);
  if (['url', 'uri', 'website', 'homepage', 'link', 'href', 'webhook'].includes(last))
    return fc.tuple(word, word).map(([host, path]) => `https://${host}.example.com/${path}`);
  if (/(At|_at)$/.test(name)) return dateTime;
  if (last === 'timestamp' || last === 'datetime') return dateTime;
  if (last === 'date' || last === 'birthday' || last === 'dob') return /[a-z]Date$/.test(name) ? dateTime : date;
  if (last === 'time') return time;
  if (has('timezone') || last === 'tz' || (has('time') && last === 'zone')) return from(TIMEZONES);
  if (last === 'language' || last === 'lang' || last === 'locale') return from(LANGUAGES);
  if (has('uuid', 'guid')) return uuid;
  if (last === 'id') return hex(12);
  if (has('password', 'passphrase'))
    return fc.tuple(word, int(100, 999)).map(([text, n]) => `${capital(text)}-${n}-Pass!`);
  if (has('first', 'given') && last === 'name') return from(FIRST_NAMES);
  if ((has('last', 'family') && last === 'name') || last === 'surname') return from(LAST_NAMES);
  if (last === 'city' || last === 'town') return from(CITIES);
  if (last === 'zip' || last === 'postcode' || (has('postal', 'zip') && last === 'code'))
    return int(10000, 99999).map(String);
  if (last === 'street') return fc.tuple(word, int(1, 199)).map(([text, n]) => `${capital(text)} Street ${n}`);
  if (has('address') && last === 'ip') return int(1, 254).map((n) => `10.0.0.${n}`);
  if (['price', 'amount', 'total'].includes(last)) return int(100, 99999).map((cents) => (cents / 100).toFixed(2));
  if (['name', 'title', 'label'].includes(last))
    return fc.tuple(word, word).map(([one, two]) => `${capital(one)} ${capital(two)}`);
  if (['code', 'sku', 'slug', 'username', 'login', 'reference', 'ref', 'key'].includes(last)) return word;
  return undefined;
}

/** Everyday bounds for a number of this name; undefined when the name says nothing. */
export function namedRange(name: string): NumberRange | undefined {
  const words = wordsOfName(name);
  const has = (...all: string[]): boolean => all.some((one) => words.includes(one));
  if (has('percent', 'percentage', 'pct')) return { low: 0, high: 100 };
  if (has('quantity', 'qty', 'count', 'pieces')) return { low: 1, high: 10 };
  if (has('page')) return has('size') ? { low: 1, high: 20 } : { low: 1, high: 3 };
  if (has('limit', 'size')) return { low: 1, high: 20 };
  if (has('offset', 'skip')) return { low: 0, high: 10 };
  if (has('price', 'amount', 'total', 'cost', 'fee')) return { low: 1, high: 500 };
  if (has('year')) return { low: 2020, high: 2030 };
  if (has('month')) return { low: 1, high: 12 };
  if (has('day')) return { low: 1, high: 28 };
  if (has('latitude', 'lat')) return { low: -80, high: 80 };
  if (has('longitude', 'lng', 'lon')) return { low: -170, high: 170 };
  if (has('port')) return { low: 1024, high: 65535 };
  return undefined;
}
