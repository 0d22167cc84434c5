import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffMarkdown } from '../../cli/diff/diff-markdown.ts';
import { diffText } from '../../cli/diff/diff-text.ts';
import { readWaivers } from '../../cli/diff/read-waivers.ts';
import { gating } from '../../cli/diff/result.ts';
import { readPlace } from '../../contracts/diff/engine/read-place.ts';
import { waiveChanges } from '../../contracts/diff/engine/waive.ts';
import { assay, folder, PATIENCE } from '../cli/assay.ts';
import { api, diffOf, told, written } from './support.ts';

const parameter = { name: 'q', in: 'query', schema: { $ref: './parts.json#/Query' } };
const before = JSON.stringify(api({ parameters: [parameter] }));
const after = JSON.stringify(api({ parameters: [{ ...parameter, required: true }] }));

/** A repository with a description of two files: the revision v1 and the working copy. */
function repository(): string {
  const top = folder();
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main'];
    execFileSync('git', [...who, ...args], { cwd: top, stdio: 'ignore' });
  };
  mkdirSync(join(top, 'api'));
  writeFileSync(join(top, 'api/openapi.json'), before);
  writeFileSync(join(top, 'api/parts.json'), JSON.stringify({ Query: { type: 'integer', maximum: 9 } }));
  git('init');
  git('add', '.');
  git('commit', '-m', 'one');
  git('tag', 'v1');
  writeFileSync(join(top, 'api/openapi.json'), after);
  writeFileSync(join(top, 'api/parts.json'), JSON.stringify({ Query: { type: 'integer', maximum: 5 } }));
  return top;
}

describe('assay diff', () => {
  it('compares a revision with the working copy, with the parts of that revision', PATIENCE, async () => {
    const top = repository();
    const args = ['diff', 'v1:api/openapi.json', 'api/openapi.json', '--json', 'out.json'];
    const { code, text } = await assay(args, { cwd: top });
    expect(code).toBe(1);
    expect(text).toContain('[parameter-became-required]');
    expect(text).toMatch(
      /a lower upper bound: 9 -> 5 {2}\[maximum-lowered\]\n {4}proof {3}\d was accepted, is now refused/,
    );
    expect(text).toContain('git:v1:api/openapi.json:1 -> api/openapi.json:1');
    expect(text).toContain('NOT COMPATIBLE: 2 breaking changes are not waived');
    const json = JSON.parse(readFileSync(join(top, 'out.json'), 'utf8'));
    expect(json).toMatchObject({ schemaVersion: '1.0', counts: { breaking: 2, additive: 0, cosmetic: 0 }, failing: 2 });
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: top, encoding: 'utf8' })).toBe(
      ' M api/openapi.json\n M api/parts.json\n?? out.json\n',
    );
  });

  it('ends with 3 and five parts where a description cannot be read', PATIENCE, async () => {
    const { code, text } = await assay(['diff', 'git:v9:api/openapi.json', 'api/openapi.json'], { cwd: repository() });
    expect(code).toBe(3);
    expect(text).toMatch(/^SPEC_NOT_FOUND: .+\n {2}where .+\n {2}observed {2}no revision 'v9'\n {2}expected /);
  });
});

describe('places', () => {
  it('are revisions, files and nothing else', async () => {
    const top = repository();
    const one = await readPlace('git:v1:./api/openapi.json', top);
    expect(one.source).toBe('git:v1:api/openapi.json');
    expect((await readPlace('HEAD:api/openapi.json', top)).document).toEqual(one.document);
    const wrong = [
      'git:v1:api/nothing.json',
      'git:v1',
      'git:--output=x:api/openapi.json',
      join(top, 'nowhere.json'),
      'v9:a.json',
    ];
    for (const place of wrong) await expect(readPlace(place, top)).rejects.toMatchObject({ code: 'SPEC_NOT_FOUND' });
    await expect(readPlace(written('{"a": 1}'), top)).rejects.toMatchObject({ code: 'SPEC_UNSUPPORTED' });
  });
});

describe('what is printed', () => {
  const waiver = { reason: 'agreed', owner: 'orders', expires: '2030-12-31', oracle: 'spec-diff' };

  it('shows what is waived, and does not fail on it', async () => {
    const waivers = readWaivers(written(JSON.stringify([waiver])));
    const diff = await diffOf(api({}), api({ parameters: [{ name: 'q', in: 'query', required: true }] }));
    const result = { diff, ...waiveChanges(diff.changes, waivers, '2030-06-15'), failOn: 'breaking' } as const;
    expect(gating(result)).toEqual([]);
    expect(diffText(result, false)).toContain('waived  by orders until 2030-12-31: agreed');
    expect(diffMarkdown(result)).toContain('**CONDITIONAL: every breaking change is waived**');
    const late = { ...result, ...waiveChanges(diff.changes, waivers, '2031-01-01') };
    expect(gating(late)).toHaveLength(1);
    expect(diffText(late, false)).toContain('expired after 2030-12-31; its change counts again');
  });

  it('refuses waivers without reason, owner or date', () => {
    expect(() => readWaivers(written(JSON.stringify([{ oracle: 'spec-diff' }])))).toThrow(/is missing/);
    expect(() => readWaivers(written('nothing'))).toThrow(/cannot be read/);
  });

  it('stays one table row, whatever a description says', async () => {
    const name = 'a|b\n<script>`x`';
    const diff = await diffOf(api({}), api({ parameters: [{ name, in: 'query' }] }));
    expect(told(diff.changes)).toEqual(['additive parameter-added']);
    const lines = diffMarkdown({ diff, changes: diff.changes, notes: [], failOn: 'never' }).split('\n');
    const rows = lines.filter((line) => line.startsWith('| POST'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).not.toMatch(/[^\\]<script|[^\\]`x/);
  });
});
