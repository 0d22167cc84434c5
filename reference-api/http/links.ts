/** The same request with other values of some query parameters, as a path reference. */
export function withQuery(url: URL, changes: Readonly<Record<string, string | number>>): string {
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) query.set(name, String(value));
  return `${url.pathname}?${query.toString()}`;
}

/** Link field (RFC 8288) from relation to target; relations without target are left out. */
export function linkField(targets: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(targets)
    .flatMap(([relation, target]) => (target === undefined ? [] : [`<${target}>; rel="${relation}"`]))
    .join(', ');
}

/** first, prev, next and last of a list by pages; filters and sort are kept. */
export function pageLinks(url: URL, page: number, pages: number): string {
  const last = Math.max(1, pages);
  const at = (number: number): string => withQuery(url, { page: number });
  return linkField({
    first: at(1),
    prev: page > 1 ? at(Math.min(page - 1, last)) : undefined,
    next: page < last ? at(page + 1) : undefined,
    last: at(last),
  });
}

/** first, prev, next and last of a list by offset. */
export function offsetLinks(url: URL, offset: number, limit: number, total: number): string {
  const at = (number: number): string => withQuery(url, { offset: number });
  return linkField({
    first: at(0),
    prev: offset > 0 ? at(Math.max(0, offset - limit)) : undefined,
    next: offset + limit < total ? at(offset + limit) : undefined,
    last: at(total === 0 ? 0 : Math.floor((total - 1) / limit) * limit),
  });
}
