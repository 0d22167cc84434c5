import { cleanUp } from '../exchange/cleanup.ts';
import type { CleanupResult } from '../exchange/types.ts';
import { adopt, foreignCreators } from './adopt.ts';
import { findUnnamed } from './find-unnamed.ts';
import { at, isObject, successJson } from './json-body.ts';
import { readItem } from './read-item.ts';
import type { Session } from './session.ts';

/** Milliseconds for deleting everything this run created. */
const LIMIT_MS = 120_000;

/** Deletes what the ledger lists, newest first, and nothing else. */
export async function cleanUpSession(session: Session): Promise<CleanupResult> {
  await findUnnamed(session);
  await findOtherWays(session);
  return cleanUp(session.ledger, session.client, { limitMs: LIMIT_MS });
}

/** What has no delete operation where it was created may have one where else it can be read: DELETE /pets/{petId}. */
async function findOtherWays(session: Session): Promise<void> {
  const { model } = session.facts;
  for (const entry of session.ledger.entries()) {
    if (entry.remove !== undefined) continue;
    const owner = model.resources.find((one) => one.create === entry.createdBy);
    const item = owner && session.pool.all(owner.name).find((one) => one.ledgerId === entry.id);
    if (!owner || !item) continue;
    for (const resource of model.resources) {
      const creator = foreignCreators(resource, model).find((one) => one.operation === entry.createdBy);
      if (!creator || resource.delete === undefined) continue;
      const body =
        item.body ?? at(successJson((await readItem(session, owner, item, 'cleanup')).response), owner.itemAt);
      if (!isObject(body)) break;
      if (await adopt({ ...item, body }, creator, resource, session.traffic, session.facts)) break;
    }
  }
}
