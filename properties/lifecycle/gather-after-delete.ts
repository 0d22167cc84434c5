import { at, jsonOf } from '../../core/exercise/json-body.ts';
import { isTemplatePrefix } from '../../core/exercise/paths.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { isSafe, mayBeSent } from '../../core/plan/safety.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { LifecycleEvidence, UseOfDeleted } from './types.ts';

const MOST_PARTS = 4;

/** What tells of an item may outlive it. */
const OUTLIVES = /audit|histor|events?(\/|$)|logs?(\/|$)|versions?(\/|$)|archive|receipt|invoice|trash|deleted/i;

/** Everything else that was there for the item: its parts, its update, its place in the list. Nothing of it may work now. */
export async function gatherAfterDelete(
  session: Session,
  resource: Resource,
  item: PoolItem,
  evidence: LifecycleEvidence,
): Promise<UseOfDeleted[]> {
  const uses: UseOfDeleted[] = [];
  const { facts, reach, cases, traffic, config } = session;
  const send = async (operation: Operation, kind: UseOfDeleted['kind'], body?: unknown): Promise<void> => {
    const bound = reach.bindTo(operation, resource, item);
    const [one] = cases.minimal(operation, bound);
    if (!one) return;
    const given = body === undefined ? {} : { body: { mediaType: mediaTypeOf(operation), value: body } };
    const values = { ...one.values, ...given, path: { ...one.values.path, ...bound.path } };
    const exchange = await traffic.call(operation, values, { purpose: 'read-back' });
    const { response } = exchange;
    const json = response && response.body.length > 0 ? jsonOf(response) : undefined;
    const list = facts.model.resources.find((other) => other.list?.operation === operation.id)?.list;
    const shown = json && 'value' in json ? (list ? at(json.value, list.itemsAt) : json.value) : undefined;
    const empty = shown === undefined || shown === null || (Array.isArray(shown) && shown.length === 0);
    uses.push({ operation, kind, exchange: exchange.id, status: response?.status ?? 0, empty });
  };
  const parts = facts.operations.filter(
    (operation) =>
      isSafe(operation) &&
      operation.method === 'GET' &&
      resource.itemPath !== undefined &&
      operation.path !== resource.itemPath &&
      !OUTLIVES.test(operation.path) &&
      isTemplatePrefix(resource.itemPath, operation.path) &&
      operation.path.split('{').length === resource.itemPath.split('{').length &&
      mayBeSent(operation, config, facts.model).applies,
  );
  for (const part of parts.slice(0, MOST_PARTS)) await send(part, 'part');
  for (const trace of evidence.updates) {
    const worked = trace.update.status >= 200 && trace.update.status < 300;
    if (worked && mayBeSent(trace.operation, config, facts.model).applies)
      await send(trace.operation, 'update', trace.sent);
  }
  return uses;
}

function mediaTypeOf(operation: Operation): string {
  return operation.body?.contents.find((content) => content.type.includes('json'))?.type ?? 'application/json';
}
