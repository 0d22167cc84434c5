import { takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import { isObject } from '../../core/exercise/json-body.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { schemaReader } from '../../core/resources/schema-view.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';
import type { MergeTrace, Step, UpdateTrace } from './types.ts';

export interface Patching {
  readonly session: Session;
  readonly resource: Resource;
  readonly item: PoolItem;
  readonly operation: Operation;
  get(): Promise<Step>;
  patch(sent: JsonObject, mediaType: string, headers: Readonly<Record<string, string>>): Promise<Step>;
}

/**
 * Patches an item with one field at a time: one with a value, one with null where the schema has it. `accepted` is an
 * update that went through; its values are valid.
 */
export async function gatherMerges(patching: Patching, accepted: UpdateTrace | undefined): Promise<MergeTrace[]> {
  const { session, operation } = patching;
  const content = operation.body?.contents.find((one) => /json/.test(one.type) && !/json-patch/.test(one.type));
  if (!accepted || content?.schema === undefined) return [];
  const reader = schemaReader(session.facts.description.document);
  const writable = [...reader.view(content.schema).properties.keys()];
  const judge = session.validators.schema(content.schema, 'request');
  const fits = (body: JsonObject): boolean => judge(body).length === 0;
  const traces: MergeTrace[] = [];
  const send = async (sent: JsonObject): Promise<void> => {
    const before = await patching.get();
    const tag = takesIfMatch(operation) ? before.headers.etag : undefined;
    const update = await patching.patch(sent, content.type, tag === undefined ? {} : { 'if-match': tag });
    traces.push({ operation, sent, writable, before, update, after: await patching.get() });
  };
  const now = accepted.after.item ?? {};
  const emptied = writable.find((name) => isFilled(now[name]) && now[name] !== null && fits({ [name]: null }));
  const single = Object.entries(accepted.sent).find(([name, value]) => name !== emptied && fits({ [name]: value }));
  if (single) await send({ [single[0]]: single[1] });
  if (emptied !== undefined) await send({ [emptied]: null });
  return traces;
}

/** Has it something that could get lost? */
export function isFilled(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return false;
  return Array.isArray(value) ? value.length > 0 : !isObject(value) || Object.keys(value).length > 0;
}
