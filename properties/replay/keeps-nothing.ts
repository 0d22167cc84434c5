import { fillPath } from '../../core/exercise/paths.ts';
import { pathOfNone, readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { KeyedRequest } from './keyed-request.ts';

/**
 * Is an id that nobody was ever given answered like an item of what the request makes? Such a target is a stub without
 * memory: it cannot replay anything. False where that cannot be read. Sends one request.
 */
export async function keepsNothing(session: Session, request: KeyedRequest, made: string): Promise<boolean> {
  const resource = session.facts.model.resources.find(({ create }) => create === request.operation.id);
  if (resource?.read === undefined || resource.itemPath === undefined || resource.idParameter === undefined)
    return false;
  const parents = { ...request.one.values.path, ...request.bound.path };
  const path = fillPath(resource.itemPath, { ...parents, [resource.idParameter]: made });
  if (path === undefined) return false;
  const { response } = await readItem(session, resource, { path: pathOfNone(path) }, 'read-back');
  return response !== undefined && response.status >= 200 && response.status < 300;
}
