import type { Operation } from '../../core/operations/types.ts';
import type { Applicability } from '../../core/oracle/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { listResource } from './judging.ts';
import type { Query } from './list-context.ts';
import { shownPages, smallestPages } from './paged.ts';
import type { ListEvidence, Page } from './types.ts';

/** For laws about cursors: the list takes one and gives the next one in its answers. */
export function hasCursor(operation: Operation, facts: PlanFacts): Applicability {
  const paging = listResource(operation, facts)?.list?.paging;
  if (paging?.style !== 'cursor' || paging.cursorParameter === undefined)
    return { applies: false, reason: 'it is not paged by cursor' };
  return paging.nextCursorAt === undefined
    ? { applies: false, reason: 'its cursor is the id of an item, not a text of its own' }
    : { applies: true };
}

export interface GivenCursor {
  readonly parameter: string;
  readonly cursor: string;
  /** Size that the cursor was given with. */
  readonly size: Query;
  readonly first: Page;
  readonly second: Page;
}

/** A cursor that the list gave after its first page, and the page it leads to. */
export function givenCursor({ list, ...rest }: ListEvidence): GivenCursor | string {
  const { cursorParameter, sizeParameter } = list.paging;
  const walk = smallestPages({ list, ...rest });
  const [first, second] = walk ? shownPages(walk) : [];
  const cursor = first?.says?.nextCursor;
  if (!walk || !first || !second || cursorParameter === undefined) return 'the list has one page only';
  if (cursor === undefined || cursor === null) return 'its first page gives no cursor';
  const size = walk.size === null || sizeParameter === undefined ? {} : { [sizeParameter]: walk.size };
  return { parameter: cursorParameter, cursor: String(cursor), size, first, second };
}
