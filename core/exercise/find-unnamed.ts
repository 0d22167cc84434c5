import type { LedgerEntry } from '../exchange/types.ts';
import type { Resource } from '../resources/types.ts';
import type { JsonObject } from '../spec/types.ts';
import { at, isObject, successJson } from './json-body.ts';
import { fillPath } from './paths.ts';
import type { Session } from './session.ts';

const MOST_PAGES = 10;

/**
 * A create that was cut off, timed out or failed inside the target may have made something that no answer named. Lists
 * are searched for it: an item is ours when one of its texts holds this run's own token followed by a nonce.
 */
export async function findUnnamed(session: Session): Promise<void> {
  const { facts, ledger } = session;
  for (const operation of ledger.uncertain()) {
    const resource = facts.model.resources.find((one) => one.create === operation);
    if (!resource?.list || resource.parent !== undefined) continue;
    for await (const body of itemsOf(session, resource)) {
      const entry = entryFor(session, resource, operation, body);
      if (entry && !ledger.entries().some((known) => known.label === entry.label)) ledger.created(entry);
    }
  }
}

/** Items of the list with our token, over at most some pages of page or offset lists. */
async function* itemsOf(session: Session, resource: Resource): AsyncGenerator<JsonObject> {
  const { list } = resource;
  const operation = list && session.facts.byId.get(list.operation);
  const [base] = operation ? session.cases.minimal(operation, { ok: true, path: {} }) : [];
  if (!list || !operation || !base) return;
  const own = new RegExp(`${session.facts.runToken}[a-z0-9]{4}`, 'i');
  const { paging } = list;
  const size = paging.maxSize ?? 50;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = {
      ...base.values.query,
      ...(paging.sizeParameter !== undefined && { [paging.sizeParameter]: size }),
      ...(paging.pageParameter !== undefined && { [paging.pageParameter]: (paging.firstPage ?? 1) + page }),
      ...(paging.offsetParameter !== undefined && { [paging.offsetParameter]: size * page }),
    };
    const exchange = await session.traffic.call(operation, { ...base.values, query }, { purpose: 'cleanup' });
    const items = at(successJson(exchange.response), list.itemsAt);
    if (!Array.isArray(items) || items.length === 0) return;
    for (const item of items) if (isObject(item) && own.test(JSON.stringify(item))) yield item;
    if (paging.pageParameter === undefined && paging.offsetParameter === undefined) return;
  }
}

function entryFor(session: Session, resource: Resource, createdBy: string, body: JsonObject): LedgerEntry | undefined {
  const id = body[resource.idField];
  if (!resource.itemPath || !resource.idParameter || (typeof id !== 'string' && typeof id !== 'number'))
    return undefined;
  const path = fillPath(resource.itemPath, { [resource.idParameter]: id });
  if (path === undefined) return undefined;
  const url = `${session.facts.baseUrl.replace(/\/$/, '')}${path}`;
  return {
    id: `l-found-${path}`,
    createdBy,
    ...(resource.delete !== undefined && { remove: { operation: resource.delete, method: 'DELETE', url } }),
    ...(resource.read !== undefined && { readUrl: url }),
    identity: 'default',
    label: path,
    at: new Date().toISOString(),
  };
}
