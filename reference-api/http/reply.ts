import type { Row } from '../db/pool.ts';
import type { Call, Reply } from './call.ts';
import { holdsCurrent } from './etag.ts';

/** 200 with the item and, when it has a version, its ETag; 304 when the client holds it. */
export function itemReply(call: Call, item: Row): Reply {
  if (item.version === undefined) return { status: 200, data: item };
  const tag = call.services.seams.entityTag(item);
  const headers = { ETag: tag };
  const asked = call.operation.method === 'get' && call.services.seams.revalidates(call);
  if (asked && holdsCurrent(call.header('if-none-match'), tag)) return { status: 304, headers };
  return { status: 200, data: item, headers };
}

/** 201 with the item and where it is found. */
export function createdReply(call: Call, item: Row, collection = call.url.pathname): Reply {
  const tag = item.version === undefined ? {} : { ETag: call.services.seams.entityTag(item) };
  return { status: 201, data: item, headers: { Location: `${collection}/${String(item.id)}`, ...tag } };
}

export const goneReply: Reply = { status: 204 };
