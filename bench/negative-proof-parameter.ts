import type { DescribedParameter } from './negative-proof-judge.ts';
import { memberReadings } from './negative-proof-members.ts';
import {
  alternatingReadings,
  jsonReadings,
  listReadings,
  pairReadings,
  percentDecoded,
  type Readings,
  readingsOfText,
} from './negative-proof-readings.ts';
import { fieldsOf, type RawRequest } from './negative-proof-request.ts';
import type { SchemaJudge } from './negative-proof-schemas.ts';

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Query pairs, still encoded. */
function queryPairs(target: string): [string, string][] {
  const cut = target.indexOf('?');
  if (cut < 0) return [];
  return target
    .slice(cut + 1)
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      return equals < 0 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)];
    });
}

const formDecoded = (text: string): string => percentDecoded(text.replaceAll('+', ' '));

function pathSegment(template: string, target: string, name: string): string | undefined {
  const source = (template.split('#')[0] ?? '')
    .split(/(\{[^{}]+\})/)
    .map((part) => (part === `{${name}}` ? '([^/?]*)' : /^\{.*\}$/.test(part) ? '[^/?]*' : quoted(encodeURI(part))))
    .join('');
  return new RegExp(`${source}(?:\\?|$)`).exec(target)?.[1];
}

/** Texts between delimiters: split before and after decoding, since readers do either. */
function splits(raw: string, delimiters: RegExp, decode: (text: string) => string): string[][] {
  const early = raw.split(delimiters).map(decode);
  const late = decode(raw).split(delimiters);
  return JSON.stringify(early) === JSON.stringify(late) ? [early] : [early, late];
}

function delimited(raw: string, delimiters: RegExp, decode: (text: string) => string, explode: boolean): Readings {
  if (raw === '') return [[], {}];
  return splits(raw, delimiters, decode).flatMap((texts) => {
    const trimmed = texts.map((text) => text.trim());
    const pairs = explode ? pairReadings(trimmed) : alternatingReadings(trimmed);
    return [...listReadings(trimmed), ...pairs];
  });
}

function segmentReadings(
  raw: string,
  { style, explode, name }: DescribedParameter,
  decode: (text: string) => string,
): Readings {
  if (style === 'label') {
    const rest = raw.replace(/^\./, '');
    return [...readingsOfText(decode(rest)), ...delimited(rest, explode ? /\./ : /,/, decode, explode)];
  }
  if (style === 'matrix') {
    const parts = raw.replace(/^;/, '').split(';');
    const values = parts.map((part) =>
      part === name ? '' : part.startsWith(`${name}=`) ? part.slice(name.length + 1) : part,
    );
    const single = values.length === 1 ? (values[0] ?? '') : undefined;
    return [
      ...(single === undefined ? [] : [...readingsOfText(decode(single)), ...delimited(single, /,/, decode, false)]),
      ...listReadings(values.map(decode)),
      ...pairReadings(parts, decode),
    ];
  }
  return [...readingsOfText(decode(raw)), ...delimited(raw, /,/, decode, explode)];
}

async function deepReadings(
  pairs: readonly [string, string][],
  { name, schema }: DescribedParameter,
  schemas: SchemaJudge,
): Promise<Readings | undefined> {
  const members = new Map<string, string[]>();
  for (const [rawKey, rawValue] of pairs) {
    const key = formDecoded(rawKey);
    if (!key.startsWith(`${name}[`) || !key.endsWith(']')) continue;
    const member = key.slice(name.length + 1, -1).replace(/\]\[\d*$/, '');
    members.set(member, [...(members.get(member) ?? []), formDecoded(rawValue)]);
  }
  if (members.size === 0) return undefined;
  const readings = new Map<string, Readings>();
  for (const [member, texts] of members) {
    const [only = ''] = texts;
    const plain = texts.length === 1 ? [...readingsOfText(only), ...listReadings(only.split(','))] : [];
    readings.set(member, [...plain, ...listReadings(texts)]);
  }
  return memberReadings(readings, schema, schemas);
}

const DELIMITERS: Readonly<Record<string, RegExp>> = {
  form: /,/,
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /%7c|\|/i,
};

async function pairedReadings(
  pairs: readonly [string, string][],
  parameter: DescribedParameter,
  others: readonly DescribedParameter[],
  schemas: SchemaJudge,
): Promise<Readings | undefined> {
  const { name, style, explode, schema } = parameter;
  const own = pairs.filter(([key]) => formDecoded(key) === name).map(([, value]) => value);
  const deep = await deepReadings(pairs, parameter, schemas);
  const found: unknown[] = style === 'deepObject' && deep ? [...deep] : [];
  if (parameter.contentType !== undefined) {
    if (own.length === 0) return undefined;
    const texts = own.map(formDecoded);
    return /json/.test(parameter.contentType) ? texts.flatMap(jsonReadings) : texts.flatMap(readingsOfText);
  }
  if (style === 'form' && explode && schema !== undefined) {
    const taken = new Set(others.filter((one) => one.in === parameter.in).map((one) => one.name));
    const listed = new Set(schemas.propertyNames(schema));
    const members = pairs.map(([key, value]): [string, string] => [formDecoded(key), formDecoded(value)]);
    const mine = members.filter(([key]) => listed.has(key) || (listed.size > 0 && !taken.has(key)));
    if (mine.some(([key]) => listed.has(key)))
      found.push(
        ...(await memberReadings(new Map(mine.map(([key, value]) => [key, readingsOfText(value)])), schema, schemas)),
      );
  }
  if (own.length === 0) return found.length > 0 ? found : undefined;
  for (const value of own) found.push(...readingsOfText(formDecoded(value)));
  found.push(...listReadings(own.map(formDecoded)));
  if (own.length === 1 && !(style === 'form' && explode))
    found.push(...delimited(own[0] ?? '', DELIMITERS[style] ?? /,/, formDecoded, false));
  return found;
}

/** What a parameter of a request can be read as; undefined when it is not there. */
export async function parameterReadings(
  parameter: DescribedParameter,
  request: RawRequest,
  template: string,
  all: readonly DescribedParameter[],
  schemas: SchemaJudge,
): Promise<Readings | undefined> {
  const json = /json/.test(parameter.contentType ?? '');
  if (parameter.in === 'path') {
    const raw = pathSegment(template, request.target, parameter.name);
    if (raw === undefined) return undefined;
    return json ? jsonReadings(percentDecoded(raw)) : segmentReadings(raw, parameter, percentDecoded);
  }
  if (parameter.in === 'header') {
    const values = fieldsOf(request, parameter.name.toLowerCase());
    if (values.length === 0) return undefined;
    const raw = values.join(',');
    if (json) return [...jsonReadings(raw), ...jsonReadings(percentDecoded(raw))];
    return [raw, percentDecoded(raw)].flatMap((text) => segmentReadings(text, parameter, (part) => part));
  }
  if (parameter.in === 'query') return pairedReadings(queryPairs(request.target), parameter, all, schemas);
  const cookies = fieldsOf(request, 'cookie')
    .flatMap((field) => field.split(/; *|&/))
    .map((piece): [string, string] => {
      const equals = piece.indexOf('=');
      return [piece.slice(0, equals), piece.slice(equals + 1)];
    });
  return pairedReadings(cookies, parameter, all, schemas);
}
