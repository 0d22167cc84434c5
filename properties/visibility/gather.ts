import { setTimeout as sleep } from 'node:timers/promises';
import { currentTag, takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import { isObject } from '../../core/exercise/json-body.ts';
import { matchPath } from '../../core/exercise/paths.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import { readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { stepOf } from '../lifecycle/step.ts';
import type { Step } from '../lifecycle/types.ts';
import { isOfItself } from '../lists/own-motion.ts';
import { deleteAgain } from './delete-again.ts';
import { type ListWay, listWay } from './list-way.ts';
import { readersOf } from './readers.ts';
import type { Elsewhere, Look, VisibilityEvidence, WatchedUpdate } from './types.ts';

/** Milliseconds between looks: a store that is behind catches up within some seconds, or is not watched further. */
const WAITS_MS = [0, 300, 700, 1500, 2500] as const;

interface Watching {
  readonly session: Session;
  readonly resource: Resource;
}

/** Creates, updates and deletes an item of ours, and looks after each where others would see it. */
export async function gatherVisibility(
  session: Session,
  operation: Operation,
  resource: Resource,
): Promise<VisibilityEvidence | string> {
  const watching = { session, resource };
  const first = await session.reach.create(resource);
  if (typeof first === 'string') return first;
  first.used = true;
  const above = matchPath(resource.itemPath ?? '', first.path) ?? {};
  const way = await listWay(session, resource, above, idOf(resource, first));
  const began: Began = {};
  session.journal.watch((exchange) => {
    const status = exchange.response?.status ?? 500;
    if (exchange.request.operation === resource.create && status < 300)
      began.created = { exchange: exchange.id, status, at: performance.now() };
  });
  const item = await session.reach.create(resource).finally(() => session.journal.watch(undefined));
  if (typeof item === 'string' || !began.created)
    return typeof item === 'string' ? item : 'the creating answer was not seen';
  item.used = true;
  const inSameList = JSON.stringify(parentsOf(resource, item)) === JSON.stringify(parentsOf(resource, first));
  const usable = way && inSameList ? way : undefined;
  const id = idOf(resource, item);
  const evidence: { -readonly [Key in keyof VisibilityEvidence]: VisibilityEvidence[Key] } = {
    operation,
    resource,
    way: usable?.label ?? 'no page shows new items',
    elsewhere: [],
  };
  const { at, ...created } = began.created;
  if (usable && created.status !== 202) {
    const looks = await watch(listed(usable, id), at, (look) => look.item !== undefined);
    evidence.created = { ...created, looks };
    if (looks.length > 0 && looks.every((look) => look.item === undefined)) {
      const other = await usable.askOtherwise();
      const shown = other?.items.get(id);
      if (other)
        evidence.createdUnderOtherUrl = {
          exchange: other.exchange,
          afterMs: performance.now() - at,
          ...(shown && { item: shown }),
        };
    }
  }
  await gatherUpdate(watching, item, usable, evidence);
  await gatherDeletion(watching, item, usable, evidence);
  return evidence;
}

interface Began {
  created?: { exchange: string; status: number; at: number };
}

async function gatherUpdate(
  { session, resource }: Watching,
  item: PoolItem,
  way: ListWay | undefined,
  evidence: { -readonly [Key in keyof VisibilityEvidence]: VisibilityEvidence[Key] },
): Promise<void> {
  const { facts, config, reach, cases, traffic } = session;
  const operation = facts.byId.get(resource.patch ?? resource.replace ?? '');
  if (!resource.read || !operation?.body || !mayBeSent(operation, config, facts.model).applies) return;
  const get = async (): Promise<Step> => stepOf(await readItem(session, resource, item, 'read-back'), resource);
  const before = await get();
  const readers = readersOf(session, resource, item);
  // Everybody has seen the old state: a cache has something to be stale with.
  const primed = [];
  for (const reader of readers) if ((await reader.read())?.item) primed.push(reader);
  const listedBefore = (await way?.ask())?.items.get(idOf(resource, item));
  const references = await reach.references(operation);
  if (!before.item || typeof references === 'string') return;
  const bound = reach.bindTo(operation, resource, item);
  const tag = takesIfMatch(operation) ? await currentTag(session, item) : undefined;
  for (const one of cases.forCreation(operation, bound, references).slice(0, 4)) {
    const body = one.values.body?.value;
    const field = isObject(body) ? newsIn(body, before.item, resource) : undefined;
    if (!isObject(body) || field === undefined) continue;
    const values = { ...one.values, path: { ...one.values.path, ...bound.path } };
    const headers = tag === undefined ? {} : { 'if-match': tag };
    const exchange = await traffic.call(operation, values, { purpose: 'read-back', headers });
    const at = performance.now();
    const status = exchange.response?.status ?? 0;
    if (status < 200 || status > 299) continue;
    const wanted = body[field] ?? null;
    const watched = { exchange: exchange.id, status, operation, field, old: before.item[field] ?? null, wanted };
    const shows = (look: Look): boolean => text(look.item?.[field]) === text(wanted);
    const elsewhere: Elsewhere[] = [];
    for (const reader of primed) {
      const look = async (): Promise<Omit<Look, 'afterMs'> | undefined> => {
        const seen = await reader.read();
        return seen && { exchange: seen.exchange, ...(seen.item && { item: seen.item }) };
      };
      elsewhere.push({ ...watched, who: reader.who, looks: await watch(look, at, shows) });
    }
    evidence.elsewhere = elsewhere;
    // Only when the writer itself reads it: else the update had no effect, which update-effective judges.
    const after = await get();
    if (text(after.item?.[field]) !== text(wanted)) evidence.elsewhere = [];
    else if (way && text(listedBefore?.[field]) === text(before.item[field])) {
      const updated: WatchedUpdate = { ...watched, looks: await watch(listed(way, idOf(resource, item)), at, shows) };
      evidence.updated = updated;
    }
    return;
  }
}

async function gatherDeletion(
  { session, resource }: Watching,
  item: PoolItem,
  way: ListWay | undefined,
  evidence: { -readonly [Key in keyof VisibilityEvidence]: VisibilityEvidence[Key] },
): Promise<void> {
  const operation = session.facts.byId.get(resource.delete ?? '');
  if (!operation || !mayBeSent(operation, session.config, session.facts.model).applies) return;
  const id = idOf(resource, item);
  const before = await way?.ask();
  const send = async (): Promise<{ exchange: string; status: number }> => {
    const bound = session.reach.bindTo(operation, resource, item);
    const [one] = session.cases.minimal(operation, bound);
    if (!one) return { exchange: '', status: 0 };
    const tag = takesIfMatch(operation) ? await currentTag(session, item) : undefined;
    const headers = tag === undefined ? {} : { 'if-match': tag };
    const values = { ...one.values, path: { ...one.values.path, ...bound.path } };
    const exchange = await session.traffic.call(operation, values, { purpose: 'read-back', headers });
    return { exchange: exchange.id, status: exchange.response?.status ?? 0 };
  };
  const deleted = await send();
  const at = performance.now();
  if (deleted.status < 200 || deleted.status > 299 || deleted.status === 202) return;
  const read = stepOf(await readItem(session, resource, item, 'read-back'), resource);
  const gone = read.status === 404 || read.status === 410;
  if (gone && way && before?.items.has(id))
    evidence.deleted = { ...deleted, looks: await watch(listed(way, id), at, (look) => look.item === undefined) };
  if (gone)
    evidence.deletedAgain = await deleteAgain({ session, resource, item, way, firstStatus: deleted.status, send });
}

const listed = (way: ListWay, id: string) => async (): Promise<Omit<Look, 'afterMs'> | undefined> => {
  const page = await way.ask();
  const item = page?.items.get(id);
  return page && { exchange: page.exchange, ...(item && { item }) };
};

/** Looks until one is as wanted, or patience ends. */
async function watch(
  look: () => Promise<Omit<Look, 'afterMs'> | undefined>,
  since: number,
  wanted: (look: Look) => boolean,
): Promise<Look[]> {
  const looks: Look[] = [];
  for (const wait of WAITS_MS) {
    if (wait > 0) await sleep(wait);
    const afterMs = Math.round(performance.now() - since);
    const seen = await look();
    if (!seen) return looks;
    looks.push({ ...seen, afterMs });
    const last = looks.at(-1);
    if (last && wanted(last)) return looks;
  }
  return looks;
}

/** A plain field that the update gives another value, and that says nothing of its own accord. */
function newsIn(body: JsonObject, shown: JsonObject, resource: Resource): string | undefined {
  return Object.keys(body).find(
    (name) =>
      name in shown &&
      ['string', 'number', 'boolean'].includes(typeof body[name]) &&
      typeof shown[name] === typeof body[name] &&
      body[name] !== shown[name] &&
      !isOfItself(name) &&
      !resource.volatileFields.includes(name),
  );
}

const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

function idOf(resource: Resource, item: PoolItem): string {
  return String(item.body?.[resource.list?.idField ?? ''] ?? item.id);
}

function parentsOf(resource: Resource, item: PoolItem): Record<string, unknown> {
  const { [resource.idParameter ?? '']: _, ...parents } = matchPath(resource.itemPath ?? '', item.path) ?? {};
  return parents;
}
