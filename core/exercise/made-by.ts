import type { Exchange } from '../exchange/types.ts';
import type { Operation } from '../operations/types.ts';
import { at, isObject, jsonOf } from './json-body.ts';
import type { Session } from './session.ts';

/**
 * Identifier of what an answer says was made: the id at the resource's item pointer; for operations that create no
 * inferred resource a member `id` of the body or of its data; else the Location. Undefined when the answer is no success.
 */
export function madeBy(session: Session, operation: Operation, exchange: Exchange): string | undefined {
  const { response } = exchange;
  if (!response || response.status < 200 || response.status > 299) return undefined;
  const json = response.body.length > 0 ? jsonOf(response) : undefined;
  const body = json && 'value' in json ? json.value : undefined;
  const resource = session.facts.model.resources.find((candidate) => candidate.create === operation.id);
  const places = resource ? [resource.itemAt] : ['', '/data', '/result', '/item'];
  for (const place of places) {
    const item = at(body, place);
    const id = isObject(item) ? item[resource?.idField ?? 'id'] : undefined;
    if (typeof id === 'string' || typeof id === 'number') return String(id);
  }
  return response.headers.location;
}
