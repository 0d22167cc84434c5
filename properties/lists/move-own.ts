import { currentTag, takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import { isObject } from '../../core/exercise/json-body.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import { isJson } from '../../core/operations/media-type.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { Json } from '../../core/spec/types.ts';
import type { ListContext } from './list-context.ts';

/**
 * Gives a field of an item of ours another value, by PATCH or by PUT of what was sent for it; in words why that failed.
 */
export async function moveOwn(
  { session, resource }: ListContext,
  item: PoolItem,
  field: string,
  value: Json,
): Promise<string | undefined> {
  const { facts, reach, cases, traffic } = session;
  const id = resource.patch ?? resource.replace;
  const operation = id === undefined ? undefined : facts.byId.get(id);
  if (!operation || !item.ours) return 'no operation changes its items';
  const allowed = mayBeSent(operation, facts.config, facts.model);
  if (!allowed.applies) return allowed.reason;
  const bound = reach.bindTo(operation, resource, item);
  const references = await reach.references(operation);
  if (typeof references === 'string') return references;
  const one = cases.forCreation(operation, bound, references).find((made) => isObject(made.values.body?.value));
  const body = one?.values.body;
  if (!one || !body || !isJson(body.mediaType) || !isObject(body.value)) return 'its items take no JSON';
  const kept = Object.entries(body.value).map(([name, made]) => [name, item.body?.[name] ?? made]);
  const whole = operation.method === 'PUT' ? Object.fromEntries(kept) : {};
  const tag = takesIfMatch(operation) ? await currentTag(session, item) : undefined;
  const values = {
    ...one.values,
    path: { ...one.values.path, ...bound.path },
    body: { ...body, value: { ...whole, [field]: value } },
  };
  const headers = tag === undefined ? {} : { 'if-match': tag };
  const { response } = await traffic.call(operation, values, { purpose: 'setup', headers });
  const status = response?.status ?? 0;
  return status === 200 || status === 204 ? undefined : `changing ${field} of an item of ours was answered ${status}`;
}
