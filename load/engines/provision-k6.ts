import { AssayError } from '../../core/errors/assay-error.ts';
import { buildK6, suitableGo } from './build-k6.ts';
import { downloadK6 } from './download-k6.ts';
import { findK6 } from './find-k6.ts';
import type { K6Binary } from './k6-binary.ts';
import { cacheFolder } from './k6-cache.ts';
import { PINS } from './k6-releases.data.ts';

export interface ProvisionOptions {
  /** Only look, fetch nothing. */
  readonly offline?: boolean;
  readonly cache?: string;
  readonly onProgress?: (line: string) => void;
}

async function firstOf(
  attempts: readonly { readonly label: string; readonly make: () => Promise<K6Binary> }[],
  failures: string[],
): Promise<K6Binary | null> {
  for (const { label, make } of attempts) {
    try {
      return await make();
    } catch (error) {
      failures.push(`${label}: ${error instanceof Error ? withCause(error) : String(error)}`);
    }
  }
  return null;
}

function withCause(error: Error): string {
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

/**
 * A k6, whatever it takes: one that is there, else the pinned release downloaded and verified, else built with Go.
 * Fetched ones are kept in the cache.
 * @throws AssayError TOOL_MISSING with what was tried
 */
export async function provisionK6(options: ProvisionOptions = {}): Promise<K6Binary> {
  const cache = options.cache ?? cacheFolder();
  const say = options.onProgress ?? (() => undefined);
  const there = await findK6({ cache });
  if (there !== null) return there;
  const failures: string[] = ['none in the cache, none on PATH'];
  if (options.offline !== true) {
    const [newest] = PINS;
    say(`looking for a release of k6 ${newest?.version} to download`);
    const downloads = PINS.slice(0, 1).map((pin) => ({
      label: `download of ${pin.version}`,
      make: () => downloadK6(pin.version, cache),
    }));
    const go = await suitableGo();
    const builds = PINS.map((pin) => ({ label: `build of ${pin.version}`, make: () => buildK6(pin, cache, say) }));
    if ('reason' in go) failures.push(go.reason);
    const got = await firstOf([...downloads, ...('reason' in go ? [] : builds)], failures);
    if (got !== null) return got;
  }
  throw new AssayError('TOOL_MISSING', {
    what: 'No k6 could be had.',
    where: cache,
    observed: failures.join('; '),
    expected: 'k6 2.x',
    reasons:
      options.offline === true
        ? ['fetching was switched off']
        : ['neither the release page nor Go’s module proxy is reachable'],
    next: 'install k6 2.x (https://grafana.com/docs/k6/latest/set-up/install-k6/), or Go 1.25 or newer, and try again',
  });
}
