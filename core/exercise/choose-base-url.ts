import { request } from 'undici';
import { endsByName } from '../plan/safety.ts';
import type { Json, JsonObject } from '../spec/types.ts';
import { isObject } from './json-body.ts';

const MOST_PROBES = 4;

export interface ChosenBase {
  readonly baseUrl: string;
  /** Said in the report when it is not what the description says. */
  readonly note?: string;
}

/**
 * Which of the candidates, best first, the target's operations are below: the first one at which a parameterless GET
 * of the description is known there. The first candidate when none of them is, or when there is nothing to ask for.
 */
export async function chooseBaseUrl(
  candidates: readonly string[],
  document: JsonObject,
  options: { readonly headers: Readonly<Record<string, string>>; readonly timeoutMs: number },
): Promise<ChosenBase> {
  const [first = ''] = candidates;
  if (candidates.length < 2) return { baseUrl: first };
  const paths = plainGets(document.paths).slice(0, MOST_PROBES);
  for (const baseUrl of candidates) {
    for (const path of paths) {
      if (!(await isKnown(baseUrl + path, options))) continue;
      const note = `Operations are below ${baseUrl}: the base the description gives (${first}) knows none of ${paths.join(', ')}.`;
      return baseUrl === first ? { baseUrl } : { baseUrl, note };
    }
  }
  return { baseUrl: first };
}

/** Paths with a GET and without parameters in them: asking for them changes nothing. */
function plainGets(paths: Json | undefined): string[] {
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    !path.includes('{') && !endsByName(path) && isObject(item) && 'get' in item ? [path] : [],
  );
}

/** 404 says no; so does a web page, which many servers give for every path. */
async function isKnown(
  url: string,
  { headers, timeoutMs }: { readonly headers: Readonly<Record<string, string>>; readonly timeoutMs: number },
): Promise<boolean> {
  try {
    const limit = Math.min(timeoutMs, 5_000);
    const answer = await request(url, {
      headers: { accept: 'application/json, */*;q=0.5', ...headers },
      headersTimeout: limit,
      bodyTimeout: limit,
    });
    answer.body.on('error', () => undefined);
    answer.body.destroy();
    const type = String(answer.headers['content-type'] ?? '');
    return answer.statusCode !== 404 && answer.statusCode < 500 && !type.startsWith('text/html');
  } catch {
    return false;
  }
}
