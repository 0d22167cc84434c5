import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Throws what the file system throws; unlike a recursive `mkdir`
 * it ends where the system denies that a folder exists whose parent does (below /proc).
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let at = resolve(path);
  while (!existsSync(at) && dirname(at) !== at) {
    missing.unshift(at);
    at = dirname(at);
  }
  for (const folder of missing) {
    try {
      mkdirSync(folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
  }
  if (!statSync(resolve(path)).isDirectory()) throw new Error(`ENOTDIR: a file stands at ${path}`);
}
