import type { PoolItem } from '../../core/exercise/pool.ts';
import { readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { ListWay } from './list-way.ts';
import type { DeletedAgain } from './types.ts';

interface Again {
  readonly session: Session;
  readonly resource: Resource;
  readonly item: PoolItem;
  readonly way: ListWay | undefined;
  readonly firstStatus: number;
  send(): Promise<{ exchange: string; status: number }>;
}

const MOST_NEIGHBOURS = 3;

/** Deletes what is deleted, and looks whether items of ours beside it are still there. */
export async function deleteAgain({ session, resource, item, way, firstStatus, send }: Again): Promise<DeletedAgain> {
  const shownBefore = await way?.ask();
  const ours = session.pool.all(resource.name).filter((one) => one.ours && one.path !== item.path);
  const neighbours: PoolItem[] = [];
  for (const one of ours.slice(0, MOST_NEIGHBOURS)) {
    const read = await readItem(session, resource, one, 'read-back');
    if (read.response?.status === 200) neighbours.push(one);
  }
  const again = await send();
  const lost: { id: string; exchange: string }[] = [];
  const shownAfter = shownBefore && (await way?.ask());
  const missing = ours.filter(
    ({ id }) => shownBefore?.items.has(String(id)) && shownAfter && !shownAfter.items.has(String(id)),
  );
  for (const one of new Set([...neighbours, ...missing])) {
    const read = await readItem(session, resource, one, 'read-back');
    const status = read.response?.status ?? 0;
    if (status === 404 || status === 410) lost.push({ id: String(one.id), exchange: read.id });
  }
  const readAfter = await readItem(session, resource, item, 'read-back');
  return {
    ...again,
    firstStatus,
    lost,
    neighbours: neighbours.length,
    readAfter: readAfter.response?.status ?? 0,
  };
}
