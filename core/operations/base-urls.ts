import { object } from '../spec/json.ts';
import type { Description } from '../spec/types.ts';
import type { Operation } from './types.ts';

const isAbsolute = (url: string): boolean => /^https?:\/\//i.test(url);
const bare = (url: string): string => url.replace(/\/+$/, '');

/** Absolute URL of a server as the description means it: relative ones are relative to where it was read from. */
function absoluteServer(description: Description, server: string): string | undefined {
  try {
    if (isAbsolute(server)) return bare(new URL(server).href);
    return isAbsolute(description.source) ? bare(new URL(server || '/', description.source).href) : undefined;
  } catch {
    return undefined;
  }
}

function pathOf(server: string): string | undefined {
  try {
    const path = bare(new URL(server || '/', 'http://relative.invalid/').pathname);
    return /\{|%7b/i.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

/** True when most paths of the description already start with the server's path. */
function pathsInclude(description: Description, prefix: string): boolean {
  const paths = Object.keys(object(description.document, 'paths'));
  const including = paths.filter((path) => path === prefix || path.startsWith(`${prefix}/`));
  return including.length * 2 > paths.length;
}

/**
 * The base URLs requests may go to, best first, without a trailing slash; operation paths are appended as they are.
 *
 * With a given URL: when it has a path of its own, that URL alone; else the given origin with the path of each server
 * of the description (of the same origin first), unless the description's paths already start with it. Without a
 * given URL: the description's servers, relative ones resolved against its own address; [] when none is absolute.
 */
export function baseUrls(description: Description, given?: string): readonly string[] {
  const { servers } = description;
  if (given === undefined) {
    return [...new Set(servers.flatMap((server) => absoluteServer(description, server) ?? []))];
  }
  const url = new URL(given);
  const base = bare(`${url.origin}${url.pathname}`);
  if (bare(url.pathname) !== '') return [base];
  const own = servers.filter((server) => isAbsolute(server) && URL.parse(server)?.origin === url.origin);
  const paths = [...own, ...servers].flatMap((server) => pathOf(server) ?? []);
  const bases = paths.map((path) => (path === '' || pathsInclude(description, path) ? base : base + path));
  return bases.length === 0 ? [base] : [...new Set(bases)];
}

/** Where one operation's requests go: its own server's path when it has one, else the base URL. */
export function operationBaseUrl(description: Description, base: string, server: string | undefined): string {
  if (server === undefined) return base;
  const path = pathOf(server);
  const whole = pathOf(description.servers[0] ?? '');
  if (path === undefined || whole === undefined || path === whole) return base;
  const origin = new URL(base);
  const prefix = bare(origin.pathname).endsWith(whole)
    ? bare(origin.pathname).slice(0, bare(origin.pathname).length - whole.length)
    : bare(origin.pathname);
  return bare(`${origin.origin}${prefix}${path}`);
}

/**
 * Operations whose own servers are said below the base URL of a run: a server of the description names a host that
 * the run was not pointed at.
 */
export function operationsBelow(
  operations: readonly Operation[],
  description: Description,
  base: string,
): readonly Operation[] {
  return operations.map((operation) =>
    operation.server === undefined
      ? operation
      : Object.freeze({ ...operation, server: operationBaseUrl(description, base, operation.server) }),
  );
}
