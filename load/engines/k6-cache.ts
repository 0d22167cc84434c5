import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileSha256, inspectK6, type K6Binary, type K6Source } from './k6-binary.ts';
import { PINS } from './k6-releases.data.ts';

const NAME = process.platform === 'win32' ? 'k6.exe' : 'k6';

/** `$XDG_CACHE_HOME/assay/k6`, by default `~/.cache/assay/k6`. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'assay', 'k6');
}

/** The best pinned k6 in the cache whose bytes are still those that were put there; null without one. */
export async function cachedK6(folder = cacheFolder()): Promise<K6Binary | null> {
  for (const { version } of PINS) {
    const path = join(folder, version, NAME);
    const expected = await readFile(`${path}.sha256`, 'utf8').catch(() => '');
    if (expected === '') continue;
    const actual = await fileSha256(path).catch(() => '');
    if (actual !== expected.trim()) continue;
    const found = await inspectK6(path, 'cache').catch(() => null);
    if (found?.version === version) return found;
  }
  return null;
}

/** Puts a program into the cache, visible only when complete. Throws when it is not k6 of that version. */
export async function intoCache(
  program: string,
  version: string,
  source: K6Source,
  folder = cacheFolder(),
): Promise<K6Binary> {
  const home = join(folder, version);
  const path = join(home, NAME);
  const arriving = join(home, `.${NAME}-${randomBytes(4).toString('hex')}`);
  await mkdir(home, { recursive: true });
  try {
    await copyFile(program, arriving);
    await chmod(arriving, 0o755);
    const found = await inspectK6(arriving, source);
    if (found.version !== version) throw new Error(`k6 ${version} was wanted, this is ${found.version}`);
    await writeFile(`${arriving}.sha256`, `${found.sha256}\n`);
    await rename(arriving, path);
    await rename(`${arriving}.sha256`, `${path}.sha256`);
    return { ...found, path };
  } finally {
    await rm(arriving, { force: true });
    await rm(`${arriving}.sha256`, { force: true });
  }
}
