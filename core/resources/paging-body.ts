import type { Schema } from '../spec/types.ts';
import { pointerPart } from './list-envelope.ts';
import { normalise } from './names.ts';
import { MORE_NAMES, NEXT_CURSOR_NAMES, NEXT_LINK_NAMES, PAGING_HOLDERS, TOTAL_NAMES } from './paging-names.data.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';

/** Pointers of the paging facts an answer carries. */
export interface PagingBody {
  totalAt?: string;
  nextCursorAt?: string;
  nextLinkAt?: string;
  hasMoreAt?: string;
}

/** Looks for totals, next cursors, next links and has-more flags beside the items and in 'meta', 'pagination', 'links' …. */
export function pagingBody(success: Schema | undefined, itemsAt: string, reader: SchemaReader): PagingBody {
  const found: PagingBody = {};
  if (itemsAt !== '') visit(reader.view(success), '', 0, itemsAt, found, reader);
  return found;
}

function visit(
  view: SchemaView,
  at: string,
  depth: number,
  itemsAt: string,
  found: PagingBody,
  reader: SchemaReader,
): void {
  const holders: [SchemaView, string][] = [];
  for (const [name, schema] of view.properties) {
    const here = `${at}/${pointerPart(name)}`;
    if (here === itemsAt) continue;
    const inner = reader.view(schema);
    const plain = normalise(name);
    if (inner.properties.size > 0) {
      // '/next_page/offset' holds what the offset parameter wants next
      if (/^next(?:page)?$/.test(plain) && inner.properties.has('offset')) found.nextCursorAt ??= `${here}/offset`;
      else if (plain === 'next' && inner.properties.has('href')) found.nextLinkAt ??= `${here}/href`;
      else if (PAGING_HOLDERS.has(plain) || itemsAt.startsWith(`${here}/`)) holders.push([inner, here]);
      continue;
    }
    if (inner.types.has('array')) continue;
    place(plain, inner, here, at, found);
  }
  if (depth < 3) for (const [inner, here] of holders) visit(inner, here, depth + 1, itemsAt, found, reader);
}

function place(plain: string, view: SchemaView, here: string, at: string, found: PagingBody): void {
  const number = view.types.has('integer') || view.types.has('number') || view.types.size === 0;
  const text = view.types.has('string') || view.types.size === 0;
  if (TOTAL_NAMES.has(plain) && number) {
    // 'count' may be the length of this page: any better name replaces it
    if (found.totalAt === undefined || found.totalAt.endsWith('/count')) found.totalAt = here;
  } else if (MORE_NAMES.has(plain) && (view.types.has('boolean') || view.types.size === 0)) found.hasMoreAt ??= here;
  else if (NEXT_CURSOR_NAMES.has(plain) && text) {
    if (plain !== 'cursor' || found.nextCursorAt === undefined) found.nextCursorAt ??= here;
  } else if (NEXT_LINK_NAMES.has(plain) && text) {
    const cursor = /cursor/i.test(at) || /\b(?:cursor|token)\b/i.test(String(view.keywords.description ?? ''));
    if (cursor && !/ur[il]|link/i.test(String(view.keywords.description ?? ''))) found.nextCursorAt ??= here;
    else found.nextLinkAt ??= here;
  }
}
