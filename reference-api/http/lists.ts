import { clausesOf } from '../db/clauses.ts';
import type { Resource } from '../db/resource.ts';
import type { Call, Reply } from './call.ts';
import { linkField, withQuery } from './links.ts';

type Where = Readonly<Record<string, unknown>>;

/** Answers a list by `page` and `page_size`, sorted and filtered as the query says, within `scope`. */
export async function pageList(call: Call, resource: Resource, scope: Where): Promise<Reply> {
  const { seams, pool } = call.services;
  const page = Number(call.query.page);
  const pageSize = seams.pageSize(call, Number(call.query.page_size));
  const { rows, total } = await seams.listRows(pool, {
    resource,
    where: { ...scope, ...seams.conditions(call, call.filter) },
    clauses: seams.clauses(call, clausesOf(resource.clauses ?? {}, call.query)),
    orderBy: seams.orderBy(resource, String(call.query.sort ?? 'created_at'), String(call.query.order ?? 'asc')),
    window: seams.pageWindow(call, page, pageSize),
  });
  const counted = seams.total(call, total);
  const pages = Math.ceil(total / pageSize);
  return {
    status: 200,
    data: seams.projected(call, rows),
    meta: { total: counted, page, page_size: Number(call.query.page_size), pages },
    headers: { Link: seams.pageLinks(call.url, page, pages) },
  };
}

/** Answers a list by `offset` and `limit`; lists without `sort` are in the order of `fixed`. */
export async function offsetList(call: Call, resource: Resource, scope: Where, fixed?: string): Promise<Reply> {
  const { seams, pool } = call.services;
  const window = { offset: Number(call.query.offset), limit: Number(call.query.limit) };
  const { rows, total } = await seams.listRows(pool, {
    resource,
    where: { ...scope, ...seams.conditions(call, call.filter) },
    clauses: seams.clauses(call, clausesOf(resource.clauses ?? {}, call.query)),
    orderBy:
      fixed ?? seams.orderBy(resource, String(call.query.sort ?? 'created_at'), String(call.query.order ?? 'asc')),
    window: seams.offsetWindow(call, window),
  });
  return {
    status: 200,
    data: rows,
    meta: { total, ...window },
    headers: { Link: seams.offsetLinks(call.url, window.offset, window.limit, total) },
  };
}

/** Answers a list by `cursor` and `limit`: each stretch goes on after the last item of the one before. */
export async function keysetList(call: Call, resource: Resource, scope: Where): Promise<Reply> {
  const { seams, pool } = call.services;
  const { cursor } = call.query;
  const limit = Number(call.query.limit);
  const sort = String(call.query.sort ?? 'created_at');
  const order = String(call.query.order ?? 'asc');
  const found = await seams.keysetRows(pool, {
    resource,
    where: { ...scope, ...seams.conditions(call, call.filter) },
    clauses: seams.clauses(call, clausesOf(resource.clauses ?? {}, call.query)),
    sort,
    descending: order === 'desc',
    orderBy: seams.orderBy(resource, sort, order),
    after: cursor === undefined ? undefined : seams.readCursor(call, String(cursor)),
    limit: limit + 1,
  });
  const last = found.length > limit ? found[limit - 1] : undefined;
  const next_cursor = last ? seams.writeCursor(call, { value: last.key, id: String(last.row.id) }) : null;
  const first = new URL(call.url);
  first.searchParams.delete('cursor');
  const Link = linkField({
    first: `${first.pathname}${first.search}`,
    next: next_cursor === null ? undefined : withQuery(call.url, { cursor: next_cursor }),
  });
  return {
    status: 200,
    data: found.slice(0, limit).map(({ row }) => row),
    meta: { next_cursor, has_more: seams.hasMore(call, found.length, limit), limit },
    headers: { Link },
  };
}
