import type { ListPaging, ListSettings, ListSort } from '../config/list-types.ts';
import type { Operation } from '../operations/types.ts';
import type { FilterParameter, ListShape, Paging, ResourceModel, SortParameter } from '../resources/types.ts';
import { selects } from './safety.ts';

type Settings = Readonly<Record<string, ListSettings>>;

/** What the configuration says of an operation's list; of several names that fit, an exact one goes last. */
export function listSettingsOf(operation: Operation, lists: Settings): ListSettings | undefined {
  const fitting = Object.entries(lists).filter(([name]) => selects([name], operation));
  if (fitting.length === 0) return undefined;
  const exact = (name: string): number => Number(!name.includes('*'));
  const ordered = fitting.sort(([left], [right]) => exact(left) - exact(right)).map(([, settings]) => settings);
  return ordered.reduce((low, high) => ({
    ...low,
    ...high,
    ...(low.paging && high.paging && { paging: { ...low.paging, ...high.paging } }),
    ...(low.filters && high.filters && { filters: { ...low.filters, ...high.filters } }),
  }));
}

/** The model with what the configuration says of its lists; the same object where it says nothing. */
export function withConfiguredLists(
  model: ResourceModel,
  operations: readonly Operation[],
  lists: Settings,
): ResourceModel {
  if (Object.keys(lists).length === 0) return model;
  const settings = new Map(
    operations.flatMap((one) => {
      const found = listSettingsOf(one, lists);
      return found === undefined ? [] : [[one.id, found] as const];
    }),
  );
  const changed = (list: ListShape): ListShape => {
    const own = settings.get(list.operation);
    return own === undefined ? list : withSettings(list, own);
  };
  return {
    ...model,
    resources: model.resources.map((one) => (one.list === undefined ? one : { ...one, list: changed(one.list) })),
    ...(model.lists && { lists: model.lists.map(changed) }),
  };
}

/** Names in `lists` that fit no operation: typing mistakes. */
export function unusedListSettings(lists: Settings, operations: readonly Operation[]): string[] {
  return Object.keys(lists).filter((name) => !operations.some((operation) => selects([name], operation)));
}

function withSettings(list: ListShape, { paging, sort, filters, search, fields }: ListSettings): ListShape {
  const { sort: inferredSort, search: inferredSearch, projection, ...rest } = list;
  const sorted = sort === undefined ? inferredSort : sort === false ? undefined : sortOf(sort, inferredSort);
  const words = search === undefined ? inferredSearch : search === false ? undefined : search;
  const chosen =
    fields === undefined
      ? projection
      : fields === false
        ? undefined
        : { parameter: fields, fields: projection?.fields ?? [] };
  return {
    ...rest,
    paging: paging === undefined ? list.paging : pagingOf(paging, list.paging),
    filters: filters === undefined ? list.filters : filtersOf(filters, list.filters),
    ...(sorted && { sort: sorted }),
    ...(words !== undefined && { search: words }),
    ...(chosen && { projection: chosen }),
  };
}

function pagingOf(own: ListPaging, inferred: Paging): Paging {
  const { style, page, size, offset, cursor, ...others } = own;
  return {
    ...inferred,
    ...(style !== undefined && { style }),
    ...(page !== undefined && { pageParameter: page }),
    ...(size !== undefined && { sizeParameter: size }),
    ...(offset !== undefined && { offsetParameter: offset }),
    ...(cursor !== undefined && { cursorParameter: cursor }),
    ...others,
  };
}

function sortOf({ parameter, order, keys, descending, several }: ListSort, inferred?: SortParameter): SortParameter {
  const known = inferred?.parameter === parameter ? inferred : undefined;
  const { orderParameter: knownOrder, ...rest } = known ?? { parameter, keys: [], descending: 'unknown' as const };
  const orderParameter = order ?? knownOrder;
  return {
    ...rest,
    ...(orderParameter !== undefined && { orderParameter }),
    ...(keys !== undefined && { keys }),
    ...(descending !== undefined && { descending }),
    ...(descending === undefined && order !== undefined && { descending: 'order-parameter' }),
    ...(several !== undefined && { several }),
  };
}

function filtersOf(own: NonNullable<ListSettings['filters']>, inferred: readonly FilterParameter[]): FilterParameter[] {
  const kept = inferred.filter(({ parameter }) => !(parameter in own));
  const added = Object.entries(own).flatMap(([parameter, one]) => (one === false ? [] : [{ parameter, ...one }]));
  return [...kept, ...added];
}
