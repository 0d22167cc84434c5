import { inferFilters } from './filters.ts';
import { idFieldOf } from './id-field.ts';
import { nounOf } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { inferPaging } from './paging.ts';
import { lastLiteral } from './path-shape.ts';
import type { SchemaReader } from './schema-view.ts';
import { inferSearchAndProjection } from './search-and-projection.ts';
import { inferSort } from './sort.ts';
import type { ListShape } from './types.ts';

/** Everything inferred about one GET that answers a list of objects; undefined for any other operation. */
export function listShapeOf(facts: OperationFacts, reader: SchemaReader, idField?: string): ListShape | undefined {
  const { list, operation } = facts;
  if (operation.method !== 'GET' || list === undefined || !list.objects) return undefined;
  const item = reader.view(list.item);
  const { paging, used } = inferPaging(facts, list.at, reader);
  const { sort, used: sorting } = inferSort(operation, item, reader);
  const own =
    idField !== undefined && (item.properties.size === 0 || item.properties.has(idField)) ? idField : undefined;
  return {
    operation: operation.id,
    itemsAt: list.at,
    idField: own ?? idFieldOf(item, nounOf(lastLiteral(facts.shape)), undefined, reader).name,
    paging,
    ...(sort !== undefined && { sort }),
    filters: inferFilters(facts, item, new Set([...used, ...sorting]), reader),
    ...inferSearchAndProjection(operation, item, reader),
  };
}
