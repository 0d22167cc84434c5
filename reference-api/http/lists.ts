import type { Resource } from '../db/resource.ts';
import type { Call, Reply } from './call.ts';

type Where = Readonly<Record<string, unknown>>;

/** Answers a list by `page` and `page_size`, sorted and filtered as the query says, within `scope`. */
export async function pageList(call: Call, resource: Resource, scope: Where): Promise<Reply> {
  const { seams, pool } = call.services;
  const page = Number(call.query.page);
  const pageSize = seams.pageSize(call, Number(call.query.page_size));
  const { rows, total } = await seams.listRows(pool, {
    resource,
    where: { ...scope, ...seams.conditions(call, call.filter) },
    orderBy: seams.orderBy(resource, String(call.query.sort ?? 'created_at'), String(call.query.order ?? 'asc')),
    window: seams.pageWindow(call, page, pageSize),
  });
  const counted = seams.total(call, total);
  const pages = Math.ceil(total / pageSize);
  return {
    status: 200,
    data: rows,
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
