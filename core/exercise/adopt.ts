import type { LedgerEntry } from '../exchange/types.ts';
import type { Operation } from '../operations/types.ts';
import type { Resource, ResourceModel } from '../resources/types.ts';
import type { JsonObject } from '../spec/types.ts';
import { at, isObject, successJson } from './json-body.ts';
import { fillPath, parameterNames } from './paths.ts';
import type { PoolItem } from './pool.ts';
import type { Traffic } from './traffic.ts';

/** The create operation of another resource that also makes items of this one: POST /owners/{id}/pets for /pets/{petId}. */
export interface ForeignCreator {
  readonly operation: string;
  readonly resource: Resource;
  /** Member of the created representation that identifies the item here. */
  readonly member: string;
}

export interface AdoptionFacts {
  readonly model: ResourceModel;
  readonly byId: ReadonlyMap<string, Operation>;
  readonly baseUrl: string;
  readonly runToken: string;
}

/** Best first. Only for items that one id alone addresses. */
export function foreignCreators(resource: Resource, model: ResourceModel): ForeignCreator[] {
  if (!resource.itemPath || parameterNames(resource.itemPath).length !== 1) return [];
  const producers = model.consumptions
    .filter((use) => use.resource === resource.name && use.in === 'path')
    .flatMap((use) => use.producers)
    .filter(({ how, source }) => how === 'creates' && source.in === 'body' && !source.at.includes('/-'))
    .sort((left, right) => right.confidence - left.confidence);
  const creators = new Map<string, ForeignCreator>();
  for (const { operation, source } of producers) {
    const owner = model.resources.find((one) => one.create === operation && one.name !== resource.name);
    const member = source.at.split('/').at(-1) ?? '';
    if (owner && !creators.has(operation)) creators.set(operation, { operation, resource: owner, member });
  }
  return [...creators.values()];
}

/**
 * What another resource's create made, seen as an item of this one, if it certainly is the same thing: read here, it
 * shows the same values, one of them with this run's token. Undefined otherwise: then it is somebody else's.
 */
export async function adopt(
  made: PoolItem,
  { operation, member, resource: owner }: ForeignCreator,
  resource: Resource,
  traffic: Traffic,
  facts: AdoptionFacts,
): Promise<PoolItem | undefined> {
  const id = made.body && member in made.body ? made.body[member] : made.id;
  const path = fillPath(resource.itemPath ?? '', { [resource.idParameter ?? '']: id });
  if (id === undefined || id === null || typeof id === 'object' || !path || resource.read === undefined)
    return undefined;
  const url = `${facts.baseUrl.replace(/\/$/, '')}${path}`;
  const exchange = await traffic.send({ method: 'GET', url, headers: {}, operation: resource.read, purpose: 'setup' });
  const body = at(successJson(exchange.response), resource.itemAt);
  if (!isObject(body) || !isSame(made.body ?? { [member]: id }, body, facts.runToken)) return undefined;
  const remove = resource.delete === undefined ? undefined : facts.byId.get(resource.delete);
  const entry: LedgerEntry = {
    id: `l-${exchange.id}-${path}`,
    createdBy: operation,
    identity: exchange.identity,
    label: path,
    at: exchange.at,
    ...(remove && { remove: { operation: remove.id, method: remove.method, url } }),
    readUrl: url,
  };
  const item = { resource: resource.name, path, id, body, ours: true, ledgerId: entry.id, used: false };
  return traffic.adopt(item, entry, remove && owner.delete === undefined ? made.ledgerId : undefined);
}

function isSame(made: JsonObject, read: JsonObject, token: string): boolean {
  const shared = Object.keys(made).filter((name) => typeof made[name] !== 'object' && typeof read[name] !== 'object');
  const common = shared.filter((name) => name in read);
  return (
    common.every((name) => String(made[name]) === String(read[name])) &&
    common.some((name) => String(made[name]).includes(token))
  );
}
