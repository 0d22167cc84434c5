import type { Session } from '../../core/exercise/session.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { sortQuery } from '../lists/gather-sorted.ts';
import { ListClient, PageProblem } from '../lists/list-client.ts';

/** One URL of a list that shows what is new. */
export interface ListWay {
  readonly label: string;
  /** The page, by the id of its items; undefined when it cannot be read. */
  ask(): Promise<Shown | undefined>;
  /** The same page under another URL: one item less. */
  askOtherwise(): Promise<Shown | undefined>;
}

export interface Shown {
  readonly exchange: string;
  readonly items: ReadonlyMap<string, JsonObject>;
}

const USUAL_SIZE = 50;

/**
 * A page of the list on which a new item of ours stands: the newest first, or the whole list where it fits. Undefined when
 * neither shows `id`, which was just made.
 */
export async function listWay(
  session: Session,
  resource: Resource,
  path: Readonly<Record<string, unknown>>,
  id: string,
): Promise<ListWay | undefined> {
  const { list } = resource;
  if (!list || list.idField === '') return undefined;
  const [base] = session.cases.minimal(session.operation(list.operation), { ok: true, path });
  if (!base) return undefined;
  const client = new ListClient(session, resource, list, base.values);
  const { sizeParameter, maxSize } = list.paging;
  const most = maxSize ?? USUAL_SIZE;
  const sized = (size: number): Record<string, unknown> =>
    sizeParameter === undefined ? {} : { [sizeParameter]: size };
  const ask = async (query: Readonly<Record<string, unknown>>): Promise<Shown | undefined> => {
    try {
      const page = await client.fetch(query);
      return { exchange: page.exchange, items: new Map(page.items.map((item) => [client.idOf(item), item])) };
    } catch (error) {
      if (error instanceof PageProblem) return undefined;
      throw error;
    }
  };
  for (const { label, query } of newestFirst(client)) {
    const shown = await ask({ ...sized(most), ...query });
    // A page that is full may have no room for the next one, unless it begins with the newest.
    const whole = label !== 'the first page' || (shown?.items.size ?? most) < Math.min(most, USUAL_SIZE) - 2;
    if (!shown?.items.has(id) || !whole) continue;
    return {
      label,
      ask: () => ask({ ...sized(most), ...query }),
      askOtherwise: () => ask({ ...sized(most - 1), ...query }),
    };
  }
  return undefined;
}

function newestFirst(client: ListClient): { label: string; query: Readonly<Record<string, unknown>> }[] {
  const { list } = client;
  const plain = { label: 'the first page', query: {} };
  const key = list.sort?.keys.find((one) => /creat|insert|added/i.test(one));
  const allowed = (name: string, value: unknown): boolean => client.allows(name, value);
  const query = list.sort && key !== undefined ? sortQuery(list.sort, key, 'desc', allowed) : undefined;
  return query ? [{ label: 'the newest first', query }, plain] : [plain];
}
