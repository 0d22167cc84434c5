import { list, text } from '../json.ts';
import type { JsonObject } from '../types.ts';

/** host, basePath and schemes of a 2.0 document as 3.x servers; HTTPS first. */
export function serversOf(document: JsonObject, source: string): JsonObject[] {
  const host = text(document, 'host');
  const basePath = (text(document, 'basePath') ?? '').replace(/\/+$/, '');
  const path = basePath === '' || basePath.startsWith('/') ? basePath : `/${basePath}`;
  if (host === undefined || host === '') return path === '' ? [] : [{ url: path }];
  const given = list(document, 'schemes').filter((scheme) => scheme === 'http' || scheme === 'https');
  const schemes = given.length > 0 ? given : [source.startsWith('https:') ? 'https' : 'http'];
  return schemes
    .toSorted()
    .toReversed()
    .map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}
