import type { Exchange } from '../../core/exchange/types.ts';
import { at, isObject, jsonOf } from '../../core/exercise/json-body.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { RequestValues } from '../../core/generate/types.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { ListShape, Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { statementsOf } from './page-statements.ts';
import type { Page } from './types.ts';

/** A refused or unreadable page, in words. */
export class PageProblem extends Error {
  /** Status of the answer, where there was one. */
  readonly status: number;
  /** `Exchange.id`, where there was an exchange. */
  readonly exchange: string | undefined;
  readonly url: string;

  constructor(message: string, seen?: Exchange) {
    super(message);
    this.status = seen?.response?.status ?? 0;
    this.exchange = seen?.id;
    this.url = seen?.request.url ?? '';
  }

  /** The request was refused as such: 4xx, but for sign-in and limits. */
  get refused(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 403, 408, 429].includes(this.status);
  }
}

export interface FetchedPage extends Page {
  readonly raw: Exchange;
}

/** Asks one list operation for pages; knows where the items and their ids are. */
export class ListClient {
  readonly operation: Operation;
  readonly resource: Resource;
  readonly list: ListShape;
  readonly #session: Session;
  readonly #base: RequestValues;
  /** Whose requests they are, where not those of the default identity. */
  readonly #as: { readonly identity?: string };
  requests = 0;

  constructor(session: Session, resource: Resource, list: ListShape, base: RequestValues, identity?: string) {
    this.#session = session;
    this.resource = resource;
    this.list = list;
    this.#base = base;
    this.#as = identity === undefined ? {} : { identity };
    this.operation = session.operation(list.operation);
  }

  /** The same list asked for by another identity. */
  as(identity: string): ListClient {
    return new ListClient(this.#session, this.resource, this.list, this.#base, identity);
  }

  /** One page with these query parameters on top of the required ones. Throws PageProblem. */
  async fetch(query: Readonly<Record<string, unknown>>): Promise<FetchedPage> {
    this.requests++;
    const values = { ...this.#base, query: mergeQuery(this.#base.query, query) };
    return this.#read(await this.#session.traffic.call(this.operation, values, { purpose: 'walk', ...this.#as }));
  }

  /** One page with this query string after the required parameters. Throws PageProblem. */
  async fetchRaw(search: string): Promise<FetchedPage> {
    this.requests++;
    const request = this.#session.traffic.prepare(this.operation, this.#base, { purpose: 'walk', ...this.#as });
    const glue = request.url.includes('?') ? '&' : '?';
    return this.#read(await this.#session.traffic.send({ ...request, url: `${request.url}${glue}${search}` }));
  }

  /** Follows a link of the list itself. Throws PageProblem when it leads to another origin. */
  async follow(link: string, from: string): Promise<FetchedPage> {
    const { baseUrl, description } = this.#session.facts;
    if (!URL.canParse(link, from)) throw new PageProblem(`the next link is no URL (${link.slice(0, 100)})`);
    const url = new URL(onTarget(new URL(link, from).href, baseUrl, description.servers));
    if (url.origin !== new URL(baseUrl).origin) {
      throw new PageProblem(`the next link leads to another origin (${url.origin})`);
    }
    this.requests++;
    const request = this.#session.traffic.prepare(this.operation, this.#base, { purpose: 'walk', ...this.#as });
    return this.#read(await this.#session.traffic.send({ ...request, url: url.href }));
  }

  #read(exchange: Exchange): FetchedPage {
    const { response } = exchange;
    if (!response || exchange.failure)
      throw new PageProblem(`no whole answer (${exchange.failure?.kind ?? 'unknown'})`, exchange);
    const base = { exchange: exchange.id, url: exchange.request.url, status: response.status, raw: exchange };
    if (response.status === 404 || response.status === 204) return { ...base, ids: [], items: [] };
    if (response.status < 200 || response.status > 299) throw new PageProblem(`status ${response.status}`, exchange);
    const json = jsonOf(response);
    if ('problem' in json) throw new PageProblem(json.problem, exchange);
    const items = at(json.value, this.list.itemsAt);
    if (!Array.isArray(items))
      throw new PageProblem(`no array of items at ${this.list.itemsAt || 'the root'}`, exchange);
    const objects = items.filter(isObject);
    if (objects.length !== items.length) throw new PageProblem('the items are no objects', exchange);
    const total = this.#total(json.value, response.headers);
    return {
      ...base,
      items: objects,
      ids: objects.map((item) => this.idOf(item)),
      says: statementsOf(json.value, response.headers.link, this.list.paging),
      ...(total !== undefined && { total }),
    };
  }

  /** Throws PageProblem when an item has no id. */
  idOf(item: JsonObject): string {
    const id = item[this.list.idField];
    if (id === undefined || id === null || typeof id === 'object')
      throw new PageProblem(`an item has no ${this.list.idField}`);
    return String(id);
  }

  /** May this value be sent for this query parameter, as far as its schema tells? */
  allows(parameter: string, value: unknown): boolean {
    const declared = this.operation.parameters.find((one) => one.in === 'query' && one.name === parameter);
    return !declared || this.#session.validators.schema(declared.schema, 'request')(value).length === 0;
  }

  #total(body: unknown, headers: Readonly<Record<string, string>>): number | undefined {
    const { totalAt } = this.list.paging;
    const stated = totalAt === undefined ? undefined : at(body, totalAt);
    if (typeof stated === 'number') return stated;
    const header = headers['x-total-count'] ?? headers['x-total'];
    return header !== undefined && /^\d+$/.test(header) ? Number(header) : undefined;
  }
}

/** Links are often made for the public address: a server of the description is the target under another name. */
function onTarget(link: string, baseUrl: string, servers: readonly string[]): string {
  if (new URL(link).origin === new URL(baseUrl).origin) return link;
  const named = servers
    .map((server) => server.replace(/\/+$/, ''))
    .find((server) => /^https?:/i.test(server) && (link.startsWith(`${server}/`) || link.startsWith(`${server}?`)));
  return named === undefined ? link : `${baseUrl.replace(/\/+$/, '')}${link.slice(named.length)}`;
}

/** deepObject parameters (`filter`) are merged member by member; undefined takes a parameter away. */
function mergeQuery(
  base: Readonly<Record<string, unknown>>,
  extra: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(extra)) {
    const known = merged[name];
    if (value === undefined) delete merged[name];
    else merged[name] = isObject(known) && isObject(value) ? { ...known, ...value } : value;
  }
  return merged;
}
