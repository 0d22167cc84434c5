import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../config/make-folder.ts';
import { AssayError } from '../errors/assay-error.ts';

/** The five-part error for a place that cannot be written. */
export function unwritable(path: string, cause: unknown): AssayError {
  return new AssayError(
    'OUTPUT_UNWRITABLE',
    {
      what: 'The output folder cannot be written.',
      where: path,
      observed: cause instanceof Error ? cause.message : String(cause),
      expected: 'a folder that may be created and written',
      reasons: ['the folder belongs to another user', 'the disk is full', 'a file stands where a folder is needed'],
      next: 'give another folder with --out',
    },
    { cause },
  );
}

/** Writes a file so that a reader sees the old content or the new, never half. OUTPUT_UNWRITABLE. */
export function writeAtomic(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(path));
    const file = openSync(temporary, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary, { force: true });
    throw unwritable(path, error);
  }
}
