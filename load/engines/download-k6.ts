import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { K6Binary } from './k6-binary.ts';
import { intoCache } from './k6-cache.ts';
import { ARCHIVE_SHA256 } from './k6-releases.data.ts';

const run = promisify(execFile);
const ANSWER_LIMIT_MS = 5000;
const WHOLE_LIMIT_MS = 180_000;
export const RELEASES = 'https://github.com/grafana/k6/releases/download';

/** 'linux-amd64' as k6's release page writes it. */
export function platformName(platform: string = process.platform, arch: string = process.arch): string {
  return `${platform === 'darwin' ? 'macos' : platform}-${arch === 'x64' ? 'amd64' : arch}`;
}

async function fetchArchive(url: string): Promise<Uint8Array> {
  const answer = new AbortController();
  const timer = setTimeout(
    () => answer.abort(new Error(`no answer within ${ANSWER_LIMIT_MS / 1000} s`)),
    ANSWER_LIMIT_MS,
  );
  const signal = AbortSignal.any([answer.signal, AbortSignal.timeout(WHOLE_LIMIT_MS)]);
  const response = await fetch(url, { signal }).finally(() => clearTimeout(timer));
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Downloads a pinned release into the cache. Nothing of the archive is unpacked before its SHA-256 was compared with
 * the one kept here.
 * @throws Error when there is no sum for this platform, the network does not allow it, or the sum differs
 */
export async function downloadK6(version: string, cache: string, base: string = RELEASES): Promise<K6Binary> {
  const platform = platformName();
  const expected = ARCHIVE_SHA256[version]?.[platform];
  if (expected === undefined) throw new Error(`no checksum of k6 ${version} for ${platform} is kept here`);
  const name = `k6-v${version}-${platform}`;
  const archive = await fetchArchive(`${base}/v${version}/${name}.tar.gz`);
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected) throw new Error(`${name}.tar.gz has SHA-256 ${actual}, not ${expected}`);
  const folder = await mkdtemp(join(tmpdir(), 'assay-k6-'));
  try {
    const file = join(folder, 'k6.tar.gz');
    await writeFile(file, archive);
    await run('tar', ['-xzf', file, '-C', folder]);
    return await intoCache(join(folder, name, 'k6'), version, 'download', cache);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
