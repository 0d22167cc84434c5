import type { AssayError } from '../core/errors/assay-error.ts';
import { unwritable } from '../core/record/index.ts';

const CODES = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EISDIR', 'EMFILE']);

/** What the file system refused, as the error a person can act on; undefined for every other error. */
export function diskError(error: unknown): AssayError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !CODES.has(String(error.code))) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'the folder of the run';
  return unwritable(path, error);
}
