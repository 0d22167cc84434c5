import { AssayError } from '../core/errors/assay-error.ts';
import { suitableGo } from './engines/build-k6.ts';
import { findK6 } from './engines/find-k6.ts';
import type { K6Binary } from './engines/k6-binary.ts';

export type K6Status =
  | { readonly found: true; readonly k6: K6Binary }
  | { readonly found: false; readonly reason: string; readonly todo: string };

/** Whether k6 is there and, if not, what to do. Fetches nothing. */
export async function k6Status(
  options: { readonly bin?: string | null; readonly cache?: string } = {},
): Promise<K6Status> {
  try {
    const k6 = await findK6(options);
    if (k6 !== null) return { found: true, k6 };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return { found: false, reason: error.parts.observed ?? error.parts.what, todo: error.parts.next ?? '' };
  }
  const go = await suitableGo();
  const todo =
    'version' in go
      ? `node load/engines/provision.ts downloads it or builds it with ${go.version} (one to several minutes)`
      : 'install k6 2.x from https://grafana.com/docs/k6/latest/set-up/install-k6/, or run node load/engines/provision.ts where the network allows a download';
  return { found: false, reason: 'no k6 in the cache or on PATH: load is measured by autocannon', todo };
}
