import { isObject, object, text } from '../../../core/spec/json.ts';
import type { Json, JsonObject } from '../../../core/spec/types.ts';

/** Where something deprecated stands on its way out. */
export interface Retirement {
  readonly state: 'alive' | 'undated' | 'announced' | 'over';
  /** ISO date of the sunset. */
  readonly sunset?: string;
}

const IN_WORDS =
  /\bsunset\b\W{0,6}(?:on|at|date|after|is)?\W{0,4}(\d{4}-\d{2}-\d{2}|(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4})/i;
const KEYS = ['x-sunset', 'x-sunset-date', 'x-sunset-at'];

function isoDate(value: Json | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : value.replace(/\s+GMT$/, '').concat(' GMT'));
  const plain = Number.isNaN(time) ? Date.parse(value) : time;
  return Number.isNaN(plain) ? undefined : new Date(plain).toISOString().slice(0, 10);
}

function inHeaders(responses: readonly JsonObject[]): string | undefined {
  for (const response of responses) {
    const [, header] = Object.entries(object(response, 'headers')).find(([name]) => /^sunset$/i.test(name)) ?? [];
    if (!isObject(header)) continue;
    const schema = object(header, 'schema');
    const examples = Array.isArray(schema.examples) ? schema.examples : [];
    const found = isoDate(header.example ?? schema.const ?? schema.default ?? examples[0]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The sunset date that is told: `x-sunset`, the example of a Sunset header (RFC 8594), or 'Sunset: 2030-01-31' in words. */
export function sunsetOf(holder: JsonObject, responses: readonly JsonObject[]): string | undefined {
  for (const key of KEYS) {
    const found = isoDate(holder[key]);
    if (found !== undefined) return found;
  }
  return inHeaders(responses) ?? isoDate(IN_WORDS.exec(text(holder, 'description') ?? '')?.[1]);
}

/** Held against `today` (ISO date); the sunset day itself still counts as announced. */
export function retirementOf(holder: JsonObject, responses: readonly JsonObject[], today: string): Retirement {
  if (holder.deprecated !== true) return { state: 'alive' };
  const sunset = sunsetOf(holder, responses);
  if (sunset === undefined) return { state: 'undated' };
  return { state: sunset < today ? 'over' : 'announced', sunset };
}
