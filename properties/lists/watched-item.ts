import { currentTag, takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import { isJson } from '../../core/operations/media-type.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { FilterParameter } from '../../core/resources/types.ts';
import type { Json } from '../../core/spec/types.ts';
import { allowedQuery, kindOf } from './filter-values.ts';
import type { ListContext, Query } from './list-context.ts';
import { isSound } from './sound-filters.ts';

/** An item of ours with a filter that shows it. */
export interface Watched {
  readonly id: string;
  readonly filter: FilterParameter;
  readonly value: Json;
  readonly query: Query;
}

export interface Move {
  readonly value: Json;
  readonly query: Query;
}

/** States follow rules, codes have to be unique: they are not changed at will. */
const LEFT_ALONE = /state|status|id$|code|sku|number|url|email|slug|key/i;

/** The filter under which an item of ours is watched: best one whose field can be changed. */
export function watchable(context: ListContext, item: PoolItem): Watched | undefined {
  const { list } = context.client;
  const found = list.filters.flatMap((filter): Watched[] => {
    const value = item.body?.[filter.field];
    if (
      filter.operator !== 'eq' ||
      !isSound(context, filter) ||
      value === undefined ||
      value === null ||
      typeof value === 'object'
    )
      return [];
    const query = allowedQuery(context, filter, value);
    return query ? [{ id: String(item.body?.[list.idField] ?? item.id), filter, value, query }] : [];
  });
  return found.find((one) => otherValue(context, one) !== undefined) ?? found[0];
}

/** Changes the field of a watched item by PATCH; undefined when that cannot be done or was refused. */
export async function moveItem(context: ListContext, item: PoolItem, watched: Watched): Promise<Move | undefined> {
  const { session, resource } = context;
  const { facts, reach, cases, traffic } = session;
  const operation = resource.patch === undefined ? undefined : facts.byId.get(resource.patch);
  const mediaType = operation?.body?.contents.find(({ type }) => isJson(type))?.type;
  const value = otherValue(context, watched);
  if (!operation || mediaType === undefined || value === undefined) return undefined;
  if (!mayBeSent(operation, facts.config, facts.model).applies) return undefined;
  const bound = reach.bindTo(operation, resource, item);
  const [one] = cases.minimal(operation, bound);
  const query = allowedQuery(context, watched.filter, value);
  if (!one || !query) return undefined;
  const tag = takesIfMatch(operation) ? await currentTag(session, item) : undefined;
  const body = { mediaType, value: { [watched.filter.field]: value } };
  const values = { ...one.values, path: { ...one.values.path, ...bound.path }, body };
  const headers = tag === undefined ? {} : { 'if-match': tag };
  const { response } = await traffic.call(operation, values, { purpose: 'setup', headers });
  return response && response.status >= 200 && response.status < 300 && response.status !== 202
    ? { value, query }
    : undefined;
}

/** Another value that the PATCH takes for this field, as far as its schema tells. */
function otherValue(context: ListContext, { filter, value }: Watched): Json | undefined {
  const { session, resource } = context;
  const operation = resource.patch === undefined ? undefined : session.facts.byId.get(resource.patch);
  const schema = operation?.body?.contents.find(({ type }) => isJson(type))?.schema;
  if (schema === undefined || LEFT_ALONE.test(filter.field)) return undefined;
  const { enumeration, types } = kindOf(context, filter);
  const candidates: readonly Json[] = enumeration ?? [
    ...(types.includes('boolean') ? [true, false] : []),
    ...(types.includes('string') ? [`Moved ${session.facts.runToken}`] : []),
  ];
  const takes = session.validators.schema(schema, 'request');
  return candidates.find((one) => one !== value && takes({ [filter.field]: one }).length === 0);
}
