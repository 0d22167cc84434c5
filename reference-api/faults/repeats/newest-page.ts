import type { ListRequest } from '../../db/list-query.ts';

/** Is it the page that a screen of the newest items of a table asks for? */
export function isNewestPage({ resource, orderBy, window }: ListRequest, table: string): boolean {
  return resource.table === table && /^created_at desc/i.test(orderBy) && window.offset === 0 && window.limit >= 99;
}
