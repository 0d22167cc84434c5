import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeEvents } from '../../core/record/events.ts';
import { readRecord, recoverRecord } from '../../core/record/run-folder.ts';
import type { RunEvent, RunRecord } from '../../core/record/types.ts';
import { coverage, declaration, finding, header, outcome } from './samples.ts';

const repository = resolve(import.meta.dirname, '../..');
const reporter = join(repository, 'core/record/reporter.ts');
const cli = join(repository, 'node_modules/@playwright/test/cli.js');
let dir = '';

beforeEach(() => {
  // Inside the repository, so that the test files find @playwright/test.
  mkdirSync(join(repository, 'reports/out'), { recursive: true });
  dir = mkdtempSync(join(repository, 'reports/out/reporter-test-'));
  mkdirSync(join(dir, 'contracts'));
  configWith({});
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function configWith(changes: Record<string, unknown>): string {
  const path = join(dir, 'playwright.config.mjs');
  const config = { testDir: dir, workers: 1, reporter: [[reporter]], projects: [{ name: 'contracts' }], ...changes };
  writeFileSync(path, `export default ${JSON.stringify(config)};`);
  return path;
}

type Told = { code: number | null; output: string };

async function playwright(
  args: readonly string[],
  env: Record<string, string> = {},
  during?: (kill: (signal: NodeJS.Signals) => void) => Promise<void>,
): Promise<Told> {
  const { FORCE_COLOR: _color, NODE_OPTIONS: _options, VITEST: _vitest, ...inherited } = process.env;
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: dir,
    env: { ...inherited, ASSAY_OUT: join(dir, 'out'), ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const closed = once(child, 'close');
  await during?.((signal) => child.kill(signal));
  const [code] = await closed;
  return { code, output };
}

/** A test file that attaches events, test by test. */
function writeTests(
  name: string,
  tests: readonly { title: string; events?: readonly RunEvent[]; body?: string }[],
): void {
  const bodies = tests.map(({ title, events, body = '' }) => {
    const text = JSON.stringify(encodeEvents(events ?? []));
    const attach =
      events === undefined
        ? ''
        : `await testInfo.attach('assay/events', { contentType: 'application/x-ndjson', body: Buffer.from(${text}) });`;
    return `test(${JSON.stringify(title)}, async ({}, testInfo) => { ${attach} ${body} });`;
  });
  const head = "import { test, expect } from '@playwright/test';";
  writeFileSync(join(dir, 'contracts', `${name}.spec.mjs`), [head, ...bodies].join('\n'));
}

const run: RunEvent = { type: 'run', record: header };
const passed: readonly RunEvent[] = [
  { type: 'outcome', outcome: outcome() },
  { type: 'coverage', coverage: coverage() },
  { type: 'cases', count: 4, durationMs: 5 },
  { type: 'oracles', oracles: [declaration] },
];
const failed: readonly RunEvent[] = [
  { type: 'outcome', outcome: outcome({ outcome: 'fail' }) },
  { type: 'finding', finding: finding() },
];

function recordOf(folder: string): RunRecord {
  return readRecord(join(dir, 'out', folder));
}

describe('the reporter', () => {
  it('writes the record of a good run, points latest at it and tells the verdict', async () => {
    writeTests('good', [
      { title: 'one', events: [run, ...passed] },
      { title: 'two', events: passed },
    ]);
    const { code, output } = await playwright(['test']);
    expect(output).toContain('GO: no open finding of severity high or worse in 1 judged outcome');
    expect(output).toMatch(/\[2\/2] 0 findings · contracts: two/);
    expect(code).toBe(0);
    const record = recordOf('latest');
    expect(record).toMatchObject({ runId: header.runId, complete: true, verdict: 'GO', outcomes: [{ evidence: 2 }] });
    expect(record.coverage).toMatchObject({ cases: 8, byOperation: [{ requests: 8 }] });
    expect(record.timing.contracts).toBeGreaterThan(0);
    expect(readdirSync(join(dir, 'out'))).toEqual([header.runId, 'latest']);
  }, 20_000);

  it('counts a failure with a finding as a finding, one without as our own crash', async () => {
    writeTests('mixed', [
      { title: 'finds', events: [run, ...passed, ...failed], body: "throw new Error('1 finding');" },
      { title: 'crashes', body: "throw new TypeError('x is not a function');" },
    ]);
    const runDir = join(dir, 'given');
    const { code, output } = await playwright(['test'], { ASSAY_RUN_DIR: runDir });
    expect(code).toBe(1);
    expect(output).not.toContain('NO-GO:');
    const record = readRecord(runDir);
    expect(record).toMatchObject({ verdict: 'NO-GO', exitCode: 1, findings: [{ occurrences: 1 }] });
    const reason = "'crashes' broke: TypeError: x is not a function";
    expect(record.warnings).toEqual([{ code: 'test-crashed', message: reason }]);
    expect(record.outcomes.filter(({ outcome: word }) => word === 'errored')).toMatchObject([
      { oracle: 'assay', area: 'contracts', reason },
    ]);
    expect(record.gates.find(({ rule }) => rule === 'no-oracle-errored')).toMatchObject({ holds: false, actual: '1' });
  }, 20_000);

  it('gives the same record from two shards merged as from one run', async () => {
    writeTests('a', [{ title: 'one', events: [run, ...passed] }]);
    writeTests('b', [{ title: 'two', events: [run, ...passed, ...failed], body: "throw new Error('1 finding');" }]);
    await playwright(['test']);
    const whole = recordOf('latest');
    for (const shard of ['1', '2']) {
      const { output } = await playwright(['test', `--shard=${shard}/2`, '--reporter=blob'], {
        PLAYWRIGHT_BLOB_OUTPUT_FILE: join(dir, 'blobs', `${shard}.zip`),
      });
      expect(output).not.toContain('Error: Cannot');
    }
    const { output } = await playwright(['merge-reports', `--reporter=${reporter}`, join(dir, 'blobs')]);
    expect(output).toContain('NO-GO: high: A status is not documented at GET /orders');
    const merged = recordOf('latest');
    const essence = ({ verdict, reasons, gates, outcomes, findings, coverage: counts }: RunRecord) => ({
      verdict,
      reasons,
      gates,
      outcomes,
      findings,
      counts: { ...counts, casesPerSecond: 0 },
    });
    expect(essence(merged)).toEqual(essence(whole));
    expect(merged.outcomes).toMatchObject([{ outcome: 'fail', evidence: 3 }]);
    // The first run's folder was finished; the merge got one of its own.
    expect(readdirSync(join(dir, 'out'))).toEqual([header.runId, `${header.runId}-2`, 'latest']);
  }, 40_000);

  it('is not complete and INCONCLUSIVE after Ctrl-C, and keeps what was done', async () => {
    const marker = join(dir, 'second-began');
    writeTests('slow', [
      { title: 'one', events: [run, ...passed] },
      {
        title: 'two',
        body: `(await import('node:fs')).writeFileSync(${JSON.stringify(marker)}, ''); await new Promise(() => {});`,
      },
    ]);
    await playwright(['test'], {}, async (kill) => {
      await expect.poll(() => readdirSync(dir).includes('second-began'), { timeout: 15_000, interval: 50 }).toBe(true);
      expect(recordOf('latest')).toMatchObject({ complete: false, outcomes: [{ outcome: 'pass' }] });
      // What a kill that nobody can catch would leave behind.
      expect(recoverRecord(join(dir, 'out', 'latest'))).toMatchObject({ complete: false, verdict: 'INCONCLUSIVE' });
      kill('SIGINT');
    });
    const record = recordOf('latest');
    expect(record).toMatchObject({ complete: false, verdict: 'INCONCLUSIVE', exitCode: 2 });
    expect(record.reasons).toEqual(['the run was interrupted before its end']);
    expect(record.outcomes).toMatchObject([{ outcome: 'pass', evidence: 1 }]);
  }, 30_000);

  it('is an ERROR with a record when no test can be loaded', async () => {
    writeFileSync(join(dir, 'contracts', 'broken.spec.mjs'), 'import "./missing.mjs";');
    const { code, output } = await playwright(['test'], { ASSAY_RUN_DIR: join(dir, 'given') });
    expect(code).toBe(1);
    expect(output).toContain('missing.mjs');
    expect(readRecord(join(dir, 'given'))).toMatchObject({ verdict: 'ERROR', exitCode: 3 });
  }, 20_000);

  it('is INCONCLUSIVE, not an ERROR, when the set-up cannot reach the target', async () => {
    writeTests('good', [{ title: 'one', events: [run, ...passed] }]);
    const message = 'TARGET_UNREACHABLE: The target does not answer.\n  where     http://127.0.0.1:1';
    writeFileSync(join(dir, 'setup.mjs'), `export default () => { throw new Error(${JSON.stringify(message)}); };`);
    const { code, output } = await playwright([
      'test',
      '--config',
      configWith({ globalSetup: join(dir, 'setup.mjs') }),
    ]);
    expect(output).toContain('INCONCLUSIVE: The target does not answer: http://127.0.0.1:1');
    expect(code).toBe(1);
    expect(recordOf('latest')).toMatchObject({ verdict: 'INCONCLUSIVE', exitCode: 2 });
  }, 20_000);

  it('says in five parts that the folder cannot be written', async () => {
    writeTests('good', [{ title: 'one', events: [run, ...passed] }]);
    writeFileSync(join(dir, 'out'), 'a file');
    const { code, output } = await playwright(['test']);
    expect(output).toContain('OUTPUT_UNWRITABLE: The output folder cannot be written');
    expect(code).toBe(1);
    expect(readFileSync(join(dir, 'out'), 'utf8')).toBe('a file');
  }, 20_000);
});
