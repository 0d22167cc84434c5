import { existsSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AssayError } from '../errors/assay-error.ts';
import { readEvents } from './events.ts';
import { foldEvents } from './fold-events.ts';
import type { RunRecord } from './types.ts';
import { SCHEMA_VERSION } from './types.ts';
import { unwritable, writeAtomic } from './write-atomic.ts';

export const RECORD_FILE = 'run.json';

/** Writes `run.json` into the run folder, whole or not at all. OUTPUT_UNWRITABLE. */
export function writeRecord(dir: string, record: RunRecord): void {
  writeAtomic(join(dir, RECORD_FILE), `${JSON.stringify(record, null, 1)}\n`);
}

function unreadable(path: string, observed: string, cause?: unknown): AssayError {
  return new AssayError(
    'RECORD_UNREADABLE',
    {
      what: 'the run record cannot be read',
      where: path,
      observed,
      expected: `a run.json of schema version ${SCHEMA_VERSION.split('.')[0]}.x`,
      reasons: ['the path is not a run folder', 'the file was cut or edited', 'it was written by another version'],
      next: 'name a run folder, such as reports/out/latest',
    },
    { cause },
  );
}

/** Reads a record from `run.json` or from the run folder that holds it. RECORD_UNREADABLE. */
export function readRecord(path: string): RunRecord {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const file = isFolder ? join(path, RECORD_FILE) : path;
  let record: unknown;
  try {
    record = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error), error);
  }
  const version = (record as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version !== 'string') throw unreadable(file, 'JSON without a schemaVersion');
  if (version.split('.')[0] !== SCHEMA_VERSION.split('.')[0]) throw unreadable(file, `schema version ${version}`);
  return record as RunRecord;
}

/** The record of a run folder whose run died, folded from its events. RECORD_UNREADABLE when it has none. */
export function recoverRecord(dir: string): RunRecord {
  return foldEvents(readEvents(dir));
}

/**
 * The record of a run folder: `run.json`, or, where the run was killed before it wrote the last one, what its events
 * amount to (written to `run.json` then). RECORD_UNREADABLE, OUTPUT_UNWRITABLE.
 */
export function newestRecord(dir: string): { readonly record: RunRecord; readonly recovered: boolean } {
  const isFolder = existsSync(dir) && statSync(dir).isDirectory();
  const events = isFolder ? readEvents(dir) : [];
  const ended = events.some(({ type }) => type === 'end');
  if (ended && existsSync(join(dir, RECORD_FILE))) return { record: readRecord(dir), recovered: false };
  if (!events.some(({ type }) => type === 'run')) return { record: readRecord(dir), recovered: false };
  const record = foldEvents(events);
  writeRecord(dir, record);
  return { record, recovered: true };
}

/**
 * Points `<outRoot>/latest` at a run folder: a relative symbolic link, or a text file holding the path where the file
 * system has no links. A `latest` that is a folder of somebody's is left alone. OUTPUT_UNWRITABLE.
 */
export function pointLatest(outRoot: string, runDir: string): void {
  const latest = join(outRoot, 'latest');
  const target = relative(outRoot, runDir);
  if (lstatSync(latest, { throwIfNoEntry: false })?.isDirectory()) return;
  try {
    rmSync(latest, { force: true });
    try {
      symlinkSync(target, latest, 'dir');
    } catch {
      writeFileSync(latest, `${target}\n`);
    }
  } catch (error) {
    throw unwritable(latest, error);
  }
}
