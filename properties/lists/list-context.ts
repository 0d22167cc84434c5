import type { PoolItem } from '../../core/exercise/pool.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { type FetchedPage, type ListClient, PageProblem } from './list-client.ts';
import type { ReferenceSet } from './reference-set.ts';
import type { ListEvidence, Page, Walk } from './types.ts';
import { type WalkOptions, walkList } from './walk.ts';

export type Query = Readonly<Record<string, unknown>>;

/** What came back when one page was asked for. */
export type Asked =
  | { readonly outcome: 'page'; readonly page: Page; readonly body: unknown; readonly headers: Headers }
  | { readonly outcome: 'refused'; readonly status: number; readonly exchange: string; readonly url: string }
  /** No whole answer, a 5xx, or a success answer that is no list. */
  | { readonly outcome: 'unreadable'; readonly status: number; readonly exchange?: string; readonly reason: string };
type Headers = Readonly<Record<string, string>>;

/** What laws of one list work with. Equal pages and walks are asked for once, unless they are wanted again. */
export interface ListContext {
  readonly session: Session;
  readonly operation: Operation;
  readonly resource: Resource;
  readonly client: ListClient;
  readonly evidence: ListEvidence;
  /** Items this run made for this list with values chosen for laws: ties, nulls, spellings; empty where it cannot. */
  readonly reference: ReferenceSet;
  page(query: Query, again?: 'again'): Promise<Asked>;
  /** The same with a raw query string: `page=01&page=2`. */
  rawPage(search: string): Promise<Asked>;
  /** The page a link of the list leads to, read from the page at `from`. */
  follow(link: string, from: string): Promise<Asked>;
  /** Makes one more item for this list; the reason in words when that cannot be done. */
  make(): Promise<PoolItem | string>;
  walk(options: Omit<WalkOptions, 'label'> & { readonly label?: string }, again?: 'again'): Promise<Walk>;
  /**
   * Does the list still show what its last whole walk showed? Asked after a comparison failed: when not, somebody else
   * wrote to it, and the comparison says nothing.
   */
  unchanged(): Promise<boolean>;
}

/** Names in sorted order: equal questions have equal texts. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)))
      : one,
  );

export function listContext(
  session: Session,
  client: ListClient,
  evidence: ListEvidence,
  reference: ReferenceSet,
  make: ListContext['make'],
): ListContext {
  const memory = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, again: 'again' | undefined, ask: () => Promise<T>): Promise<T> => {
    const known = again === undefined ? memory.get(key) : undefined;
    if (known) return known as Promise<T>;
    const asked = ask();
    memory.set(key, asked);
    return asked;
  };
  const walk: ListContext['walk'] = (options, again) => {
    const { size, query = {}, mostPages } = options;
    const label = options.label ?? (size === null ? 'default pages' : `pages of ${size}`);
    return once(`walk ${textOf([size, query, mostPages])}`, again, () => walkList(client, { ...options, label }));
  };
  for (const one of evidence.walks) {
    // The last of equal walks is the freshest.
    memory.set(`walk ${textOf([one.size, {}, undefined])}`, Promise.resolve(one));
  }
  return {
    session,
    operation: client.operation,
    resource: client.resource,
    client,
    evidence,
    reference,
    page: (query, again) => once(`page ${textOf(query)}`, again, () => ask(() => client.fetch(query))),
    rawPage: (search) => once(`raw ${search}`, undefined, () => ask(() => client.fetchRaw(search))),
    follow: (link, from) => once(`follow ${from} ${link}`, undefined, () => ask(() => client.follow(link, from))),
    make,
    walk,
    async unchanged() {
      const last = evidence.walks.at(-1);
      if (!last) return false;
      const now = await walkList(client, { label: 'a look afterwards', size: last.size });
      // Nothing twice is no sign of a list at rest while other walks showed items.
      if (now.ids.length === 0 && evidence.walks.some(({ ids }) => ids.length > 0)) return false;
      return now.ended !== 'error' && textOf([...now.ids].sort()) === textOf([...last.ids].sort());
    },
  };
}

async function ask(fetch: () => Promise<FetchedPage>): Promise<Asked> {
  try {
    const { raw, ...page } = await fetch();
    const { response } = raw;
    return { outcome: 'page', page, body: bodyOf(raw), headers: response?.headers ?? {} };
  } catch (error) {
    if (!(error instanceof PageProblem)) throw error;
    const { status, exchange, url, message } = error;
    if (exchange !== undefined && status >= 400 && status < 500) return { outcome: 'refused', status, exchange, url };
    return { outcome: 'unreadable', status, reason: message, ...(exchange !== undefined && { exchange }) };
  }
}

function bodyOf({ response }: FetchedPage['raw']): JsonObject | unknown {
  try {
    return response && JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    return undefined;
  }
}
