import { createHash } from 'node:crypto';
import type { Exchange } from '../core/exchange/types.ts';
import { at, isObject, jsonOf } from '../core/exercise/json-body.ts';
import { pathOfNone, readItem } from '../core/exercise/read-item.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Applicability } from '../core/oracle/types.ts';
import type { PlanFacts } from '../core/plan/types.ts';
import type { Resource } from '../core/resources/types.ts';
import type { JsonObject } from '../core/spec/types.ts';
import type { ProbeContext } from './probe.ts';

/** One answer, reduced to what is judged; status 0 stands for no answer. */
export interface Shown {
  readonly exchange: string;
  readonly status: number;
  readonly item?: JsonObject;
}

/** One write of a probe and what a reading showed right after it. */
export interface WriteTrial {
  /** What is special about it, in words. */
  readonly words: string;
  readonly sent: JsonObject;
  readonly exchange: Exchange;
  readonly write: Shown;
  /** Absent when the write was not accepted, or when no operation reads what it made. */
  readonly read?: Shown;
}

/** The resource whose items this operation makes or changes, when its body is JSON. */
export function writtenResource(operation: Operation, facts: PlanFacts): Resource | undefined {
  if (!operation.body?.contents.some((content) => content.type.includes('json'))) return undefined;
  return facts.model.resources.find((one) => [one.create, one.replace, one.patch].includes(operation.id));
}

export const isWrite = (operation: Operation, facts: PlanFacts): boolean =>
  writtenResource(operation, facts) !== undefined;

/** For oracles that read what was written. */
export function isReadBack(operation: Operation, facts: PlanFacts): Applicability {
  return writtenResource(operation, facts)?.read === undefined
    ? { applies: false, reason: 'no operation reads one item' }
    : { applies: true };
}

export function shownIn(exchange: Exchange, resource: Resource): Shown {
  const { response } = exchange;
  const json = response && response.body.length > 0 ? jsonOf(response) : undefined;
  const item = json && 'value' in json ? at(json.value, resource.itemAt) : undefined;
  return { exchange: exchange.id, status: response?.status ?? 0, ...(isObject(item) && { item }) };
}

/** The JSON object a request carries; undefined when it carries something else. */
export function bodySent(body: Uint8Array | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Sends the base request with some members of its body changed, and reads the item when it was accepted. */
export async function writeAndRead(
  context: ProbeContext,
  changes: Readonly<Record<string, unknown>>,
  words: string,
): Promise<WriteTrial | string> {
  const { session, operation, base } = context;
  const resource = writtenResource(operation, session.facts);
  const body = base?.values.body;
  if (!resource || !body || !isObject(body.value)) return 'no valid request with a JSON object was accepted';
  const values = { ...base.values, body: { ...body, value: { ...body.value, ...changes } } };
  const request = await context.request({ values });
  if (typeof request === 'string') return request;
  const bound = await context.item.bound();
  const before = new Set(session.pool.all(resource.name).map((one) => one.path));
  let read: Shown | undefined;
  const exchange = await context.send(request, words, async ({ response }) => {
    if (!response || response.status < 200 || response.status > 299) return;
    const made = session.pool.all(resource.name).find((one) => one.ours && !before.has(one.path));
    const item = resource.create === operation.id ? made : bound?.item;
    if (item) read = shownIn(await readItem(session, resource, item, 'read-back'), resource);
  });
  return {
    words,
    sent: bodySent(request.body) ?? {},
    exchange,
    write: shownIn(exchange, resource),
    ...(read && { read }),
  };
}

/** Is an id that nobody was ever given answered like an item? What such a target shows says nothing about what it stored. */
export function answersAnyId(context: ProbeContext): Promise<boolean> {
  return context.once('answers any id', async () => {
    const { session, operation } = context;
    const resource = writtenResource(operation, session.facts);
    const known = resource && session.pool.all(resource.name)[0];
    if (!resource || !known) return false;
    const none = await readItem(session, resource, { path: pathOfNone(known.path) }, 'read-back');
    return none.response?.status === 200 && shownIn(none, resource).item !== undefined;
  });
}

/** A UUID that is made from a text, so that a seed gives it again. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
