import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { description as describeDoor } from '../exercise/sign-in/auth-server.ts';
import { smallDescription } from '../run/small-description.ts';
import { assay, folder, PATIENCE } from './assay.ts';

function specOf(description: object): string {
  const path = join(folder(), 'api.json');
  writeFileSync(path, JSON.stringify(description));
  return path;
}

describe.concurrent('plan without a target', PATIENCE, () => {
  it('says for each operation what would run, and why not the rest', async () => {
    const { code, text } = await assay(['plan', '--spec', specOf(smallDescription)]);
    expect(code).toBe(0);
    expect(text).toMatch(/^Small things 1\.0\.0: 6 operations, 1 resource\n/);
    expect(text).toMatch(/\nGET \/health {2}\[system]\n {2}runs {6}.*status-documented.*\n {2}not run {3}\S+: the /);
    expect(text).toMatch(/\n\d+ judgements planned on 6 operations\nload: profile smoke, /);
  });

  it('is valid JSON with --json', async () => {
    const { text } = await assay(['plan', '--json', '--spec', specOf(smallDescription)]);
    const plan: { entries: { operation?: string; runs: boolean; reason?: string }[] } = JSON.parse(text);
    expect(plan.entries.filter(({ runs }) => runs).length).toBeGreaterThan(20);
    expect(plan.entries.filter(({ runs, reason }) => !runs && !reason)).toEqual([]);
  });

  it('sums up many operations by module, and lists them with --all', async () => {
    const get = (tag: string) => ({ get: { tags: [tag], responses: { 204: { description: 'done' } } } });
    const paths = Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`/p${n}`, get(n % 2 ? 'odd' : 'even')]));
    const spec = specOf({ openapi: '3.1.0', info: { title: 'Many', version: '1' }, paths });
    const { text } = await assay(['plan', '--spec', spec]);
    expect(text.split('\n').length).toBeLessThan(60);
    expect(text).toMatch(/\n {2}module +operations +tested +judgements +not run\n {2}even +45 +45 /);
    expect(text).toContain('every operation: --all');
    expect((await assay(['plan', '--all', '--spec', spec])).text).toContain('\nGET /p89  [odd]\n');
  });
});

describe('the sign-in of a plan', PATIENCE, () => {
  const env = {
    ASSAY_USERNAME: 'alice',
    ASSAY_PASSWORD: 'a-secret-of-alice',
    ASSAY_IDENTITY_BOB_TOKEN: 'a-secret-of-bob',
  };

  it('is told for each identity, without secrets', async () => {
    const { code, text } = await assay(['plan', '--spec', specOf(describeDoor('http://127.0.0.1:1'))], { env });
    expect(code, text).toBe(0);
    expect(text).toContain(
      '\n  sign-in: default: login operation POST /login (logIn); inferred by its name, and as its body takes username and password\n' +
        '  sign-in: bob: a token that is given\n',
    );
    expect(text).not.toContain('a-secret-of');
  });

  it('is told by the doctor, as far as it can be', async () => {
    const { text } = await assay(['doctor'], { env });
    expect(text).toMatch(
      /ok {7}credentials {2}default: how to sign in is looked for in the description; assay plan says/,
    );
    expect(text).toMatch(/ok {7}credentials {2}bob: a token that is given/);
    expect(text).not.toContain('a-secret-of');
  });

  it('is an error of the configuration where nothing says how', async () => {
    const { code, text } = await assay(['plan', '--spec', specOf(smallDescription)], { env });
    expect(code).toBe(3);
    expect(text).toContain("CONFIG_INVALID: How to sign in as 'default' is not clear.");
    expect(text).not.toContain('a-secret-of');
  });
});
