import type { Exchange } from '../../core/exchange/types.ts';
import { takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import { at, isObject, jsonOf } from '../../core/exercise/json-body.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import { readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import type { Replacement, ReplacementEvidence } from './types.ts';

/** Replaces one item of ours three times, alone and in order; the reason in words when that cannot be done. */
export async function gatherReplacement(
  session: Session,
  operation: Operation,
  resource: Resource,
): Promise<ReplacementEvidence | string> {
  const item = await bareItem(session, resource);
  if (typeof item === 'string') return item;
  const bound = session.reach.bindTo(operation, resource, item);
  const references = await session.reach.references(operation);
  if (typeof references === 'string') return references;
  const cases = session.cases.forCreation(operation, bound, references);
  const bodyOf = (origin: string): JsonObject | undefined => {
    const body = cases.find((one) => one.origin === origin)?.values.body?.value;
    return isObject(body) ? body : undefined;
  };
  const maximal = bodyOf('maximal');
  const minimal = bodyOf('minimal');
  if (!maximal || !minimal) return 'the body has no optional values';
  // What is required stays the same: only what is left out differs.
  const little = Object.fromEntries(Object.keys(minimal).map((name) => [name, maximal[name] ?? minimal[name] ?? null]));
  const bare = itemIn(await readItem(session, resource, item, 'read-back'), resource);
  if (!bare) return 'the item cannot be read';
  const put = (body: JsonObject): Promise<Replacement> => replace(session, operation, resource, item, body);
  const full = await put(maximal);
  if (full.status < 200 || full.status > 299)
    return `replacing the whole item was answered ${full.status || 'nothing'}`;
  const first = await put(little);
  const rested = itemIn(await readItem(session, resource, item, 'read-back'), resource) ?? {};
  return { operation, resource, bare, full, little: first, rested, again: await put(little) };
}

/** Made from required values only, so that the service's own defaults can be seen. */
async function bareItem(session: Session, resource: Resource): Promise<PoolItem | string> {
  const creator = resource.create === undefined ? undefined : session.facts.byId.get(resource.create);
  if (!creator) return 'no operation creates one';
  const bound = await session.reach.bind(creator, session.reach.needOf(creator));
  if (!bound.ok) return bound.missing;
  const references = await session.reach.references(creator);
  if (typeof references === 'string') return references;
  const minimal = session.cases.forCreation(creator, bound, references).find((one) => one.origin === 'minimal');
  if (!minimal) return 'no create with required values only could be generated';
  const before = new Set(session.pool.all(resource.name).map((one) => one.path));
  const values = { ...minimal.values, path: { ...minimal.values.path, ...bound.path } };
  const exchange = await session.traffic.call(creator, values, { purpose: 'setup' });
  const made = session.pool.all(resource.name).find((one) => one.ours && !before.has(one.path));
  if (!made) return `a create with required values only was answered ${exchange.response?.status ?? 'nothing'}`;
  made.used = true;
  return made;
}

async function replace(
  session: Session,
  operation: Operation,
  resource: Resource,
  item: PoolItem,
  body: JsonObject,
): Promise<Replacement> {
  const bound = session.reach.bindTo(operation, resource, item);
  const tag = takesIfMatch(operation)
    ? (await readItem(session, resource, item, 'read-back')).response?.headers.etag
    : undefined;
  const content = operation.body?.contents.find((one) => one.type.includes('json'));
  const values = {
    path: bound.path,
    query: {},
    header: {},
    cookie: {},
    body: { mediaType: content?.type ?? 'application/json', value: body },
  };
  const headers = tag === undefined ? {} : { 'if-match': tag };
  const update = await session.traffic.call(operation, values, { purpose: 'read-back', headers });
  const read = await readItem(session, resource, item, 'read-back');
  const shown = itemIn(read, resource);
  return {
    sent: body,
    exchange: update.id,
    status: update.response?.status ?? 0,
    readExchange: read.id,
    readStatus: read.response?.status ?? 0,
    ...(shown && { item: shown }),
  };
}

function itemIn(exchange: Exchange, resource: Resource): JsonObject | undefined {
  const { response } = exchange;
  if (response?.status !== 200) return undefined;
  const json = jsonOf(response);
  const item = 'value' in json ? at(json.value, resource.itemAt) : undefined;
  return isObject(item) ? item : undefined;
}
