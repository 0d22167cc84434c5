import { isObject } from '../core/exercise/json-body.ts';
import type { RequestValues } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import { type SchemaReader, schemaReader } from '../core/resources/schema-view.ts';
import type { Schema } from '../core/spec/types.ts';
import { freshToken } from './own-item.ts';
import type { ProbeContext } from './probe.ts';

interface Sent {
  readonly value: string;
  readonly exchange: string;
  readonly status: number;
}

/** A value and what it is compared with. */
export interface BoundTrial extends Sent {
  /** 'beyond': a number that is in bounds when it is cut. 'letters': the longest text, in letters of four bytes. */
  readonly kind: 'beyond' | 'letters';
  readonly place: string;
  /** Right above the bound; the longest text in plain letters. */
  readonly control: Sent;
}

export interface BoundEvidence {
  readonly trials: readonly BoundTrial[];
  readonly nothing?: string;
}

/** A place with a bounded integer or text, and how a request with another value there is made. */
interface Place {
  readonly name: string;
  readonly schema: Schema;
  /** `raw` is JSON text: numbers beyond 2^53 cannot be written otherwise. */
  readonly make: (raw: string) => { readonly values: RequestValues; readonly raw?: string };
}

const MOST_PLACES = { quick: 2, default: 4, deep: 12 } as const;
const WIDTHS = [2n ** 32n, 2n ** 64n];
/** Stands in the body for a number that is written in afterwards. */
const MARK = 'assay-number-here';

export async function gatherBounds(context: ProbeContext): Promise<BoundEvidence | string> {
  const { session, operation, base } = context;
  if (!base) return 'no valid request was accepted, so there is nothing to compare with';
  const reader = schemaReader(session.facts.description.document);
  const places = [...queryPlaces(operation, base.values, reader), ...bodyPlaces(operation, base.values, reader)];
  const most = MOST_PLACES[session.config.depth];
  const numbers = places.filter(({ schema }) => boundOf(schema, reader) !== undefined);
  const token = freshToken(session.facts.runToken);
  const texts = places.filter(({ name, schema }) => longest(schema, name, base.values, token) !== undefined);
  const trials: BoundTrial[] = [];
  for (const place of numbers.slice(0, most)) {
    const bound = boundOf(place.schema, reader);
    if (!bound) continue;
    const control = await send(context, place, String(bound.above));
    if (!control) continue;
    for (const width of WIDTHS) {
      const one = await send(context, place, String(width + BigInt(bound.within)));
      if (one) trials.push({ kind: 'beyond', place: place.name, ...one, control });
    }
  }
  for (const place of texts.slice(0, most)) {
    const length = longest(place.schema, place.name, base.values, token) ?? 0;
    const judge = session.validators.schema(place.schema, 'request');
    const [plain, wide] = ['a'.repeat(length), '\u{1D49C}'.repeat(length)];
    if (judge(plain).length > 0 || judge(wide).length > 0) continue;
    const control = await send(context, place, JSON.stringify(plain), `${length} plain letters`);
    const one = await send(context, place, JSON.stringify(wide), `${length} letters beyond the basic plane`);
    if (control && one) trials.push({ kind: 'letters', place: place.name, ...one, control });
  }
  return trials.length > 0
    ? { trials }
    : { trials, nothing: 'it takes no integer with a maximum and no free text with one' };
}

/** The smallest value within the bounds but 0, and the one right above; undefined without a maximum of at most 2^31. */
function boundOf(
  schema: Schema,
  reader: SchemaReader,
): { readonly within: number; readonly above: number } | undefined {
  const { types, keywords } = reader.view(schema);
  const { minimum, maximum, enum: listed } = keywords;
  if (!types.has('integer') || listed !== undefined || typeof maximum !== 'number' || maximum > 2 ** 31)
    return undefined;
  const within = Math.max(1, typeof minimum === 'number' ? Math.ceil(minimum) : 1);
  return within <= maximum ? { within, above: Math.floor(maximum) + 1 } : undefined;
}

/** Length of the longest text; undefined for other places, for long texts, and for names that must be fresh. */
function longest(schema: Schema, name: string, values: RequestValues, token: RegExp): number | undefined {
  if (!isObject(schema) || typeof schema.maxLength !== 'number' || schema.maxLength > 2000) return undefined;
  const body = values.body?.value;
  const held = isObject(body) ? body[name] : undefined;
  return name.startsWith('query') || token.test(String(held)) ? undefined : schema.maxLength;
}

function queryPlaces(operation: Operation, values: RequestValues, reader: SchemaReader): Place[] {
  return operation.parameters.flatMap((parameter): Place[] => {
    if (parameter.in !== 'query' || parameter.contentType !== undefined) return [];
    const withValue = (value: unknown): RequestValues => ({
      ...values,
      query: { ...values.query, [parameter.name]: value },
    });
    if (parameter.style !== 'deepObject')
      return [
        { name: `query ${parameter.name}`, schema: parameter.schema, make: (raw) => ({ values: withValue(raw) }) },
      ];
    return [...reader.view(parameter.schema).properties].map(([member, schema]) => ({
      name: `query ${parameter.name}[${member}]`,
      schema,
      make: (raw) => ({ values: withValue({ [member]: raw }) }),
    }));
  });
}

function bodyPlaces(operation: Operation, values: RequestValues, reader: SchemaReader): Place[] {
  const { body } = values;
  const content = operation.body?.contents.find((one) => one.type === body?.mediaType);
  if (!body || !isObject(body.value) || !body.mediaType.includes('json')) return [];
  const whole = body.value;
  return [...reader.view(content?.schema).properties]
    .filter(([name]) => name in whole)
    .map(([name, schema]) => ({
      name,
      schema,
      make: (raw) => ({ values: { ...values, body: { ...body, value: { ...whole, [name]: MARK } } }, raw }),
    }));
}

async function send(context: ProbeContext, place: Place, raw: string, value = raw): Promise<Sent | undefined> {
  const made = place.make(raw);
  const request = await context.request({ values: made.values });
  if (typeof request === 'string') return undefined;
  const body = made.raw === undefined ? request.body : withRaw(request.body, made.raw);
  const { id, response } = await context.send({ ...request, ...(body && { body }) }, `${place.name} ${value}`);
  return { value, exchange: id, status: response?.status ?? 0 };
}

const withRaw = (body: Uint8Array | undefined, raw: string): Uint8Array =>
  new TextEncoder().encode(new TextDecoder().decode(body).replace(`"${MARK}"`, () => raw));
