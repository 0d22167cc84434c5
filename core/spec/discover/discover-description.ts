import { AssayError } from '../../errors/assay-error.ts';
import { displayPlace } from '../place.ts';
import { notFound } from '../spec-errors.ts';
import { Prober } from './prober.ts';
import { PAGES, WELL_KNOWN } from './well-known.data.ts';

export interface DiscoverOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** For each request; default 5,000 ms. */
  readonly timeoutMs?: number;
  /** Of one candidate; default 64 MiB. */
  readonly maxBytes?: number;
}

export interface Discovered {
  /** URL for `readDescription`. */
  readonly place: string;
  readonly tried: readonly Attempt[];
}

export interface Attempt {
  readonly url: string;
  /** In words: 'HTTP 404', 'HTML', 'an OpenAPI 3.1.0 description'. */
  readonly result: string;
}

const AT_ONCE = 6;
const SHOWN = 15;

/**
 * Finds the description of a running API: what the base URL's `Link: rel=service-desc` (RFC 8631) and API catalog (RFC
 * 9727) name, the well-known places below the base URL and below the origin, and what documentation pages link to. A
 * candidate counts only when its body is a Swagger 2.0 or OpenAPI 3.x document. Only the target's own host is asked.
 *
 * @throws AssayError TARGET_UNREACHABLE when nothing answers at all, SPEC_NOT_FOUND with what was tried.
 */
export async function discoverDescription(baseUrl: string, options: DiscoverOptions = {}): Promise<Discovered> {
  const limits = {
    headers: options.headers ?? {},
    timeoutMs: options.timeoutMs ?? 5_000,
    maxBytes: options.maxBytes ?? 64 * 1024 * 1024,
  };
  const base = new URL(baseUrl);
  base.hash = '';
  base.search = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  const prober = new Prober(base, limits);
  const below = (path: string): string[] => [...new Set([new URL(path, base).href, new URL(path, base.origin).href])];

  await prober.probe(baseUrl);
  if (!prober.answered) throw unreachable(displayPlace(base.href), prober.tried[0]?.result ?? 'no answer');
  const waves: (() => readonly string[])[] = [
    () => prober.leads(),
    () => below('.well-known/api-catalog'),
    () => prober.leads(),
    ...chunks(WELL_KNOWN.flatMap(below), AT_ONCE).map((wave) => () => wave),
    () => PAGES.flatMap(below),
    () => prober.leads(),
    () => prober.leads(),
  ];
  for (const wave of waves) {
    if (prober.found !== undefined) break;
    for (const urls of chunks(wave(), AT_ONCE)) await Promise.all(urls.map((url) => prober.probe(url)));
  }
  if (prober.found !== undefined) return { place: prober.found, tried: prober.tried };
  throw notFound(displayPlace(base.href), `none at ${prober.tried.length} places tried: ${shown(prober.tried)}`, [
    'the description is not published, or at another place',
    'it needs credentials',
    'the base URL has another path prefix',
  ]);
}

/** What answered anything but 404 is the better clue. */
function shown(tried: readonly Attempt[]): string {
  const byClue = tried.toSorted((a, b) => Number(a.result === 'HTTP 404') - Number(b.result === 'HTTP 404'));
  const lines = byClue.slice(0, SHOWN).map(({ url, result }) => `${url} (${result})`);
  return lines.join(', ') + (tried.length > SHOWN ? `, and ${tried.length - SHOWN} more` : '');
}

function unreachable(where: string, observed: string): AssayError {
  return new AssayError('TARGET_UNREACHABLE', {
    what: 'The target does not answer.',
    where,
    observed,
    expected: 'any HTTP answer',
    reasons: ['the target is not running', 'the host or the port is wrong', 'a proxy or firewall is in between'],
    next: `curl -v '${where}'`,
  });
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
