import type { Exchange } from '../../core/exchange/types.ts';
import { currentTag, takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import { isObject } from '../../core/exercise/json-body.ts';
import { pathBelow } from '../../core/exercise/learn.ts';
import { matchPath } from '../../core/exercise/paths.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import { pathOfNone, readItem as readItemAt } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { gatherAfterDelete } from './gather-after-delete.ts';
import { gatherMerges } from './gather-merges.ts';
import { isStub } from './judging.ts';
import { keptFields } from './kept-fields.ts';
import { listPlace } from './list-place.ts';
import { stepOf } from './step.ts';
import type { LifecycleEvidence, MergeTrace, Step, UpdateTrace } from './types.ts';

/** Lives one item's whole life, in order and alone; the reason in words when it cannot be created. */
export async function gatherLifecycle(session: Session, resource: Resource): Promise<LifecycleEvidence | string> {
  const creations: Exchange[] = [];
  session.journal.watch((exchange) => {
    if (exchange.request.operation === resource.create) creations.push(exchange);
  });
  const item = await session.reach.create(resource).finally(() => session.journal.watch(undefined));
  const made = creations.findLast((exchange) => (exchange.response?.status ?? 500) < 300);
  if (!made) return typeof item === 'string' ? item : 'the creating answer was not seen';
  const create = stepOf(made, resource);
  const sent = bodyOf(made);
  if (typeof item === 'string')
    return create.status === 202 || made.response?.status === 204 || create.item === undefined
      ? { resource, create, sent, updates: [] }
      : item;
  item.used = true;
  const read = operationOf(session, resource.read);
  const evidence: { -readonly [Key in keyof LifecycleEvidence]: LifecycleEvidence[Key] } = {
    resource,
    create,
    sent,
    path: item.path,
    updates: [],
  };
  const get = (headers: Record<string, string> = {}): Promise<Step> => readItem(session, resource, item, headers);
  if (read) {
    evidence.read = await get();
    if (isGone(evidence.read)) {
      const later = await inAWhile(get, (step) => !isGone(step));
      if (later) evidence.readLater = later;
    }
    evidence.readOfNone = stepOf(
      await readItemAt(session, resource, { path: pathOfNone(item.path) }, 'read-back'),
      resource,
    );
    evidence.readAgain = await get();
    const tag = evidence.read.headers.etag;
    if (tag !== undefined) {
      evidence.revalidated = await get({ 'if-none-match': tag });
      evidence.otherTag = await get({ 'if-none-match': '"assay-no-such-tag"' });
    }
    // Before the updates: they may rename the item.
    const location = await readLocation(session, resource, made);
    if (location) evidence.location = location;
    evidence.updates = await gatherUpdates(session, resource, item, get, evidence);
    evidence.merges = await mergesOf(session, resource, item, get, evidence.updates);
  }
  await gatherDeletion(session, resource, item, evidence);
  return evidence;
}

/** What the Location of the creating answer shows; undefined when it names none, or something else. */
async function readLocation(session: Session, resource: Resource, made: Exchange): Promise<Step | undefined> {
  const location = made.response?.headers.location;
  if (location === undefined || !URL.canParse(location, made.request.url)) return undefined;
  const url = new URL(location, made.request.url);
  if (url.origin !== new URL(session.facts.baseUrl).origin || !isOf(resource, session, url)) return undefined;
  const operation = session.facts.byId.get(resource.read ?? '');
  const request = { method: 'GET', url: url.href, headers: {}, purpose: 'read-back' as const };
  return stepOf(await session.traffic.send({ ...request, ...(operation && { operation: operation.id }) }), resource);
}

async function gatherUpdates(
  session: Session,
  resource: Resource,
  item: PoolItem,
  get: () => Promise<Step>,
  evidence: LifecycleEvidence,
): Promise<UpdateTrace[]> {
  const traces: UpdateTrace[] = [];
  for (const id of [resource.patch, resource.replace]) {
    const operation = operationOf(session, id);
    if (!operation?.body || !mayBeSent(operation, session.config, session.facts.model).applies) continue;
    const bound = session.reach.bindTo(operation, resource, item);
    const references = await session.reach.references(operation);
    if (typeof references === 'string') continue;
    const cases = session.cases
      .forCreation(operation, bound, references)
      .filter((one) => isObject(one.values.body?.value));
    for (const one of cases.slice(0, 4)) {
      const before = await get();
      const tag = takesIfMatch(operation) ? await currentTag(session, item) : undefined;
      const headers = tag === undefined ? {} : { 'if-match': tag };
      const values = { ...one.values, path: { ...one.values.path, ...bound.path } };
      const exchange = await session.traffic.call(operation, values, { purpose: 'read-back', headers });
      const sent = one.values.body?.value;
      if (!isObject(sent)) continue;
      const update = stepOf(exchange, resource);
      const after = await get();
      const trace = { operation, sent, update, before, after };
      const later =
        !isStub(evidence) &&
        update.status < 300 &&
        keptFields(trace, resource).length > 0 &&
        (await inAWhile(get, isShown(trace, resource)));
      traces.push({ ...trace, ...(later && { later }) });
      if (update.status < 300 && saysSomethingNew(sent, before)) break;
    }
  }
  return traces;
}

async function mergesOf(
  session: Session,
  resource: Resource,
  item: PoolItem,
  get: () => Promise<Step>,
  updates: readonly UpdateTrace[],
): Promise<MergeTrace[]> {
  const operation = operationOf(session, resource.patch);
  const accepted = updates.find((one) => one.operation === operation && one.update.status < 300);
  if (!operation || !accepted) return [];
  const bound = session.reach.bindTo(operation, resource, item);
  const [one] = session.cases.minimal(operation, bound);
  if (!one) return [];
  const patch = async (
    sent: JsonObject,
    mediaType: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Step> => {
    const values = { ...one.values, path: { ...one.values.path, ...bound.path }, body: { mediaType, value: sent } };
    return stepOf(await session.traffic.call(operation, values, { purpose: 'read-back', headers }), resource);
  };
  return gatherMerges({ session, resource, item, operation, get, patch }, accepted);
}

async function gatherDeletion(
  session: Session,
  resource: Resource,
  item: PoolItem,
  evidence: { -readonly [Key in keyof LifecycleEvidence]: LifecycleEvidence[Key] },
): Promise<void> {
  const operation = operationOf(session, resource.delete);
  if (!operation || !mayBeSent(operation, session.config, session.facts.model).applies) return;
  const bound = session.reach.bindTo(operation, resource, item);
  const [one] = session.cases.minimal(operation, bound);
  if (!one) return;
  const tag = takesIfMatch(operation) ? await currentTag(session, item) : undefined;
  const headers = tag === undefined ? {} : { 'if-match': tag };
  const values = { ...one.values, path: { ...one.values.path, ...bound.path } };
  const asked = await listPlace(session, resource, item, evidence.readAgain?.item);
  const exchange = await session.traffic.call(operation, values, { purpose: 'read-back', headers });
  evidence.deleted = stepOf(exchange, resource);
  const last = evidence.updates.at(-1)?.later ?? evidence.updates.at(-1)?.after ?? evidence.readAgain;
  if (!resource.read || evidence.deleted.status >= 300) return;
  const get = (): Promise<Step> => readItem(session, resource, item, {});
  evidence.readAfterDelete = await get();
  if (isGone(evidence.readAfterDelete)) {
    evidence.usesOfDeleted = await gatherAfterDelete(session, resource, item, evidence);
    const listed = asked && (await stillListed(asked));
    if (listed) evidence.listedAfterDelete = listed;
    return;
  }
  // A changed item tells of a soft delete; only one that is shown as before may be an old copy.
  const { item: shown, status } = evidence.readAfterDelete;
  const asBefore = JSON.stringify(shown) === JSON.stringify(last?.item);
  if (status >= 300 || !asBefore || evidence.deleted.status === 202 || isStub(evidence)) return;
  const later = await inAWhile(get, isGone);
  if (later) evidence.readLongAfterDelete = later;
}

/** Lists may be a little behind: shown only when it is also a while later. */
async function stillListed(
  ask: () => Promise<LifecycleEvidence['listedAfterDelete']>,
): Promise<LifecycleEvidence['listedAfterDelete']> {
  const first = await ask();
  if (!first?.shown) return first;
  await new Promise((resolve) => setTimeout(resolve, WAITS_MS[0] + WAITS_MS[1]));
  return ask();
}

async function readItem(
  session: Session,
  resource: Resource,
  item: PoolItem,
  headers: Record<string, string>,
): Promise<Step> {
  return stepOf(await readItemAt(session, resource, item, 'read-back', headers), resource);
}

const isGone = (step: Step): boolean => step.status === 404 || step.status === 410;

/** What was sent is shown now. */
function isShown(trace: UpdateTrace, resource: Resource): (step: Step) => boolean {
  return (step) => step.status === 200 && keptFields({ ...trace, after: step }, resource).length === 0;
}

/** An update that sends what is there already cannot be lost. */
function saysSomethingNew(sent: JsonObject, before: Step): boolean {
  const shown = before.item ?? {};
  return Object.keys(sent).some((name) => name in shown && JSON.stringify(shown[name]) !== JSON.stringify(sent[name]));
}

/** Milliseconds after which a store that is consistent only after a while is asked again. */
const WAITS_MS = [200, 700] as const;

/** The first later answer that is as wanted; undefined when none is. */
async function inAWhile(get: () => Promise<Step>, wanted: (step: Step) => boolean): Promise<Step | undefined> {
  for (const wait of WAITS_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const step = await get();
    if (wanted(step)) return step;
  }
  return undefined;
}

/** A Location that leads somewhere else (a job, a status page) says nothing about the item. */
function isOf(resource: Resource, session: Session, url: URL): boolean {
  const path = pathBelow(session.facts.baseUrl, url.href);
  const others = session.facts.model.resources.filter((one) => one.name !== resource.name);
  return !others.some((one) => one.itemPath !== undefined && matchPath(one.itemPath, path) !== undefined);
}

function operationOf(session: Session, id: string | undefined): Operation | undefined {
  return id === undefined ? undefined : session.facts.byId.get(id);
}

function bodyOf(exchange: Exchange): LifecycleEvidence['sent'] {
  try {
    return exchange.request.body && JSON.parse(new TextDecoder().decode(exchange.request.body));
  } catch {
    return undefined;
  }
}
