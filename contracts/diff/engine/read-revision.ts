import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { AssayError } from '../../../core/errors/assay-error.ts';
import { type ReadOptions, readDescription } from '../../../core/spec/read-description.ts';
import type { Description, SourcePosition } from '../../../core/spec/types.ts';

const run = promisify(execFile);
/** Files that may be parts of a description, at one revision. */
const MOST_FILES = 5_000;
const PART = /\.(json|ya?ml)(\.gz)?$/i;

/** A file at a revision of the repository in the working folder. */
export interface Revision {
  readonly revision: string;
  /** As written: relative to the working folder when it begins with './' or '../', else to the top of the repository. */
  readonly path: string;
}

/**
 * What is meant by `git:REV:path`, or by `REV:path` where no such file exists and REV is a revision; undefined when the
 * place is a file or a URL.
 */
export async function revisionIn(place: string, cwd: string): Promise<Revision | undefined> {
  const explicit = place.startsWith('git:');
  const text = explicit ? place.slice('git:'.length) : place;
  const [, revision, path] = /^([^:]+):(.+)$/s.exec(text) ?? [];
  if (revision === undefined || path === undefined) {
    if (!explicit) return undefined;
    throw noRevision(place, 'no path after the revision', 'write git:REV:path, such as git:main:openapi.yaml');
  }
  if (explicit) return { revision, path };
  if (/^(https?|file)$/i.test(revision) || /^[a-z]$/i.test(revision) || existsSync(resolve(cwd, place)))
    return undefined;
  return (await git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])) ===
    undefined
    ? undefined
    : { revision, path };
}

async function git(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string | undefined> {
  try {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 256 * 1024 * 1024 };
    return (await run('git', [...args], options)).stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new AssayError('SPEC_UNREADABLE', {
        what: 'The description of a revision cannot be read without git.',
        where: cwd,
        observed: 'git is not installed, or the folder is not there',
        expected: 'git on the PATH',
        reasons: ['the machine has no git'],
        next: 'install git, or save the file of that revision and give its path',
      });
    }
    return undefined;
  }
}

/**
 * Reads a description as it was at a revision, with the files it refers to. Nothing in the repository or its index
 * changes: the files are laid out in a temporary folder, which is removed.
 *
 * @throws AssayError SPEC_NOT_FOUND (no repository, revision or file), and those of `readDescription`.
 */
export async function readRevision(
  { revision, path }: Revision,
  cwd: string,
  options: ReadOptions,
): Promise<Description> {
  const place = `git:${revision}:${path}`;
  const top = (await git(cwd, ['rev-parse', '--show-toplevel']))?.trim();
  if (top === undefined)
    throw noRevision(place, `${cwd} is in no git repository`, 'start the command inside the repository');
  const commit = (
    await git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  )?.trim();
  if (commit === undefined)
    throw noRevision(
      place,
      `no revision '${revision}'`,
      `git -C ${top} log --oneline -5, or git fetch in a shallow clone`,
    );
  const inTop = /^\.\.?\//.test(path)
    ? posix.join(relative(top, cwd).replaceAll('\\', '/'), path)
    : posix.normalize(path);
  const named = (await git(top, ['ls-tree', '-r', '-z', '--name-only', commit]))?.split('\0') ?? [];
  if (!named.includes(inTop))
    throw noRevision(
      place,
      `no file ${inTop} at ${commit.slice(0, 12)}`,
      `git ls-tree -r --name-only ${commit.slice(0, 12)}`,
    );
  const folder = await mkdtemp(join(tmpdir(), 'assay-diff-'));
  try {
    // At most two folders above the root document are read, so no more need be there.
    const from = dirname(dirname(dirname(inTop)));
    const near = (name: string): boolean => from === '.' || name.startsWith(`${from}/`);
    const files = [inTop, ...named.filter((name) => name !== inTop && PART.test(name) && near(name))].slice(
      0,
      MOST_FILES,
    );
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    const prefix = `${join(folder, 'tree')}/`;
    await git(top, ['read-tree', commit], env);
    await git(top, ['checkout-index', `--prefix=${prefix}`, '--', ...files], env);
    return renamed(await readDescription(join(prefix, inTop), options), prefix, `git:${revision}:`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The description with the places of the temporary folder called by revision and path. */
function renamed(description: Description, prefix: string, revision: string): Description {
  const rename = (file: string): string => (file.startsWith(prefix) ? revision + file.slice(prefix.length) : file);
  const positions: Record<string, SourcePosition> = {};
  for (const [pointer, position] of Object.entries(description.positions))
    positions[pointer] = { ...position, file: rename(position.file) };
  return { ...description, source: rename(description.source), positions };
}

function noRevision(where: string, observed: string, next: string): AssayError {
  return new AssayError('SPEC_NOT_FOUND', {
    what: 'The description of this revision was not found.',
    where,
    observed,
    expected: 'git:REV:path, a revision and a file of it, with the path from the top of the repository',
    reasons: ['a typing mistake', 'the file had another name at that revision', 'the clone is shallow'],
    next,
  });
}
