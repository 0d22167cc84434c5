import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../core/exercise/json-body.ts';
import type { Session } from '../../core/exercise/session.ts';
import { resourceWith } from '../../core/resources/resource-with.ts';
import type { FilterParameter } from '../../core/resources/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';
import { filterQuery } from '../lists/gather-filtered.ts';
import { ListClient } from '../lists/list-client.ts';
import { walkList } from '../lists/walk.ts';
import type { KeyedRequest } from './keyed-request.ts';

/** What the list shows that was made from one payload: identifiers, and the exchange that showed them last. */
export interface Counted {
  readonly ids: ReadonlySet<string>;
  readonly exchange: string;
}

const MOST_PAGES = 4;

/**
 * Counts what a payload made by asking the list, never by a status. The reason in words where the list cannot tell:
 * there is none, it is longer than a few pages, or it shows none of the values that were sent.
 */
export async function countEffects(session: Session, request: KeyedRequest): Promise<Counted | string> {
  const resource = resourceWith(session.facts.model, 'create', request.operation.id);
  const { list } = resource ?? {};
  const body = request.one.values.body?.value;
  if (!resource || !list || list.idField === '') return 'no list shows what it makes';
  if (!isObject(body)) return 'what was sent cannot be found again in a list';
  const listing = session.operation(list.operation);
  const bound = await session.reach.bind(listing, 'any');
  const [base] = bound.ok
    ? session.cases.minimal(listing, { ok: true, path: { ...bound.path, ...request.bound.path } })
    : [];
  if (!base) return 'the list of what it makes cannot be asked';
  const client = new ListClient(session, resource, list, base.values);
  const own = bestFilter(list.filters, body, client);
  const { sizeParameter, maxSize } = list.paging;
  const query = own ? filterQuery(listing, own, body[own.field] ?? null) : {};
  const size = sizeParameter === undefined ? null : (maxSize ?? 50);
  const walk = await walkList(client, { label: 'a count of effects', size, query, mostPages: MOST_PAGES });
  const last = walk.pages.at(-1);
  if (walk.ended !== 'end' || !last) return 'the list of what it makes is too long, or cannot be read';
  const alike = walk.items.filter((item) => isMadeFrom(item, body));
  return { ids: new Set(alike.map((item) => client.idOf(item))), exchange: last.exchange };
}

/** The filter that leaves least: on a value that only this run gives. */
function bestFilter(
  filters: readonly FilterParameter[],
  body: JsonObject,
  client: ListClient,
): FilterParameter | undefined {
  const usable = filters.filter(
    ({ operator, field, parameter }) =>
      operator === 'eq' && isScalar(body[field]) && String(body[field]) !== '' && client.allows(parameter, body[field]),
  );
  const length = ({ field }: FilterParameter): number => String(body[field]).length;
  return usable.sort((left, right) => length(right) - length(left))[0];
}

const isScalar = (value: Json | undefined): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Every plain value that was sent and is shown is the same; at least one that can hardly be the same by chance. */
function isMadeFrom(item: JsonObject, body: JsonObject): boolean {
  const compared = Object.keys(body).filter((name) => isScalar(body[name]) && name in item);
  const telling = compared.some((name) => String(body[name]).length >= 6);
  return telling && compared.every((name) => isDeepStrictEqual(item[name], body[name]));
}

/** What is there now and was not before. */
export function added(before: Counted, after: Counted): string[] {
  return [...after.ids].filter((id) => !before.ids.has(id));
}
