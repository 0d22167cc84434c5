import { request } from 'undici';
import { unreachable } from './unreachable.ts';

const LIMIT_MS = 10_000;

/**
 * Asks the target for anything; any HTTP answer counts, what it says is for the tests to judge. Throws
 * TARGET_UNREACHABLE. `timeoutMs` is cut to ten seconds.
 */
export async function reachTarget(
  url: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<void> {
  const limit = Math.min(timeoutMs, LIMIT_MS);
  try {
    const { body } = await request(url, {
      method: 'GET',
      headersTimeout: limit,
      bodyTimeout: limit,
      headers: { ...headers },
      signal: AbortSignal.timeout(limit + 1_000),
    });
    body.on('error', () => undefined);
    body.destroy();
  } catch (cause) {
    throw unreachable(url, cause, limit);
  }
}
