import { setTimeout as sleep } from 'node:timers/promises';
import { release } from '../../core/exchange/gate.ts';
import { currentTag, takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import { isObject } from '../../core/exercise/json-body.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import { readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { Resource } from '../../core/resources/types.ts';
import { stepOf } from '../lifecycle/step.ts';
import type { Step } from '../lifecycle/types.ts';
import { httpDate } from './judging.ts';
import { gatherStorm } from './storm.ts';
import type { ReadingEvidence } from './types.ts';

const READS = 3;
const ON_OTHER_CONNECTIONS = 2;
const LONG_AGO = 'Sat, 01 Jan 2000 00:00:00 GMT';
const NO_SUCH_TAG = '"assay-no-such-tag"';

export interface Reading {
  readonly session: Session;
  readonly operation: Operation;
  readonly resource: Resource;
  readonly item: PoolItem;
  get(headers?: Readonly<Record<string, string>>): Promise<Step>;
}

/** Reads one item in many ways, alone and in order; the reason in words when there is none. */
export async function gatherReading(
  session: Session,
  operation: Operation,
  resource: Resource,
): Promise<ReadingEvidence | string> {
  const creator = session.facts.byId.get(resource.create ?? '');
  const mayCreate = creator !== undefined && mayBeSent(creator, session.config, session.facts.model).applies;
  const made = mayCreate ? await session.reach.create(resource) : 'no operation creates one';
  const item = typeof made === 'string' ? await session.reach.item(resource, 'any') : made;
  if (typeof item === 'string') return item;
  if (item.ours) item.used = true;
  const get: Reading['get'] = async (headers = {}) =>
    stepOf(await readItem(session, resource, item, 'read-back', headers), resource);
  const reading: Reading = { session, operation, resource, item, get };
  const reads: Step[] = [];
  for (let count = 0; count < READS; count++) reads.push(await get());
  for (let count = 0; count < ON_OTHER_CONNECTIONS; count++) {
    const step = await onOtherConnection(reading);
    if (step) reads.push(step);
  }
  const [first] = reads;
  if (first?.status !== 200) return `reading the item was answered ${first?.status || 'nothing'}`;
  const evidence: { -readonly [Key in keyof ReadingEvidence]: ReadingEvidence[Key] } = {
    operation,
    resource,
    ours: item.ours,
    reads,
    forms: [],
  };
  const { etag: tag, date, 'last-modified': modified } = first.headers;
  if (tag !== undefined) {
    const strong = tag.replace(/^W\//, '');
    const forms = [
      ['tag', tag],
      ...(tag.startsWith('"') ? ([['weak', `W/${strong}`]] as const) : []),
      ['list', `${NO_SUCH_TAG}, ${tag}`],
      ['star', '*'],
    ] as const;
    const asked = [];
    for (const [form, sent] of forms) asked.push({ form, sent, step: await get({ 'if-none-match': sent }) });
    evidence.forms = asked;
    const since = modified ?? date;
    if (since !== undefined)
      evidence.otherTagSameDate = await get({ 'if-none-match': NO_SUCH_TAG, 'if-modified-since': since });
    evidence.sameTagOldDate = await get({ 'if-none-match': tag, 'if-modified-since': LONG_AGO });
  }
  if (modified !== undefined) {
    evidence.sinceLastModified = await get({ 'if-modified-since': modified });
    const changed = await changeLater(reading, modified);
    if (changed) evidence.changed = changed;
  }
  const storm = await gatherStorm(reading);
  if (storm) evidence.storm = storm;
  return evidence;
}

async function onOtherConnection({ session, operation, resource, item }: Reading): Promise<Step | undefined> {
  const [one] = session.cases.minimal(operation, session.reach.bindTo(operation, resource, item));
  if (!one) return undefined;
  const request = session.traffic.prepare(operation, one.values, { purpose: 'read-back' });
  const { exchanges } = await release([request], { client: session.client, protocol: 'pool' });
  const [exchange] = exchanges;
  if (!exchange) return undefined;
  session.traffic.absorb(exchange);
  return stepOf(exchange, resource);
}

/** Changes the item when its Last-Modified is more than a second old: the date has no finer grain. */
async function changeLater(
  { session, resource, item, get }: Reading,
  modified: string,
): Promise<ReadingEvidence['changed']> {
  const update = session.facts.byId.get(resource.patch ?? resource.replace ?? '');
  if (!item.ours || !update?.body || !mayBeSent(update, session.config, session.facts.model).applies) return undefined;
  const references = await session.reach.references(update);
  if (typeof references === 'string' || httpDate(modified) === undefined) return undefined;
  const before = await get();
  await sleep(1100);
  const bound = session.reach.bindTo(update, resource, item);
  for (const one of session.cases.forCreation(update, bound, references).slice(0, 3)) {
    const body = one.values.body?.value;
    if (!isObject(body) || !before.item) continue;
    const tag = takesIfMatch(update) ? await currentTag(session, item) : undefined;
    const values = { ...one.values, path: { ...one.values.path, ...bound.path } };
    const headers = tag === undefined ? {} : { 'if-match': tag };
    const exchange = await session.traffic.call(update, values, { purpose: 'read-back', headers });
    const status = exchange.response?.status ?? 0;
    if (status < 200 || status > 299) continue;
    const after = await get();
    return { update: exchange.id, after, sinceOld: await get({ 'if-modified-since': modified }) };
  }
  return undefined;
}
