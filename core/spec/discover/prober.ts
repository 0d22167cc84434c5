import { gunzipSync } from 'node:zlib';
import { AssayError } from '../../errors/assay-error.ts';
import { type FetchLimits, httpFetch } from '../http-fetch.ts';
import { identify, refuseText } from '../identify.ts';
import { member } from '../json.ts';
import { parseText } from '../parse-text.ts';
import { displayPlace } from '../place.ts';
import type { Attempt } from './discover-description.ts';
import { catalogLinks, configScripts, pageLinks, serviceDescLinks } from './links.ts';

/** Asks places one by one and remembers what they were and which further ones they name. */
export class Prober {
  readonly #base: URL;
  readonly #limits: FetchLimits;
  readonly #asked = new Set<string>();
  readonly #leads: string[] = [];
  readonly #found: { readonly order: number; readonly url: string }[] = [];
  readonly tried: Attempt[] = [];
  /** True when anything answered over HTTP. */
  answered = false;

  constructor(base: URL, limits: FetchLimits) {
    this.#base = base;
    this.#limits = limits;
  }

  /** The description found first in the order of asking. */
  get found(): string | undefined {
    return this.#found.toSorted((a, b) => a.order - b.order)[0]?.url;
  }

  /** Places named by answers since the last call. */
  leads(): readonly string[] {
    return this.#leads.splice(0);
  }

  async probe(url: string): Promise<void> {
    // A landing page may link anywhere; only the target's own host is asked, each place once.
    if (this.#asked.has(url) || new URL(url).host !== this.#base.host) return;
    this.#asked.add(url);
    const order = this.#asked.size;
    const attempt = { url: displayPlace(url), result: '' };
    this.tried.push(attempt);
    try {
      const { status, body, contentType, link, url: final } = await httpFetch(url, this.#limits);
      this.answered = true;
      this.#leads.push(...serviceDescLinks(link, final));
      if (status < 200 || status > 299) attempt.result = `HTTP ${status}`;
      else {
        const bytes = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
        attempt.result = await this.#look(bytes.toString('utf8'), contentType, final, order);
      }
    } catch (error) {
      attempt.result = reasonOf(error);
      if (error instanceof AssayError) this.answered = true;
    }
  }

  async #look(body: string, contentType: string, url: string, order: number): Promise<string> {
    if (/\.js(\?|$)|javascript/i.test(url + contentType)) {
      this.#leads.push(...pageLinks(body, url));
      return 'a script';
    }
    const refused = refuseText(body, contentType, url);
    if (refused !== undefined) {
      this.#leads.push(...pageLinks(body, url), ...configScripts(body, url));
      return refused.parts.observed ?? refused.message;
    }
    const { value } = await parseText(body, url);
    const catalog = catalogLinks(value, url);
    if (catalog.length > 0) {
      this.#leads.push(...catalog);
      return `an API catalog naming ${catalog.length} places`;
    }
    // Swagger UI's configUrl answers { url } or { urls: [{ url }] }.
    if (member(value, 'openapi') === undefined && member(value, 'swagger') === undefined) {
      this.#leads.push(...pageLinks(JSON.stringify(value) ?? '', url).slice(0, 10));
    }
    const { openapi } = identify(value, url);
    this.#found.push({ order, url });
    return `a description, version ${openapi}`;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AssayError) return error.parts.observed ?? error.message;
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  if (cause instanceof Error) return cause.message !== '' || !('code' in cause) ? cause.message : String(cause.code);
  return error.message;
}
