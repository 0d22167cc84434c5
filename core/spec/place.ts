import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where a document is: always an absolute URL, `file:` or `http(s):`, without fragment. */
export type DocumentUrl = string;

/** Turns what a user wrote (path, file: URL, http(s) URL) into an absolute URL without fragment. */
export function documentUrl(place: string): DocumentUrl {
  if (/^(https?|file):\/\//i.test(place)) {
    const url = new URL(place);
    url.hash = '';
    return url.href;
  }
  return pathToFileURL(resolve(place)).href;
}

export const isHttp = (url: DocumentUrl): boolean => /^https?:/i.test(url);

/** How the place is shown to people: a path for files, a URL without credentials otherwise. */
export function displayPlace(url: DocumentUrl): string {
  if (url.startsWith('file:')) return fileURLToPath(url);
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  for (const name of [...shown.searchParams.keys()]) {
    if (/token|key|secret|password|signature|sig$|auth/i.test(name)) shown.searchParams.set(name, 'REDACTED');
  }
  return shown.href;
}
