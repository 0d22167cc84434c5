import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSmallApi } from '../run/small-api.ts';
import { assay, folder, PATIENCE, plain, stackLines } from './assay.ts';

const URL = 'http://127.0.0.1:9';

async function refused(args: readonly string[], files: Record<string, string> = {}): Promise<string> {
  const cwd = folder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const { code, text } = await assay(args, { cwd });
  expect(code).toBe(3);
  expect(stackLines(text)).toEqual([]);
  return plain(text).trimEnd();
}

/** Nothing further can be appended to the events of the run: they are moved to where no file can be. */
function spoil(out: string): void {
  const run = readdirSync(out).find((name) => /^\d{8}-/.test(name));
  if (run === undefined) return;
  const events = join(out, run, 'events.ndjson');
  rmSync(events, { force: true });
  symlinkSync('/proc/assay/events.ndjson', events);
}

describe.concurrent('what is wrong with the configuration is told in five parts', PATIENCE, () => {
  it('no URL', async ({ expect }) => {
    expect(await refused(['run'])).toMatchInlineSnapshot(`
      "CONFIG_INVALID: there is no target: url is missing
        where     url (--url, ASSAY_URL or the configuration file)
        observed  nothing
        expected  an absolute http or https URL, such as http://localhost:3000
        likely reasons
          1. say it: assay run --url http://localhost:3000
        next      correct what is named above and run the same command again; \`assay run --help\` lists every setting"
    `);
  });

  it('an unknown key in the file', async () => {
    const text = await refused(['run', '--url', URL], {
      'assay.config.ts': 'export default { ulr: 1, http: { rat: 5 } };',
    });
    expect(text).toMatch(/^CONFIG_INVALID: unknown key 'ulr' \(and 1 more\)\n {2}where {5}assay\.config\.ts: ulr\n/);
    expect(text).toContain("1. did you mean 'url'?");
    expect(text).toMatch(/2\. also wrong, assay\.config\.ts: http\.rat: .*did you mean 'rate'\?/);
  });

  it('a syntax error in the file, with its line', async () => {
    const text = await refused(['run'], {
      'assay.config.ts': "export default {\n  url: 'http://x',\n  seed: 3 4\n};\n",
    });
    expect(text).toMatch(
      /^CONFIG_UNREADABLE: The configuration file cannot be read\.\n {2}where {5}TMP\/assay\.config\.ts:3\n/,
    );
  });

  it('a syntax error in a JSON file, with line and column', async () => {
    const text = await refused(['run'], { 'assay.config.json': '{ "url": "http://x", }' });
    expect(text).toMatch(/\n {2}where {5}TMP\/assay\.config\.json:1:22\n/);
  });

  it('a wrong type', async ({ expect }) => {
    const text = await refused(['run'], { 'assay.config.json': `{ "url": "${URL}", "seed": "abc" }` });
    expect(text).toMatchInlineSnapshot(`
      "CONFIG_INVALID: seed is not valid
        where     assay.config.json: seed
        observed  "abc"
        expected  an integer from 0 to 2147483647
        next      correct what is named above and run the same command again; \`assay run --help\` lists every setting"
    `);
  });

  it('an unknown part', async ({ expect }) => {
    expect(await refused(['run', '--url', URL, '--only', 'contract'])).toMatchInlineSnapshot(`
      "CONFIG_INVALID: --only is not valid
        where     --only
        observed  "contract"
        expected  one of contracts, properties, scenarios, load
        likely reasons
          1. did you mean 'contracts'?
        next      correct what is named above and run the same command again; \`assay run --help\` lists every setting"
    `);
  });

  it('an unknown profile', async ({ expect }) => {
    expect(await refused(['run', '--url', URL, '--profile', 'smok'])).toMatchInlineSnapshot(`
      "CONFIG_INVALID: There is no load profile of this name.
        where     --profile (or ASSAY_PROFILE, or profile in the configuration file)
        observed  'smok'
        expected  smoke
        likely reasons
          1. did you mean 'smoke'?
        next      assay run --profile smoke, or leave load out with --no-load"
    `);
  });

  it('a bad seed', async ({ expect }) => {
    expect(await refused(['run', '--url', URL, '--seed', 'abc'])).toMatchInlineSnapshot(`
      "CONFIG_INVALID: --seed cannot be read
        where     --seed
        observed  "abc"
        expected  a number
        next      correct what is named above and run the same command again; \`assay run --help\` lists every setting"
    `);
  });

  it('an unknown command', async ({ expect }) => {
    expect(await refused(['runn'])).toMatchInlineSnapshot(`
      "CONFIG_INVALID: Unknown command 'runn'.
        where     the command line
        observed  'runn'
        expected  one of the commands that assay --help lists
        likely reasons
          1. did you mean run?
        next      assay --help"
    `);
  });

  it('an unknown option', async ({ expect }) => {
    expect(await refused(['run', '--urll', URL])).toMatchInlineSnapshot(`
      "CONFIG_INVALID: Unknown option '--urll'.
        where     the command line
        observed  '--urll'
        expected  one of the options that --help after the command lists
        likely reasons
          1. did you mean --url?
        next      assay run --help"
    `);
  });

  it('nothing to plan', async () => {
    expect(await refused(['plan'])).toMatch(/^CONFIG_INVALID: There is nothing to plan for\./);
  });

  it('a filter that fits no operation', async () => {
    const api = await startSmallApi();
    const text = await refused(['run', '--url', api.url, '--include', 'GET /thing', '--out', 'out']);
    await api.stop();
    expect(text).toContain("1. did you mean 'GET /things'?");
  });
});

describe.concurrent('a place that cannot be written is told in five parts', PATIENCE, () => {
  it('a path below a file', async () => {
    const text = await refused(['run', '--url', URL, '--out', 'taken/out'], { taken: '' });
    expect(text).toMatch(
      /^OUTPUT_UNWRITABLE: The output folder cannot be written\.\n {2}where {5}TMP\/taken\/out\/RUN\n/,
    );
  });

  it.runIf(process.platform === 'linux')('a place where the system makes no folder', async () => {
    expect(await refused(['run', '--url', URL, '--out', '/proc/assay'])).toMatch(/^OUTPUT_UNWRITABLE: /);
  });

  it.runIf(process.platform === 'linux')(
    'a disk that refuses in the middle: the run stops and what it created is deleted',
    async () => {
      const api = await startSmallApi();
      const cwd = folder();
      const args = ['run', '--url', api.url, '--only', 'contracts', '--depth', 'quick', '--out', 'out'];
      // The reporter appends to the events for as long as the run goes on: from the first test on it cannot.
      const { code, text } = await assay(args, {
        cwd,
        onLine: (line) => line.startsWith('[1/') && spoil(join(cwd, 'out')),
      });
      await api.stop();
      expect(code).toBe(3);
      expect(text).toContain('OUTPUT_UNWRITABLE: The output folder cannot be written.\n');
      expect(text.match(/OUTPUT_UNWRITABLE/g)).toHaveLength(1);
      expect(stackLines(text)).toEqual([]);
      expect(api.ids().filter((id) => id.startsWith('n'))).toEqual([]);
    },
  );
});

describe.concurrent('k6', PATIENCE, () => {
  it('that is asked for and missing ends with exit code 4', async () => {
    const env = { PATH: '/nowhere', XDG_CACHE_HOME: folder() };
    const { code, lines } = await assay(['run', '--url', URL, '--engine', 'k6', '--out', folder()], { env });
    expect(code).toBe(4);
    expect(lines.slice(0, 3)).toEqual([
      'TOOL_MISSING: k6 was asked for and is not there.',
      '  where     --engine k6',
      '  observed  no k6 in the cache and none on PATH',
    ]);
  });
});

describe.concurrent('help', PATIENCE, () => {
  it('groups the options and gives examples', async () => {
    const { code, text } = await assay(['run', '--help']);
    expect(code).toBe(0);
    for (const heading of ['Target:', 'What runs:', 'How much:', 'Load:', 'Output:', 'Examples:'])
      expect(text).toContain(`\n${heading}\n`);
  });

  it('says the exit codes', async () => {
    expect((await assay(['--help'])).text).toContain('Exit codes: 0 GO or CONDITIONAL, 1 NO-GO, 2 INCONCLUSIVE');
  });
});
