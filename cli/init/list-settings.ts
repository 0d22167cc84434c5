import type { ListFilter, ListPaging, ListSettings, ListSort } from '../../core/config/list-types.ts';
import type { ListShape, Paging, SortParameter } from '../../core/resources/types.ts';

/** What was inferred of a list, as the configuration would say it. `sure`: the first page was seen, not guessed. */
export function settingsOf(list: ListShape, sure: boolean): ListSettings {
  const { sort, search, projection, filters } = list;
  return {
    paging: pagingOf(list.paging, sure),
    ...(sort && { sort: sortOf(sort) }),
    ...(filters.length > 0 && {
      filters: Object.fromEntries(
        filters.map(({ parameter, field, operator, bound }): [string, ListFilter] => [
          parameter,
          { field, operator, ...(bound !== undefined && { bound }) },
        ]),
      ),
    }),
    ...(search !== undefined && { search }),
    ...(projection && { fields: projection.parameter }),
  };
}

function pagingOf(paging: Paging, sure: boolean): ListPaging {
  const { style, pageParameter, sizeParameter, offsetParameter, cursorParameter, firstPage, maxSize } = paging;
  const { totalAt, nextCursorAt, nextLinkAt, hasMoreAt } = paging;
  return {
    style,
    ...(pageParameter !== undefined && { page: pageParameter }),
    ...(sizeParameter !== undefined && { size: sizeParameter }),
    ...(offsetParameter !== undefined && { offset: offsetParameter }),
    ...(cursorParameter !== undefined && { cursor: cursorParameter }),
    ...(sure && style === 'page' && firstPage !== undefined && { firstPage }),
    ...(maxSize !== undefined && { maxSize }),
    ...(totalAt !== undefined && { totalAt }),
    ...(nextCursorAt !== undefined && { nextCursorAt }),
    ...(nextLinkAt !== undefined && { nextLinkAt }),
    ...(hasMoreAt !== undefined && { hasMoreAt }),
  };
}

function sortOf({ parameter, orderParameter, keys, descending, several }: SortParameter): ListSort {
  return {
    parameter,
    ...(orderParameter !== undefined && { order: orderParameter }),
    keys,
    descending,
    ...(several && { several }),
  };
}
