import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { prepareRun } from '../../core/exercise/prepare.ts';
import { assemble, type Session } from '../../core/exercise/session.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { ListShape } from '../../core/resources/types.ts';
import { ListClient, PageProblem } from '../../properties/lists/list-client.ts';
import { confirmPaging } from '../../properties/lists/paging-dialect.ts';

/** A list as its answers showed it, by `Operation.id`. */
export interface Seen {
  readonly list: ListShape;
  /** What was seen, or why nothing was; without values of the answers. */
  readonly words: string;
  readonly confirmed: boolean;
}

/** Asks each list that needs nothing for a page or two; in words why the target could not be looked at. */
export async function lookAtLists(config: ResolvedConfig): Promise<ReadonlyMap<string, Seen> | string> {
  const out = mkdtempSync(join(tmpdir(), 'assay-init-'));
  let session: Session | undefined;
  try {
    session = assemble(config, await prepareRun({ ...config, out }));
    await session.access.signInAll();
    const seen = new Map<string, Seen>();
    for (const { list } of session.facts.model.resources) {
      if (list && !seen.has(list.operation)) seen.set(list.operation, await lookAt(session, list));
    }
    return seen;
  } catch (error) {
    if (error instanceof AssayError) return `${error.parts.what} ${error.parts.observed ?? ''}`.trim();
    throw error;
  } finally {
    await session?.close();
    session?.ledger.close();
    rmSync(out, { recursive: true, force: true });
  }
}

async function lookAt(session: Session, list: ListShape): Promise<Seen> {
  const operation = session.operation(list.operation);
  const resource = session.facts.model.resources.find((one) => one.list?.operation === list.operation);
  const unseen = (words: string): Seen => ({ list, words: `not looked at: ${words}`, confirmed: false });
  const allowed = mayBeSent(operation, session.config, session.facts.model);
  if (!allowed.applies) return unseen(allowed.reason);
  if (!resource || list.idField === '') return unseen('no property of its items is known that identifies them');
  if (operation.parameters.some(({ required }) => required)) return unseen('it needs a parameter');
  try {
    const none = { path: {}, query: {}, header: {}, cookie: {} };
    const client = new ListClient(session, resource, list, none);
    const page = await client.fetch({});
    const total = page.total === undefined ? '' : ` of ${page.total}`;
    const words = `its first page has ${page.ids.length}${total} items`;
    return { list: await confirmPaging(session, client), words, confirmed: page.ids.length > 0 };
  } catch (error) {
    if (error instanceof PageProblem) return unseen(error.message);
    throw error;
  }
}
