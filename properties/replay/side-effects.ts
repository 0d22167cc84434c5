import { at, isObject, jsonOf } from '../../core/exercise/json-body.ts';
import { readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { sortQuery } from '../lists/gather-sorted.ts';
import { ListClient, PageProblem } from '../lists/list-client.ts';
import { isOfItself } from '../lists/own-motion.ts';
import type { KeyedRequest } from './keyed-request.ts';
import type { SideEffect } from './types.ts';

/** Other things as they stand at one moment: items the request refers to, and entries of other lists. */
export interface SideLook {
  readonly items: readonly { readonly label: string; readonly exchange: string; readonly item: JsonObject }[];
  readonly lists: readonly {
    readonly operation: string;
    readonly exchange: string;
    readonly entries: readonly JsonObject[];
  }[];
}

const MOST_ITEMS = 3;
const MOST_LISTS = 4;
/** Lists in which services write down what happened. */
const TELLS =
  /event|audit|movement|ledger|entr(y|ies)|transaction|posting|journal|notification|outbox|message|mail|histor|log/i;

/** Looks at what an operation may do besides: the items its payload names, and the lists that tell what happened. */
export async function sideLook(session: Session, { operation, one }: KeyedRequest): Promise<SideLook> {
  const { model } = session.facts;
  const ids = new Set(texts(one.values.body?.value));
  const named = model.resources.flatMap((resource) =>
    session.pool
      .all(resource.name)
      .filter((item) => resource.read !== undefined && item.ours && ids.has(String(item.id)))
      .map((item) => ({ resource, item })),
  );
  const items = [];
  for (const { resource, item } of named.slice(0, MOST_ITEMS)) {
    const exchange = await readItem(session, resource, item, 'read-back');
    const json = exchange.response?.status === 200 ? jsonOf(exchange.response) : undefined;
    const shown = json && 'value' in json ? at(json.value, resource.itemAt) : undefined;
    if (isObject(shown)) items.push({ label: item.path, exchange: exchange.id, item: shown, resource });
  }
  const telling = model.resources.filter(
    ({ list, create, itemPath, collectionPath }) =>
      list !== undefined &&
      create !== operation.id &&
      TELLS.test(collectionPath) &&
      !collectionPath.includes('{') &&
      itemPath !== operation.path,
  );
  const lists = [];
  for (const resource of telling.slice(0, MOST_LISTS)) {
    const operationOfList = session.facts.byId.get(resource.list?.operation ?? '');
    if (!resource.list || !operationOfList || !mayBeSent(operationOfList, session.config, model).applies) continue;
    const entries = await newest(session, resource.list.operation, resource);
    if (entries) lists.push(entries);
  }
  return { items: items.map(({ resource, ...rest }) => ({ ...rest, label: `${resource.name} ${rest.label}` })), lists };
}

/** The last entries of a list, or its first ones where it can not be turned round. */
async function newest(
  session: Session,
  operation: string,
  resource: (typeof session.facts.model.resources)[number],
): Promise<SideLook['lists'][number] | undefined> {
  const { list } = resource;
  const [base] = session.cases.minimal(session.operation(operation), { ok: true, path: {} });
  if (!list || !base) return undefined;
  const client = new ListClient(session, resource, list, base.values);
  const { sizeParameter, maxSize } = list.paging;
  const key = list.sort?.keys.find((one) => /creat|time|date|sequence/i.test(one));
  const sort = list.sort;
  const allowed = (name: string, value: unknown): boolean => client.allows(name, value);
  const turned = key === undefined || sort === undefined ? {} : (sortQuery(sort, key, 'desc', allowed) ?? {});
  const size = sizeParameter === undefined ? {} : { [sizeParameter]: maxSize ?? 50 };
  for (const query of [{ ...size, ...turned }, size]) {
    try {
      const page = await client.fetch(query);
      return { operation, exchange: page.exchange, entries: page.items };
    } catch (error) {
      if (!(error instanceof PageProblem)) throw error;
    }
  }
  return undefined;
}

/** What the first request did to other things, and what its repeat did to them again. */
export function sidesOf(
  [before, between, after]: readonly [SideLook, SideLook, SideLook],
  made: string | undefined,
): SideEffect[] {
  const sides: SideEffect[] = [];
  for (const { label, item, exchange } of after.items) {
    const [old, mid] = [before, between].map((look) => look.items.find((one) => one.label === label)?.item);
    for (const [name, now] of Object.entries(item)) {
      const [left, middle] = [old?.[name], mid?.[name]];
      if (typeof now !== 'number' || typeof left !== 'number' || typeof middle !== 'number' || isOfItself(name))
        continue;
      if (middle === left && now === middle) continue;
      const [resource = ''] = label.split(' ');
      sides.push({ label: `${name} of ${resource}`, exchange, first: middle - left, repeat: now - middle });
    }
  }
  for (const { operation, entries, exchange } of after.lists) {
    const mid = between.lists.find((one) => one.operation === operation);
    if (!mid || made === undefined) continue;
    const about = (all: readonly JsonObject[]): JsonObject[] => all.filter((one) => texts(one).includes(made));
    const [first, all] = [about(mid.entries), about(entries)];
    if (all.length === 0) continue;
    for (const kind of new Set(first.map(kindOf))) {
      const count = (of: readonly JsonObject[]): number => of.filter((one) => kindOf(one) === kind).length;
      sides.push({
        label: `${kind} in ${operation}`,
        exchange,
        first: count(first),
        repeat: count(all) - count(first),
      });
    }
  }
  return sides;
}

/** What an entry says that happened, as far as one word tells. */
function kindOf(entry: JsonObject): string {
  const name = ['type', 'event', 'event_type', 'eventType', 'action', 'kind', 'direction', 'topic'].find(
    (one) => typeof entry[one] === 'string',
  );
  return name === undefined ? 'entry' : String(entry[name]);
}

/** All texts and numbers in a value, as texts. */
function texts(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(texts);
  return isObject(value) ? Object.values(value).flatMap(texts) : [];
}
