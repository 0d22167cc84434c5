import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Json } from '../../core/spec/types.ts';

/** One file of JSON Schema's official test suite. */
export interface SuiteFile {
  /** Below the draft's folder: 'anyOf.json', 'optional/format/date.json'. */
  readonly name: string;
  readonly groups: readonly {
    readonly description: string;
    readonly schema: Json;
    readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
  }[];
}

export interface Suite {
  readonly files: readonly SuiteFile[];
  /** URL below http://localhost:1234 -> document. */
  readonly remotes: ReadonlyMap<string, Json>;
}

const jsonFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .toSorted();

const parsed = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;

/** Reads the suite of one draft ('draft2020-12', 'draft4') out of an unpacked folder or a .tar.gz. */
export function readSuite(place: string, draft: string): Suite {
  if (statSync(place).isDirectory()) return readFolder(place, draft);
  const folder = mkdtempSync(join(tmpdir(), 'schema-suite-'));
  try {
    execFileSync('tar', ['xzf', place, '-C', folder]);
    return readFolder(folder, draft);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readFolder(place: string, draft: string): Suite {
  const inner = readdirSync(place).find((name) => readdirSyncSafe(join(place, name)).includes('tests'));
  const folder = readdirSync(place).includes('tests') ? place : join(place, inner ?? '');
  const tests = join(folder, 'tests', draft);
  const remotes = join(folder, 'remotes');
  return {
    files: jsonFiles(tests).map((name) => ({
      name: relative('.', name),
      groups: parsed(join(tests, name)) as unknown as SuiteFile['groups'],
    })),
    remotes: new Map(
      jsonFiles(remotes).map((name) => [`http://localhost:1234/${name}`, parsed(join(remotes, name))] as const),
    ),
  };
}

function readdirSyncSafe(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path) : [];
}
