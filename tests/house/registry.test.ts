import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { OracleDeclaration } from '../../core/oracle/types.ts';
import { validateDeclaration } from '../../core/oracle/validate-declaration.ts';
import { filesBelow, ROOT } from './files.ts';

const FOLDERS = [
  { folder: 'contracts/checks', part: 'contracts' },
  { folder: 'contracts/diff', part: 'contracts' },
  { folder: 'contracts/lint', part: 'contracts' },
  { folder: 'contracts/probes', part: 'contracts' },
  { folder: 'contracts/surveys', part: 'contracts' },
  { folder: 'contracts/whole-api', part: 'contracts' },
  { folder: 'properties/laws', part: 'properties' },
  { folder: 'scenarios/races', part: 'scenarios' },
  { folder: 'load/objectives', part: 'load' },
] as const;

/** Some oracles are the declaration, some carry it as `declaration`. */
type Oracle = OracleDeclaration & { readonly declaration?: OracleDeclaration };

function declarationOf(value: unknown): OracleDeclaration | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const oracle = value as Oracle;
  return oracle.declaration ?? oracle;
}

async function load(path: string): Promise<Record<string, unknown>> {
  return import(/* @vite-ignore */ pathToFileURL(join(ROOT, path)).href);
}

const oracleFiles = FOLDERS.map(({ folder, part }) => ({
  folder,
  part,
  // Only files right in the folder are oracles; what they share lives below it.
  files: (existsSync(join(ROOT, folder)) ? filesBelow(folder) : []).filter(
    (path) =>
      path.split('/').length === 3 && path.endsWith('.ts') && !['index.ts', 'types.ts'].includes(basename(path)),
  ),
}));

describe.each(oracleFiles)('$folder', ({ folder, part, files }) => {
  // A folder without an oracle has nothing to compare yet.
  it.runIf(files.length > 0)('has each oracle in its registry, in alphabetical order, and nothing else', async () => {
    const { registry } = await load(`${folder}/index.ts`);
    const ids = files.map((path) => basename(path, '.ts')).sort();
    expect(Object.keys(registry ?? {}), `edit ${folder}/index.ts`).toEqual(ids);
    for (const [id, entry] of Object.entries(registry ?? {})) expect(declarationOf(entry)?.id).toBe(id);
  });

  it.each(files.map((path) => basename(path, '.ts')))(
    '%s is declared, documented and named by its file',
    async (id) => {
      const module = await load(`${folder}/${id}.ts`);
      const declaration = declarationOf(module.oracle ?? module.default);
      expect(declaration, `${folder}/${id}.ts exports 'oracle'`).toBeDefined();
      if (declaration === undefined) return;
      expect(declaration.id).toBe(id);
      expect(declaration.part).toBe(part);
      expect(validateDeclaration(declaration)).toEqual([]);
      expect(existsSync(join(ROOT, `docs/oracles/${id}.md`)), `write docs/oracles/${id}.md`).toBe(true);
    },
  );
});

describe('docs/oracles', () => {
  it('has a page for no oracle that is not there', () => {
    const pages = existsSync(join(ROOT, 'docs/oracles')) ? filesBelow('docs/oracles') : [];
    const known = oracleFiles.flatMap(({ files }) => files.map((path) => basename(path, '.ts')));
    const ids = pages.map((path) => basename(path, '.md')).filter((id) => id !== 'README' && id !== 'index');
    expect(ids.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('names every oracle once over all parts', () => {
    const ids = oracleFiles.flatMap(({ files }) => files.map((path) => basename(path, '.ts')));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
