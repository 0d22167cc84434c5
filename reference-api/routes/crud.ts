import { recordAudit } from '../db/audit.ts';
import { deleteRecord } from '../db/records.ts';
import type { Resource } from '../db/resource.ts';
import type { Call, Handler, Reply } from '../http/call.ts';
import { admittedVersions, holdsCurrent } from '../http/etag.ts';
import { pageList } from '../http/lists.ts';
import { Problem } from '../http/problem.ts';
import { createdReply, goneReply, itemReply } from '../http/reply.ts';

/** Id of the path in the form the database writes it. */
export const pathId = (call: Call, name: string): string => (call.path[name] ?? '').toLowerCase();

export const listItems =
  (resource: Resource): Handler =>
  (call) =>
    pageList(call, resource, { tenant: call.caller.tenant });

export const readItem =
  (resource: Resource, parameter: string): Handler =>
  async (call) =>
    itemReply(call, await call.services.seams.readRecord(call, resource, pathId(call, parameter)));

export const createItem =
  (resource: Resource): Handler =>
  (call) =>
    call.transaction(async (tx) => {
      const { seams } = call.services;
      const values = seams.completeBody(resource, call.body);
      return createdReply(call, await seams.insertRecord(tx, seams.claimUnique, resource, call.caller.tenant, values));
    });

/** RFC 9110 13.1.2: a change is not made when If-None-Match names the current version. */
async function refuseHeld(call: Call, resource: Resource, id: string): Promise<void> {
  const held = call.header('if-none-match');
  if (held === undefined) return;
  const item = await call.services.seams.readRecord(call, resource, id);
  if (holdsCurrent(held, call.services.seams.entityTag(item)))
    throw new Problem(412, 'precondition_failed', 'If-None-Match names the current version.');
}

/** Sets columns of an item under If-Match; a new value of the unique field is claimed in the same transaction. */
export function changeItem(
  call: Call,
  resource: Resource,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const { seams } = call.services;
  const { tenant } = call.caller;
  return call.transaction(async (tx) => {
    await refuseHeld(call, resource, id);
    const versions = admittedVersions(call.header('if-match'), id);
    const item = await seams.conditionalUpdate(tx, resource, { tenant, id, values, versions });
    const field = resource.unique?.field;
    if (field !== undefined && values[field] !== undefined) {
      await seams.claimUnique(tx, resource, tenant, id, String(values[field]));
    }
    return itemReply(call, item);
  });
}

export const replaceItem =
  (resource: Resource, parameter: string): Handler =>
  (call) =>
    changeItem(call, resource, pathId(call, parameter), call.services.seams.completeBody(resource, call.body));

export const patchItem =
  (resource: Resource, parameter: string): Handler =>
  (call) =>
    changeItem(call, resource, pathId(call, parameter), call.body);

export const deleteItem =
  (resource: Resource, parameter: string): Handler =>
  (call) =>
    call.transaction(async (tx) => {
      const id = pathId(call, parameter);
      if (!call.services.seams.deletes(call)) return goneReply;
      const versions = admittedVersions(call.header('if-match'), id);
      await deleteRecord(tx, resource, call.caller.tenant, id, versions);
      await recordAudit(tx, call.caller, `${resource.kind.replaceAll(' ', '_')}.deleted`, id);
      return goneReply;
    });
