import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { AssayError } from '../../core/errors/assay-error.ts';
import { inspectK6, type K6Binary } from './k6-binary.ts';
import { cachedK6, cacheFolder } from './k6-cache.ts';

export interface FindOptions {
  /** Path given by the user: this one or none. */
  readonly bin?: string | null;
  readonly cache?: string;
}

async function explicitK6(bin: string): Promise<K6Binary> {
  try {
    await access(bin, constants.X_OK);
    return await inspectK6(bin, 'explicit');
  } catch (cause) {
    throw new AssayError(
      'TOOL_MISSING',
      {
        what: 'The k6 that was asked for cannot be used.',
        where: bin,
        observed: cause instanceof Error ? cause.message : String(cause),
        expected: 'an executable k6 of version 2.x (1.x is accepted)',
        reasons: ['the path is mistyped', 'the file is not executable, or made for another platform'],
        next: 'correct the path, or leave it out to let assay look for k6 itself',
      },
      { cause },
    );
  }
}

async function k6OnPath(): Promise<K6Binary | null> {
  const names = process.platform === 'win32' ? ['k6.exe'] : ['k6'];
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter((part) => part !== '')) {
    for (const name of names) {
      const found = await inspectK6(join(folder, name), 'path').catch(() => null);
      if (found !== null) return found;
    }
  }
  return null;
}

/**
 * Looks for k6 without fetching anything: the given path, the verified cache, PATH. Null when there is none.
 * @throws AssayError TOOL_MISSING when a path was given and is no good; nothing else is tried then
 */
export async function findK6(options: FindOptions = {}): Promise<K6Binary | null> {
  if (options.bin) return await explicitK6(options.bin);
  return (await cachedK6(options.cache ?? cacheFolder())) ?? (await k6OnPath());
}
