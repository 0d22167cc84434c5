import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CONFIG_SCHEMA } from './config-schema.data.ts';
import { parseDuration } from './duration.ts';
import { nearest } from './nearest.ts';
import type { ConfigProblem, ConfigSource, FieldPath } from './source.ts';
import { fieldName, valueAt } from './source.ts';

interface Annotations {
  readonly accepted?: string;
  readonly secret?: boolean;
  readonly properties?: Readonly<Record<string, Annotations>>;
}

/** True for an absolute http(s) URL that can serve as a base: no query, no fragment. */
function isBaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
}

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  keywords: ['accepted', 'secret'],
  formats: {
    'base-url': isBaseUrl,
    'calendar-date': isCalendarDate,
    'duration-text': (text: string) => parseDuration(text) !== null,
  },
});
const validate = ajv.compile(CONFIG_SCHEMA);

/** A received value for a message: short, and without the password of a URL. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = (JSON.stringify(value) ?? String(value)).replace(/(\/\/)[^/@\s"]*@/, '$1***@');
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function problemOf(error: ErrorObject, source: ConfigSource): ConfigProblem {
  const at: FieldPath = error.instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const schema = error.parentSchema as Annotations | undefined;
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    const known = Object.keys(schema?.properties ?? {});
    const near = nearest(key, known);
    return {
      where: source.nameOf([...at, key]),
      what: `unknown key '${key}'`,
      observed: `'${key}'`,
      accepted: known.join(', '),
      ...(near === undefined ? {} : { hint: `did you mean '${near}'?` }),
    };
  }
  if (error.keyword === 'required') {
    const key = String(error.params.missingProperty);
    return {
      where: source.nameOf([...at, key]),
      what: `'${key}' is missing`,
      observed: 'nothing',
      accepted: schema?.properties?.[key]?.accepted ?? schema?.accepted ?? 'a value',
    };
  }
  const value = valueAt(source.config, at);
  const where = source.nameOf(at);
  const name = error.propertyName;
  if (name !== undefined) {
    const path = [...at, name];
    return {
      where: source.nameOf(path),
      what: `'${name}' cannot be a name here`,
      observed: `'${name}'`,
      accepted: schema?.accepted ?? 'another name',
    };
  }
  const near =
    error.keyword === 'enum' && typeof value === 'string' ? nearest(value, error.params.allowedValues) : undefined;
  return {
    where,
    // In a file the path of the field says where; a flag or variable is known by its own name.
    what: `${where.includes(': ') ? fieldName(at) : where} is not valid`,
    observed: schema?.secret === true ? `a ${typeof value} (not shown)` : shown(value),
    accepted: schema?.accepted ?? error.message ?? 'another value',
    ...(near === undefined ? {} : { hint: `did you mean '${near}'?` }),
  };
}

/** Everything wrong with the shape of what one source says; [] when it is right. */
export function validateShape(source: ConfigSource): ConfigProblem[] {
  if (validate(source.config)) return [];
  // 'propertyNames' and 'not' only repeat what a more precise error already says.
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'propertyNames');
  const problems = errors.map((error) => problemOf(error, source));
  return [...new Map(problems.map((problem) => [`${problem.where} ${problem.what}`, problem])).values()];
}
