import { nearest } from './nearest.ts';
import type { Setting, SettingKind } from './settings.data.ts';
import { SETTINGS } from './settings.data.ts';
import type { ConfigProblem, ConfigSource, FieldPath } from './source.ts';
import { fieldName } from './source.ts';
import type { AssayConfig } from './types.ts';
import { shown } from './validate-shape.ts';

/** A source and what could not even be read. */
export interface ReadSettings {
  readonly source: ConfigSource;
  readonly problems: readonly ConfigProblem[];
  /** Place of the configuration file, when this source names one. */
  readonly file?: string;
}

const ACCEPTED: Readonly<Record<SettingKind, string>> = {
  text: 'a text',
  list: 'a list separated by commas or line breaks',
  switch: 'true or false (also 1, 0, yes, no, on, off)',
  number: 'a number',
  duration: "a duration such as '90s' or '6m', or milliseconds",
  headers: "'Name: value', one a line",
};

function readList(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value
    .split(value.includes('\n') ? '\n' : ',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readHeaders(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  const lines = (Array.isArray(value) ? value.map(String) : String(value).split('\n')).filter((line) => line.trim());
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) return undefined;
    headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return headers;
}

const SWITCH: Readonly<Record<string, boolean>> = {
  true: true,
  '1': true,
  yes: true,
  on: true,
  false: false,
  '0': false,
  no: false,
  off: false,
};

/** Text to value; undefined when it cannot be read. Values that are no text are passed on to the schema. */
function readValue(kind: SettingKind, value: unknown): unknown {
  if (kind === 'list') return readList(value);
  if (kind === 'headers') return readHeaders(value);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (kind === 'switch') return SWITCH[text.toLowerCase()];
  if (kind === 'number') return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (kind === 'duration') return /^\d+$/.test(text) ? Number(text) : text;
  return value;
}

/** Puts a value at a path, making the objects on the way. */
export function assign(target: Record<string, unknown>, path: FieldPath, value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = (target[key] ?? {}) as Record<string, unknown>;
  target[key] = inner;
  assign(inner, rest, value);
}

/** Reads every setting of the table. */
export function readAll(get: (setting: Setting) => unknown, name: (setting: Setting) => string): ReadSettings {
  const config: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  let file: string | undefined;
  for (const setting of SETTINGS) {
    const raw = get(setting);
    if (raw === undefined) continue;
    const value = readValue(setting.kind, raw);
    if (value === undefined) {
      const secret = setting.kind === 'headers';
      problems.push({
        where: name(setting),
        what: `${name(setting)} cannot be read`,
        observed: secret ? 'a line without a colon' : shown(raw),
        accepted: ACCEPTED[setting.kind],
      });
    } else if (setting.path.length === 0) file = String(value);
    else assign(config, setting.path, value);
  }
  const nameOf = (path: FieldPath): string => {
    const setting = SETTINGS.find(({ path: own }) => own.length > 0 && own.every((key, index) => key === path[index]));
    return setting === undefined ? fieldName(path) : name(setting);
  };
  return { source: { config: config as AssayConfig, nameOf }, problems, ...(file === undefined ? {} : { file }) };
}

/** What the flags say. Keys are those of the settings table ('k6Bin', 'header' …); others are problems. */
export function readFlags(flags: Readonly<Record<string, unknown>>): ReadSettings {
  const known = SETTINGS.map(({ flag }) => flag);
  const result = readAll(
    ({ flag }) => flags[flag],
    ({ option }) => option,
  );
  const unknown = Object.keys(flags).filter((key) => flags[key] !== undefined && !known.includes(key));
  const problems = unknown.map((key) => {
    const near = nearest(key, known);
    return {
      where: `flag '${key}'`,
      what: `unknown flag '${key}'`,
      observed: `'${key}'`,
      accepted: known.join(', '),
      ...(near === undefined ? {} : { hint: `did you mean '${near}'?` }),
    };
  });
  return { ...result, problems: [...result.problems, ...problems] };
}
