import type { Exchange, LedgerEntry } from '../exchange/types.ts';
import type { Operation } from '../operations/types.ts';
import type { Resource, ResourceModel } from '../resources/types.ts';
import type { Json, JsonObject } from '../spec/types.ts';
import { at, isObject, jsonOf, successJson } from './json-body.ts';
import { bindToItem, fillPath, matchPath } from './paths.ts';
import type { Pool, PoolItem } from './pool.ts';

/** What one answer taught us. */
export interface Lesson {
  readonly created: readonly { readonly item: PoolItem; readonly entry: LedgerEntry }[];
  /** Created, but by nothing in the answer can it be found again. */
  readonly unnamed?: LedgerEntry;
  readonly seen: readonly PoolItem[];
  /** Path of an item that is gone. */
  readonly removed?: string;
  /** Path at which an item was looked for in vain. */
  readonly missing?: string;
  /** An update gave the item another id: it is to be found elsewhere from now on. */
  readonly moved?: { readonly from: string; readonly item: PoolItem; readonly entry: LedgerEntry };
}

const NOTHING: Lesson = { created: [], seen: [] };
const MOST_LISTED = 50;

export interface LearningFacts {
  readonly model: ResourceModel;
  readonly baseUrl: string;
  readonly byId: ReadonlyMap<string, Operation>;
}

/** Path of a URL below the base URL. */
export function pathBelow(baseUrl: string, url: string): string {
  const base = new URL(baseUrl).pathname.replace(/\/$/, '');
  const path = new URL(url, baseUrl).pathname;
  return path.startsWith(base) ? path.slice(base.length) || '/' : path;
}

/** Reads an answer for what exists now, what is ours, and what is gone. Pure. */
export function learnFrom(exchange: Exchange, operation: Operation, facts: LearningFacts): Lesson {
  const status = exchange.response?.status ?? 0;
  const path = pathBelow(facts.baseUrl, exchange.request.url);
  const resource = facts.model.resources.find((candidate) => owns(candidate, operation.id));
  if ((status === 404 || status === 410) && resource && onItem(resource, operation.id))
    return { ...NOTHING, missing: path };
  if (status < 200 || status > 299) return NOTHING;
  if (operation.method === 'DELETE') return resource?.delete === operation.id ? { ...NOTHING, removed: path } : NOTHING;
  if (resource?.list?.operation === operation.id) return { created: [], seen: listed(exchange, resource, path) };
  if (resource && operation.method === 'GET') return { created: [], seen: readItem(exchange, resource, path) };
  const moved = resource && moveOf(exchange, operation, resource, path, facts);
  if (moved) return { ...NOTHING, moved };
  if (operation.method === 'POST' || operation.method === 'PUT')
    return createdBy(exchange, operation, resource, path, facts);
  return NOTHING;
}

function owns(resource: Resource, id: string): boolean {
  return [
    resource.list?.operation,
    resource.create,
    resource.read,
    resource.replace,
    resource.patch,
    resource.delete,
  ].includes(id);
}

function onItem({ read, replace, patch, delete: remove }: Resource, id: string): boolean {
  return [read, replace, patch, remove].includes(id);
}

/** The answer to an update shows another id than the path: renamed, where the id is a name. */
function moveOf(
  exchange: Exchange,
  operation: Operation,
  resource: Resource,
  path: string,
  facts: LearningFacts,
): Lesson['moved'] {
  if (operation.id !== resource.patch && operation.id !== resource.replace) return undefined;
  if (exchange.response?.status === 201 || !resource.itemPath || !resource.idParameter) return undefined;
  const body = at(successJson(exchange.response), resource.itemAt);
  const values = matchPath(resource.itemPath, path);
  const id = isObject(body) ? body[resource.idField] : undefined;
  if (!values || !isObject(body) || id === undefined || id === null || typeof id === 'object') return undefined;
  const to = fillPath(resource.itemPath, { ...values, [resource.idParameter]: id });
  if (to === undefined || String(id) === values[resource.idParameter]) return undefined;
  const item: PoolItem = { resource: resource.name, path: to, id, body, ours: true, used: false };
  return { from: path, ...withEntry(item, resource, exchange, operation, facts) };
}

function listed(exchange: Exchange, resource: Resource, path: string): PoolItem[] {
  const items = at(successJson(exchange.response), resource.list?.itemsAt ?? '');
  if (!Array.isArray(items)) return [];
  return items.slice(0, MOST_LISTED).flatMap((body) => {
    if (!isObject(body)) return [];
    const item = itemFrom(resource, path, body);
    return item ? [item] : [];
  });
}

/** Builds the item's path from its collection's concrete path and its identifying field. */
function itemFrom(resource: Resource, collectionPath: string, body: JsonObject): PoolItem | undefined {
  const id = body[resource.idField];
  if (id === undefined || id === null || typeof id === 'object') return undefined;
  const path = itemPath(resource, collectionPath, id);
  return { resource: resource.name, path, id, body, ours: false, used: false };
}

function itemPath(resource: Resource, collectionPath: string, id: Json): string {
  if (resource.itemPath && resource.idParameter) {
    const parents = bindToItem(resource.itemPath, resource.collectionPath, collectionPath);
    const path = fillPath(resource.itemPath, { ...parents, [resource.idParameter]: id });
    if (path) return path;
  }
  return `${collectionPath.replace(/\/$/, '')}/${encodeURIComponent(String(id))}`;
}

function readItem(exchange: Exchange, resource: Resource, path: string): PoolItem[] {
  const body = at(successJson(exchange.response), resource.itemAt);
  if (!isObject(body)) return [];
  const id = body[resource.idField];
  if (id === undefined) return [];
  return [{ resource: resource.name, path, id, body, ours: false, used: false }];
}

function createdBy(
  exchange: Exchange,
  operation: Operation,
  resource: Resource | undefined,
  path: string,
  facts: LearningFacts,
): Lesson {
  const status = exchange.response?.status ?? 0;
  const creates = resource?.create === operation.id && (operation.method === 'POST' || status === 201);
  if (creates && resource) {
    const item = fromBody(exchange, resource, operation, path) ?? fromLocation(exchange, [resource], facts);
    if (item) return { created: [withEntry(item, resource, exchange, operation, facts)], seen: [] };
    return { created: [], seen: [], unnamed: entryFor(exchange, operation, `${operation.id} named no id`) };
  }
  if (status !== 201 && status !== 202) return NOTHING;
  const located = fromLocation(exchange, facts.model.resources, facts);
  if (located) {
    const owner = facts.model.resources.find((candidate) => candidate.name === located.resource);
    return owner ? { created: [withEntry(located, owner, exchange, operation, facts)], seen: [] } : NOTHING;
  }
  return status === 201 ? { created: bulk(exchange, operation, path, facts), seen: [] } : NOTHING;
}

function fromBody(exchange: Exchange, resource: Resource, operation: Operation, path: string): PoolItem | undefined {
  const body = at(successJson(exchange.response), resource.itemAt);
  if (!isObject(body)) return undefined;
  if (operation.method === 'PUT') {
    return { resource: resource.name, path, id: body[resource.idField] ?? null, body, ours: true, used: false };
  }
  const item = itemFrom(resource, path, body);
  return item && { ...item, ours: true };
}

function fromLocation(exchange: Exchange, resources: readonly Resource[], facts: LearningFacts): PoolItem | undefined {
  const location = exchange.response?.headers.location;
  if (!location || !URL.canParse(location, exchange.request.url)) return undefined;
  const path = pathBelow(facts.baseUrl, new URL(location, exchange.request.url).href);
  for (const resource of resources) {
    if (!resource.itemPath || !resource.idParameter) continue;
    const values = matchPath(resource.itemPath, path);
    const id = values?.[resource.idParameter];
    if (id === undefined) continue;
    const body = at(successJson(exchange.response), resource.itemAt);
    const item = { resource: resource.name, path, id, ours: true, used: false };
    return isObject(body) && String(body[resource.idField]) === id ? { ...item, body } : item;
  }
  return undefined;
}

/** POST /products/bulk answered 201 with as many objects as were sent: each is ours. */
function bulk(exchange: Exchange, operation: Operation, path: string, facts: LearningFacts): Lesson['created'] {
  const answer = exchange.response && jsonOf(exchange.response);
  if (!answer || 'problem' in answer) return [];
  const sent = arrayIn(parseBody(exchange.request.body));
  const made = arrayIn(answer.value);
  if (!sent || !made || sent.length !== made.length) return [];
  const resource = facts.model.resources.find((candidate) => operation.path.startsWith(`${candidate.collectionPath}/`));
  if (!resource) return [];
  const collection = path.split('/').slice(0, resource.collectionPath.split('/').length).join('/');
  return made.flatMap((body) => {
    const item = isObject(body) ? itemFrom(resource, collection, body) : undefined;
    return item ? [withEntry({ ...item, ours: true }, resource, exchange, operation, facts)] : [];
  });
}

function parseBody(body: Uint8Array | undefined): unknown {
  try {
    return body && JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** The value itself, or the only array among its members or its members' members. */
function arrayIn(value: unknown, depth = 2): readonly Json[] | undefined {
  if (Array.isArray(value)) return value as Json[];
  if (!isObject(value) || depth === 0) return undefined;
  const arrays = Object.values(value).flatMap((member) => arrayIn(member, depth - 1) ?? []);
  const first = Object.values(value).find((member) => arrayIn(member, depth - 1));
  return first === undefined ? undefined : arrays;
}

function entryFor(exchange: Exchange, operation: Operation, label: string): LedgerEntry {
  return {
    id: `l-${exchange.id}-${label}`,
    createdBy: operation.id,
    identity: exchange.identity,
    label,
    at: exchange.at,
  };
}

function withEntry(
  item: PoolItem,
  resource: Resource,
  exchange: Exchange,
  operation: Operation,
  facts: LearningFacts,
): { item: PoolItem; entry: LedgerEntry } {
  const base = entryFor(exchange, operation, item.path);
  const url = `${facts.baseUrl.replace(/\/$/, '')}${item.path}`;
  const remove = resource.delete ? facts.byId.get(resource.delete) : undefined;
  const entry: LedgerEntry = {
    ...base,
    ...(remove && { remove: { operation: remove.id, method: remove.method, url } }),
    ...(resource.read && { readUrl: url }),
  };
  return { item: { ...item, ledgerId: entry.id }, entry };
}

/** After a restart: what the ledger says we made and have not removed yet goes back into the pool. */
export function restoreOurs(entries: readonly LedgerEntry[], facts: LearningFacts, pool: Pool): void {
  for (const entry of entries) {
    const url = entry.remove?.url ?? entry.readUrl;
    if (url === undefined) continue;
    const path = pathBelow(facts.baseUrl, url);
    for (const resource of facts.model.resources) {
      const values = resource.itemPath && resource.idParameter ? matchPath(resource.itemPath, path) : undefined;
      const id = values?.[resource.idParameter ?? ''];
      if (id === undefined) continue;
      pool.add({ resource: resource.name, path, id, ours: true, ledgerId: entry.id, used: true });
      break;
    }
  }
}
