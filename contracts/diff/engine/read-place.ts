import { type ReadOptions, readDescription } from '../../../core/spec/read-description.ts';
import type { Description } from '../../../core/spec/types.ts';
import { readRevision, revisionIn } from './read-revision.ts';

/**
 * Reads one side of a comparison: a file, a URL, or a git revision (`git:REV:path`, or `REV:path` where that is no
 * file and REV resolves). `cwd` is the folder that relative paths and revisions are taken from.
 *
 * @throws AssayError SPEC_NOT_FOUND, SPEC_UNREADABLE, SPEC_UNSUPPORTED, SPEC_TOO_LARGE.
 */
export async function readPlace(place: string, cwd: string, options: ReadOptions = {}): Promise<Description> {
  const revision = await revisionIn(place, cwd);
  return revision === undefined ? readDescription(place, options) : readRevision(revision, cwd, options);
}
