import type { Exchange, OutgoingRequest, Purpose } from '../core/exchange/types.ts';
import { at, isObject, jsonOf } from '../core/exercise/json-body.ts';
import type { PoolItem } from '../core/exercise/pool.ts';
import { readItem as sendRead } from '../core/exercise/read-item.ts';
import type { Session } from '../core/exercise/session.ts';
import type { RequestValues } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Resource } from '../core/resources/types.ts';
import type { Json, JsonObject } from '../core/spec/types.ts';
import { updatedResource } from './subjects.ts';

/** A fresh item of ours with a valid update for it. */
export interface UpdateSubject {
  readonly item: PoolItem;
  readonly resource: Resource;
  readonly base: RequestValues;
  readonly body: JsonObject;
  /** Names of scalar fields that can be set to another value and that reads give back; free texts first. */
  readonly fields: readonly string[];
}

/** What reading an item gives: its tag and its representation. */
export interface Reading {
  readonly exchange: string;
  readonly status: number;
  readonly tag?: string;
  readonly item?: JsonObject;
}

/** Creates an item and finds fields that can carry a token each; the reason in words when that fails. */
export async function updateSubject(session: Session, operation: Operation): Promise<UpdateSubject | string> {
  const resource = updatedResource(operation, session.facts);
  if (!resource?.read) return 'no operation reads one item';
  const item = await session.reach.item(resource, 'fresh');
  if (typeof item === 'string') return item;
  const references = await session.reach.references(operation);
  if (typeof references === 'string') return references;
  const bound = session.reach.bindTo(operation, resource, item);
  const reading = await readItem(session, resource, item);
  if (!reading.item) return `reading the item was answered ${reading.status}`;
  for (const one of session.cases.forCreation(operation, bound, references)) {
    const body = one.values.body?.value;
    if (!isObject(body)) continue;
    const fields = freeFields(session, operation, body, reading.item);
    if (fields.length > 0)
      return { item, resource, base: { ...one.values, path: { ...one.values.path, ...bound.path } }, body, fields };
  }
  return 'no field of the update can be set freely and read back';
}

/** An update that sets these fields: the whole body for PUT, only these for PATCH where that is valid. */
export function updateRequest(
  session: Session,
  operation: Operation,
  subject: UpdateSubject,
  fields: Readonly<Record<string, Json>>,
  purpose: Purpose,
  headers: Readonly<Record<string, string>> = {},
): OutgoingRequest {
  const { base, body } = subject;
  const alone = operation.method === 'PATCH' && isValid(session, operation, fields);
  const value = alone ? fields : { ...body, ...fields };
  const mediaType = base.body?.mediaType ?? 'application/json';
  return session.traffic.prepare(operation, { ...base, body: { mediaType, value } }, { purpose, headers });
}

export async function readItem(session: Session, resource: Resource, item: PoolItem): Promise<Reading> {
  return readingOf(resource, await sendRead(session, resource, item, 'read-back', { 'cache-control': 'no-cache' }));
}

export function readingOf(resource: Resource, exchange: Exchange): Reading {
  const { response } = exchange;
  if (!response) return { exchange: exchange.id, status: 0 };
  const tag = response.headers.etag;
  const json = response.body.length > 0 ? jsonOf(response) : undefined;
  const item = json && 'value' in json ? at(json.value, resource.itemAt) : undefined;
  return {
    exchange: exchange.id,
    status: response.status,
    ...(tag !== undefined && { tag }),
    ...(isObject(item) && { item }),
  };
}

/** Scalar fields of the update that the representation shows and that take another valid value; texts first. */
function freeFields(session: Session, operation: Operation, body: JsonObject, shown: JsonObject): string[] {
  const free = (name: string): boolean =>
    name in shown && otherValue(session, operation, body, name, new Set([shown[name] ?? null])) !== undefined;
  const rank = (name: string): number => ['string', 'number', 'boolean'].indexOf(typeof body[name]);
  return Object.keys(body)
    .filter(free)
    .sort((left, right) => rank(left) - rank(right));
}

/**
 * A valid value for one field that is not taken: a text nobody has written before, a neighbouring number, the other
 * boolean. Undefined when there is none.
 */
export function otherValue(
  session: Session,
  operation: Operation,
  body: JsonObject,
  name: string,
  taken: ReadonlySet<Json>,
): Json | undefined {
  const valid = (value: Json): boolean => !taken.has(value) && isValid(session, operation, { ...body, [name]: value });
  return candidates(session, body[name]).find(valid);
}

function candidates(session: Session, sent: Json | undefined): Json[] {
  if (typeof sent === 'boolean') return [!sent, sent];
  if (typeof sent === 'number' && Number.isInteger(sent)) {
    return Array.from({ length: 40 }, (_, index) => sent + (index % 2 === 0 ? 1 : -1) * Math.ceil((index + 1) / 2));
  }
  if (typeof sent !== 'string') return [];
  const text = freshText(session);
  return [text, text.toUpperCase(), text.slice(-4).toUpperCase()];
}

function isValid(session: Session, operation: Operation, value: Readonly<Record<string, unknown>>): boolean {
  const content = operation.body?.contents.find((one) => one.type.includes('json'));
  if (content?.schema === undefined) return true;
  return session.validators.schema(content.schema, 'request')(value).length === 0;
}

let counter = 0;
/** A text nobody has written before; short, so that it fits most limits. */
export function freshText(session: Session): string {
  counter++;
  return `${session.facts.runToken}${counter.toString(36)}`;
}
