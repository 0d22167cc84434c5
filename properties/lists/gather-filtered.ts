import type { Operation } from '../../core/operations/types.ts';
import type { FilterParameter } from '../../core/resources/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';
import type { ListClient } from './list-client.ts';
import type { FilteredWalk, Walk } from './types.ts';
import { walkList } from './walk.ts';

const MOST_FILTERS = 8;
const FEW_VALUES = 4;

/** Applies each equality filter with values that were seen, such that split the list where there are any. */
export async function gatherFiltered(client: ListClient, reference: Walk): Promise<FilteredWalk[]> {
  const { paging, filters } = client.list;
  const size = paging.sizeParameter === undefined ? null : (paging.maxSize ?? 50);
  const walks: FilteredWalk[] = [];
  for (const filter of filters.filter((one) => one.operator === 'eq').slice(0, MOST_FILTERS)) {
    const values = splittingValues(reference.items, filter.field, (one) => client.allows(filter.parameter, one));
    for (const value of values) {
      const walk = await walkList(client, {
        label: `${filter.parameter} = ${String(value)}`,
        size,
        query: filterQuery(client.operation, filter, value),
      });
      if (walk.ended === 'error') break;
      walks.push({ filter, value, walk });
    }
  }
  return walks;
}

/** `filter[status]` of a deepObject parameter is written as a member of `filter`. */
export function filterQuery(operation: Operation, filter: FilterParameter, value: Json): Record<string, unknown> {
  const member = /^([^[]+)\[([^\]]+)\]$/.exec(filter.parameter);
  const declared = operation.parameters.some((parameter) => parameter.name === filter.parameter);
  if (declared || member?.[1] === undefined || member[2] === undefined) return { [filter.parameter]: value };
  return { [member[1]]: { [member[2]]: value } };
}

/**
 * Scalar values of the field that some items have and others have not; else the only one there is. Of a field with a
 * few values (a state, a category) several, since a filter may be right for one and wrong for another.
 */
function splittingValues(items: readonly JsonObject[], field: string, allowed: (value: Json) => boolean): Json[] {
  const counts = new Map<string | number | boolean, number>();
  for (const item of items) {
    const value = item[field];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const candidates = [...counts]
    .filter(([value]) => isPlain(value) && allowed(value))
    .sort((left, right) => right[1] - left[1]);
  const splitting = candidates.filter(([, count]) => count < items.length);
  const chosen = splitting.length > 0 ? splitting : candidates;
  return chosen.slice(0, counts.size <= FEW_VALUES ? FEW_VALUES : 1).map(([value]) => value);
}

/** Commas, wildcards and operators have a meaning in many filters; a blank value often means none. */
function isPlain(value: string | number | boolean): boolean {
  return (
    typeof value !== 'string' ||
    (value.trim() === value && value !== '' && !/[,;|*%?~:!<>=()[\]{}"'\\^$&#]/.test(withoutTime(value)))
  );
}

/** The colons of a time are part of it. */
function withoutTime(value: string): string {
  return value.replace(/^\d{4}-\d{2}-\d{2}T[\d:.]+/, '');
}
