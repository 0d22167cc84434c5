import { matchPath } from '../../core/exercise/paths.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { filterQuery } from '../lists/gather-filtered.ts';
import { ListClient, PageProblem } from '../lists/list-client.ts';

/** Where a list shows an item: asking again tells whether it still does. Undefined when no page at hand shows it. */
export async function listPlace(
  session: Session,
  resource: Resource,
  item: PoolItem,
  shown: JsonObject | undefined,
): Promise<(() => Promise<{ exchange: string; shown: boolean } | undefined>) | undefined> {
  const { list } = resource;
  const path = matchPath(resource.itemPath ?? '', item.path);
  const id = shown?.[list?.idField ?? ''];
  if (!list || list.idField === '' || !path || id === undefined) return undefined;
  const [base] = session.cases.minimal(session.operation(list.operation), { ok: true, path });
  if (!base) return undefined;
  const client = new ListClient(session, resource, list, base.values);
  const { sizeParameter, maxSize } = list.paging;
  const size = sizeParameter === undefined ? {} : { [sizeParameter]: maxSize ?? 50 };
  // Our own token in a field: a filter on it shows this item and no other.
  const own = list.filters.find(
    ({ operator, field }) =>
      operator === 'eq' &&
      String(shown?.[field] ?? '')
        .toLowerCase()
        .includes(session.facts.runToken),
  );
  const ways = [...(own ? [{ ...size, ...filterQuery(client.operation, own, shown?.[own.field] ?? null) }] : []), size];
  for (const query of ways) {
    const ask = async (): Promise<{ exchange: string; shown: boolean } | undefined> => {
      try {
        const page = await client.fetch(query);
        return { exchange: page.exchange, shown: page.ids.includes(String(id)) };
      } catch (error) {
        if (error instanceof PageProblem) return undefined;
        throw error;
      }
    };
    if ((await ask())?.shown) return ask;
  }
  return undefined;
}
