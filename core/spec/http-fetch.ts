import { fetch } from 'undici';
import { tooLarge, unreadable } from './spec-errors.ts';

export interface FetchLimits {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export interface Fetched {
  readonly status: number;
  /** After redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly link: string;
  readonly body: Buffer;
}

const REDIRECTS = 5;
const ACCEPT = 'application/json, application/yaml, application/openapi+json, text/yaml, text/html;q=0.5, */*;q=0.4';

/**
 * GET with at most five redirects; given headers (credentials) are dropped as soon as a redirect leaves the origin.
 * Throws what `fetch` throws when nothing answers, SPEC_TOO_LARGE when the decoded body exceeds `maxBytes`.
 */
export async function httpFetch(place: string, limits: FetchLimits): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let url = new URL(place);
  let headers: Record<string, string> = { accept: ACCEPT, ...limits.headers };
  if (url.username !== '') {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization ??= `Basic ${Buffer.from(pair).toString('base64')}`;
    url.username = '';
    url.password = '';
  }
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && response.status !== 304 && location !== null) {
      await response.body?.cancel();
      const next = new URL(location, url);
      if (!/^https?:$/.test(next.protocol)) break;
      if (next.origin !== url.origin) headers = { accept: ACCEPT };
      url = next;
      continue;
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > limits.maxBytes)
        throw tooLarge(place, `more than ${bytes} bytes`, `at most ${limits.maxBytes} bytes`);
      chunks.push(chunk);
    }
    return {
      status: response.status,
      url: url.href,
      contentType: response.headers.get('content-type') ?? '',
      link: response.headers.get('link') ?? '',
      body: Buffer.concat(chunks),
    };
  }
  throw unreadable(
    'The address of the description redirects without end.',
    place,
    `more than ${REDIRECTS} redirects, last to ${url.href}`,
    ['a sign-in page redirects to itself', 'http and https redirect to each other'],
    'open the address in a browser and give the one it ends at',
  );
}
