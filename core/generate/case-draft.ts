import type { MediaTypeObject, Parameter } from '../operations/types.ts';
import type { MadeBody } from './body-maker.ts';
import { makeBody } from './body-maker.ts';
import type { CaseMaker } from './case-maker.ts';
import { canonical } from './json-equality.ts';
import { orderPairs } from './ordered-pairs.ts';
import type { GeneratedCase, PropertyChoice, RequestValues } from './types.ts';

/** A case before it has a number. */
export type CaseDraft = Pick<GeneratedCase, 'origin' | 'label' | 'values'>;

export interface DraftWish {
  readonly origin: GeneratedCase['origin'];
  readonly label: string;
  readonly choice: PropertyChoice;
  /** Optional parameters wanted all the same. */
  readonly wanted?: ReadonlySet<string>;
  /** Values already decided, by place and name. */
  readonly decided?: ReadonlyMap<string, unknown>;
  readonly body?: MadeBody;
}

export const placeKey = (parameter: Parameter): string => `${parameter.in} ${parameter.name}`;

/** One request by a wish; undefined when something required cannot be made. */
export function draftOf(
  maker: CaseMaker,
  parameters: readonly Parameter[],
  content: MediaTypeObject | undefined,
  wish: DraftWish,
): CaseDraft | undefined {
  maker.begin(wish.label);
  const places = { path: {}, query: {}, header: {}, cookie: {} } as Record<Parameter['in'], Record<string, unknown>>;
  for (const parameter of parameters) {
    const key = placeKey(parameter);
    const choice = wish.wanted?.has(parameter.name) ? 'all' : wish.choice;
    const made = wish.decided?.has(key) ? { value: wish.decided.get(key) } : maker.parameter(parameter, choice);
    if (made) places[parameter.in][parameter.name] = made.value;
    else if (parameter.required) return undefined;
  }
  const ordered = wish.decided ? places.query : orderPairs(places.query);
  const queried = parameters.filter((one) => one.in === 'query' && ordered[one.name] !== places.query[one.name]);
  if (queried.every((one) => maker.refusalOf(one, ordered[one.name]) === undefined)) places.query = ordered;
  const values: RequestValues = places;
  if (!content) return { origin: wish.origin, label: wish.label, values };
  const body = wish.body ?? makeBody(maker, content, wish.choice);
  if (!body && maker.operation.body?.required === true) return undefined;
  return { origin: wish.origin, label: wish.label, values: body ? { ...values, body } : values };
}

/** Equal for requests that differ only in fresh tokens. */
export function identityOf(values: RequestValues, issued: readonly string[]): string {
  let text = canonical(values);
  for (const token of issued) if (token !== '') text = text.replaceAll(token, '·').replaceAll(token.toUpperCase(), '·');
  return text;
}

/** Which values are there, whatever they are. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${shapeOf(value[0])}]`;
  if (value === null || typeof value !== 'object') return typeof value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, item]) => `${name}:${shapeOf(item)}`).join(',')}}`;
}
