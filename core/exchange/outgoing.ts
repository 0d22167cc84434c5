import { AssayError } from '../errors/assay-error.ts';
import type { OutgoingRequest } from './types.ts';

export interface OutgoingOptions {
  /** The target's base URL; only its origin counts here. */
  readonly url: string;
  /** Further origins that may be sent to, '*' for any. */
  readonly allowOrigins?: readonly string[];
  /** Headers of every request; names in any case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers of an identity. Not asked for 'anonymous'. */
  readonly credentials?: (identity: string) => Readonly<Record<string, string>>;
  /** Query parameters of an identity (apiKey schemes in query). Not asked for 'anonymous'. */
  readonly credentialQuery?: (identity: string) => Readonly<Record<string, string>>;
  readonly userAgent: string;
}

/** A request exactly as it will be written, split for the transport. */
export interface PreparedRequest {
  /** With every header and query parameter that was added. */
  readonly request: OutgoingRequest;
  readonly identity: string;
  readonly origin: string;
  /** Path and query, untouched: no normalisation of dot segments. */
  readonly path: string;
}

const URL_PARTS = /^(https?:\/\/[^/?#]*)([^#]*)/i;

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) result[name.toLowerCase()] = value;
  }
  return result;
}

function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  let result = url;
  for (const [name, value] of Object.entries(query)) {
    result += `${result.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  return result;
}

/** Decides where requests may go and adds what every request carries. */
export class Outgoing {
  readonly #options: OutgoingOptions;
  readonly #fixed: Record<string, string>;
  readonly #allowed: ReadonlySet<string>;
  readonly #origins = new Map<string, string>();

  /** Throws AssayError CONFIG_INVALID when the base URL is not an absolute http(s) URL. */
  constructor(options: OutgoingOptions) {
    this.#options = options;
    this.#fixed = { 'user-agent': options.userAgent, accept: '*/*', ...lowerCased(options.headers ?? {}) };
    const base = this.#originOf(options.url.match(URL_PARTS)?.[1] ?? '');
    if (base === '') {
      throw new AssayError('CONFIG_INVALID', {
        what: 'The URL of the target is not an absolute http or https URL.',
        observed: options.url,
        expected: 'for example http://127.0.0.1:3000',
      });
    }
    this.#allowed = new Set([base, ...(options.allowOrigins ?? [])]);
  }

  /** '' when the text has no http(s) origin. */
  #originOf(prefix: string): string {
    const known = this.#origins.get(prefix);
    if (known !== undefined) return known;
    const origin = URL.canParse(prefix) ? new URL(prefix).origin : '';
    this.#origins.set(prefix, origin);
    return origin;
  }

  /** Whether a request to this URL would be sent at all. */
  allows(url: string): boolean {
    const origin = this.#originOf(url.match(URL_PARTS)?.[1] ?? '');
    return origin !== '' && (this.#allowed.has(origin) || this.#allowed.has('*'));
  }

  /** Throws AssayError CONFIG_INVALID when the URL leaves the target: credentials never travel to other hosts. */
  prepare(request: OutgoingRequest): PreparedRequest {
    const identity = request.identity ?? 'default';
    const anonymous = identity === 'anonymous';
    const query = anonymous ? undefined : this.#options.credentialQuery?.(identity);
    const url = query === undefined ? request.url : withQuery(request.url, query);
    const parts = URL_PARTS.exec(url);
    const origin = this.#originOf(parts?.[1] ?? '');
    if (parts === null || origin === '' || !(this.#allowed.has(origin) || this.#allowed.has('*'))) {
      throw new AssayError('CONFIG_INVALID', {
        what: 'A request to another host than the target was refused.',
        observed: `${request.method} ${origin === '' ? request.url : origin}`,
        expected: [...this.#allowed].join(', '),
        next: 'allow the origin if it belongs to the target',
      });
    }
    const headers: Record<string, string> = { ...this.#fixed };
    const credentials = anonymous ? undefined : this.#options.credentials?.(identity);
    if (credentials !== undefined) {
      for (const name in credentials) {
        const value = credentials[name];
        if (value !== undefined) headers[name.toLowerCase()] = value;
      }
    }
    const credentialCookie = credentials === undefined ? undefined : headers.cookie;
    for (const name in request.headers) {
      const value = request.headers[name];
      if (value !== undefined) headers[name.toLowerCase()] = value;
    }
    // Cookie is the one field where the request's parameters and the identity's session have to live together.
    const ownCookie = headers.cookie;
    if (credentialCookie !== undefined && ownCookie !== undefined && ownCookie !== credentialCookie) {
      headers.cookie = `${credentialCookie}; ${ownCookie}`;
    }
    const rest = parts[2] ?? '';
    const path = rest.startsWith('/') ? rest : `/${rest}`;
    return { request: { ...request, url, headers }, identity, origin, path };
  }
}
