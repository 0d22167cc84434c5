import { fillPath } from '../../core/exercise/paths.ts';
import { pathOfNone, readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { KeyedRequest } from './keyed-request.ts';

const STUB = 'an id that nobody was ever given is answered like an item: the target may be a stub without memory';
const UNREADABLE = 'what was made cannot be read by its id, so nothing shows that it was made';

/**
 * Why ids in the answers show no effects: a stub without memory answers any id like an item and cannot replay anything,
 * and another one cannot be asked. Undefined where the item is there and others are not, or the description has no
 * read operation. Sends up to two requests.
 */
export async function keepsNothing(session: Session, request: KeyedRequest, made: string): Promise<string | undefined> {
  const resource = session.facts.model.resources.find(({ create }) => create === request.operation.id);
  if (resource?.read === undefined || resource.itemPath === undefined || resource.idParameter === undefined)
    return undefined;
  const parents = { ...request.one.values.path, ...request.bound.path };
  const path = fillPath(resource.itemPath, { ...parents, [resource.idParameter]: made });
  if (path === undefined) return undefined;
  const isThere = async (at: string): Promise<boolean> => {
    const { response } = await readItem(session, resource, { path: at }, 'read-back');
    return response !== undefined && response.status >= 200 && response.status < 300;
  };
  if (await isThere(pathOfNone(path))) return STUB;
  return (await isThere(path)) ? undefined : UNREADABLE;
}
