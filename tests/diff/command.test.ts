import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlace } from '../../contracts/diff/engine/read-place.ts';
import { assay, folder, PATIENCE } from '../cli/assay.ts';
import { api } from './support.ts';

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
    const { code, text } = await assay(['diff', 'v1:api/openapi.json', 'api/openapi.json', '--json', 'out.json'], {
      cwd: top,
    });
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

  it('does not fail on what is waived, and says so', PATIENCE, async () => {
    const top = repository();
    const waiver = { reason: 'agreed', owner: 'orders', expires: '2030-12-31', oracle: 'spec-diff' };
    writeFileSync(join(top, 'waivers.json'), JSON.stringify([waiver]));
    const args = ['diff', 'git:v1:api/openapi.json', './api/openapi.json', '--waivers', 'waivers.json'];
    const held = await assay([...args, '--date', '2030-06-15', '--format', 'markdown'], { cwd: top });
    expect(held.code).toBe(0);
    expect(held.text).toContain('**CONDITIONAL: every breaking change is waived**');
    const expired = await assay([...args, '--date', '2031-01-01'], { cwd: top });
    expect(expired.code).toBe(1);
    expect(expired.text).toContain('expired after 2030-12-31; its change counts again');
  });

  it('is 0 for the same description and 3 for what cannot be read', PATIENCE, async () => {
    const top = repository();
    const same = await assay(['diff', 'v1:api/openapi.json', 'git:v1:./api/openapi.json'], { cwd: top });
    expect(same.code).toBe(0);
    expect(same.text).toContain('0 breaking, 0 additive, 0 cosmetic changes');
    writeFileSync(join(top, 'other.json'), '{"a": 1}');
    const places = ['git:v9:api/openapi.json', 'git:v1:api/nothing.json', 'git:v1', 'other.json', 'nowhere.json'];
    const codes = await Promise.all(places.map((place) => assay(['diff', place, 'api/openapi.json'], { cwd: top })));
    expect(codes.map(({ code }) => code)).toEqual([3, 3, 3, 3, 3]);
    for (const { text } of codes) expect(text).toMatch(/^SPEC_\w+: .+\n {2}where .+\n {2}observed .+\n {2}expected /);
    const wrong = await assay(['diff', 'api/openapi.json', 'api/openapi.json', '--format', 'pdf'], { cwd: top });
    expect(wrong.code).toBe(3);
  });

  it('takes no option of git for a revision', async () => {
    const top = repository();
    await expect(readPlace('git:--output=x:api/openapi.json', top)).rejects.toMatchObject({ code: 'SPEC_NOT_FOUND' });
  });
});
