import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** 'k6 v2.2.0 (commit/0123456789, go1.26.8, linux/amd64)'; the first word is the file's own name. */
const VERSION_LINE = /^\S+ v(\d+)\.(\d+)\.(\d+)\S* \(.*go\d/;

export type K6Source = 'explicit' | 'cache' | 'path' | 'download' | 'go';

/** A k6 that was started once and told its version. */
export interface K6Binary {
  readonly path: string;
  /** '2.2.0' */
  readonly version: string;
  readonly source: K6Source;
  readonly sha256: string;
  /** Environment variables it needs besides the usual. */
  readonly env: Readonly<Record<string, string>>;
  /** Sentences worth telling: an old major version, extensions built in. */
  readonly notes: readonly string[];
}

/** Hex SHA-256 of a file's bytes. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/**
 * Asks a program for its version as k6 does it.
 * @throws Error when it cannot be started, is no k6, or is older than 1.0 or of a major version above 2
 */
export async function inspectK6(path: string, source: K6Source): Promise<K6Binary> {
  const { stdout } = await run(path, ['version'], {
    timeout: 10_000,
    env: { K6_NO_USAGE_REPORT: 'true', K6_AUTO_EXTENSION_RESOLUTION: 'false', PATH: process.env.PATH ?? '' },
  });
  const match = VERSION_LINE.exec(stdout.trim());
  const [, major = '', minor = '', patch = ''] = match ?? [];
  if (match === null) throw new Error(`"${path} version" does not answer like k6: ${stdout.slice(0, 80).trim()}`);
  const version = `${major}.${minor}.${patch}`;
  const notes: string[] = [];
  if (major === '1') notes.push(`k6 ${version} is of the 1.x line; 2.x is what this is tested with`);
  else if (major !== '2') throw new Error(`k6 ${version} is not supported: 2.x is wanted, 1.x is accepted`);
  const withXk6Ts = stdout.includes('xk6-ts');
  // It would bundle the script a second time and turn the run into one from standard input.
  if (withXk6Ts) notes.push('xk6-ts is built in and was switched off: the scenario is bundled already');
  return {
    path,
    version,
    source,
    sha256: await fileSha256(path),
    env: withXk6Ts ? { XK6_TS: 'false' } : {},
    notes,
  };
}
