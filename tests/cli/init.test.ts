import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../core/config/index.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { withConfiguredLists } from '../../core/plan/configured-lists.ts';
import { inferResources } from '../../core/resources/infer-resources.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { describeThings, FILTER, SORT } from '../exercise/support/document.ts';
import { assay, folder, PATIENCE } from './assay.ts';
import { serveThings } from './things-server.ts';

const SECRET = 'tok-5b1c0ffee';

function described(): { cwd: string; spec: string } {
  const cwd = folder();
  const spec = join(cwd, 'openapi.json');
  writeFileSync(spec, JSON.stringify(describeThings({ paging: 'page', more: [FILTER, SORT] })));
  return { cwd, spec };
}

describe('assay init', () => {
  it('writes what was inferred from a description; the file can be read and changes nothing', PATIENCE, async () => {
    const { cwd, spec } = described();
    const told = await assay(['init', spec], { cwd });
    expect(told.code).toBe(0);
    const file = join(cwd, 'assay.config.ts');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Answers were not looked at: no --url was given');
    expect(text).not.toContain('firstPage');
    const config = await resolveConfig({ flags: { config: file }, env: {}, cwd, needsUrl: false });
    const description = await readDescription(spec);
    const { operations } = operationsOf(description);
    const model = inferResources(operations, description.document);
    expect(Object.keys(config.lists).length).toBe(model.resources.filter(({ list }) => list).length);
    // The first page is not written, as it was not seen: everything else stands as inferred.
    expect(withConfiguredLists(model, operations, config.lists)).toEqual(model);
  });

  it('never writes over a file without being told so', PATIENCE, async () => {
    const { cwd, spec } = described();
    writeFileSync(join(cwd, 'assay.config.ts'), 'export default {};\n');
    const told = await assay(['init', spec], { cwd });
    expect(told.code).toBe(3);
    expect(told.text).toContain('There is a configuration already.');
    expect(readFileSync(join(cwd, 'assay.config.ts'), 'utf8')).toBe('export default {};\n');
    expect((await assay(['init', spec, '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'assay.config.ts'), 'utf8')).toContain('lists: {');
  });

  it('looks at the lists of a target and writes no secret; a plan can be made with the file', PATIENCE, async () => {
    const { cwd, spec } = described();
    const server = await serveThings(0);
    try {
      const told = await assay(['init', spec, '--url', server.url, '--token', SECRET], { cwd });
      expect(told.code).toBe(0);
      const text = readFileSync(join(cwd, 'assay.config.ts'), 'utf8');
      expect(text).toContain('firstPage: 0');
      expect(text).toMatch(/its first page has 3 items/);
      expect(text).not.toContain(SECRET);
      expect(server.methods).toEqual(new Set(['GET']));
    } finally {
      await server.close();
    }
    const plan = await assay(['plan'], { cwd });
    expect(plan.text).toContain('paged by number (page from 0)');
  });

  it('says so when the target does not answer, and writes the file all the same', PATIENCE, async () => {
    const { cwd, spec } = described();
    const told = await assay(['init', spec, '--url', 'http://127.0.0.1:9'], { cwd });
    expect(told.code).toBe(0);
    expect(told.text).toContain('answers were not looked at');
    expect(existsSync(join(cwd, 'assay.config.ts'))).toBe(true);
  });

  it('wants something to look at', PATIENCE, async () => {
    const told = await assay(['init'], { cwd: folder() });
    expect(told.code).toBe(3);
    expect(told.text).toContain('There is nothing to look at.');
  });
});
