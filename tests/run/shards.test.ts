import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registry } from '../../contracts/surveys/index.ts';
import { readRecord } from '../../core/record/index.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { assay, folder, PATIENCE, ROOT } from '../cli/assay.ts';
import { type SmallApi, startSmallApi } from './small-api.ts';

const CLI = join(ROOT, 'node_modules/@playwright/test/cli.js');
let api: SmallApi;
beforeAll(async () => {
  api = await startSmallApi({ faulty: true });
});
afterAll(() => api.stop());

async function playwright(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(ASSAY_|FORCE_COLOR|VITEST|NODE_OPTIONS)/.test(name),
  );
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: ROOT,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  await new Promise((done) => child.on('close', done));
  return text;
}

const settings = (out: string): Record<string, string> => ({
  ASSAY_URL: api.url,
  ASSAY_TOKEN: 'a-token-nobody-reads',
  ASSAY_ONLY: 'contracts,properties,scenarios',
  ASSAY_DEPTH: 'quick',
  ASSAY_SEED: '7',
  ASSAY_OUT: out,
});
const test = (out: string, ...args: string[]): Promise<string> =>
  playwright(['test', '--output', join(out, '.playwright'), ...args], settings(out));

/** What was found and what was said of each operation; counts and samples depend on who asked first. */
const ofAllAnswers: ReadonlySet<string> = new Set(Object.keys(registry));

/** Without what needs the answers of all operations: shards say of it that they do not see them. */
function said({ findings, outcomes }: RunRecord): unknown {
  const apart = ({ oracle }: { readonly oracle: string }): boolean => !ofAllAnswers.has(oracle);
  return {
    findings: findings.filter(apart).map(({ fingerprint, oracle, severity }) => `${fingerprint} ${oracle} ${severity}`),
    outcomes: outcomes
      .filter(apart)
      .map(({ oracle, operation, module, outcome }) => `${oracle} ${operation ?? module} ${outcome}`),
  };
}

describe('playwright test alone', PATIENCE, () => {
  it('gives the same findings and outcomes whole, again, in merged shards, and in merged blob reports', async () => {
    const base = folder();
    const whole = join(base, 'whole');
    const text = await test(whole);
    expect(text).toMatch(/^NO-GO: critical: A request led to a server error at GET \/health/m);
    const record = readRecord(join(whole, 'latest'));
    expect(record.findings.length).toBeGreaterThanOrEqual(4);
    expect(record).toMatchObject({ complete: true, verdict: 'NO-GO', cleanup: { left: [] } });

    await test(join(base, 'again'));
    expect(said(readRecord(join(base, 'again', 'latest')))).toEqual(said(record));

    const shards = [join(base, 'one'), join(base, 'two')];
    for (const [index, out] of shards.entries()) await test(out, `--shard=${index + 1}/2`);
    expect(readRecord(join(shards[1] ?? '', 'latest')).settings.shard).toBe('2/2');
    const folders = shards.map((out) => join(out, 'latest'));
    const merged = await assay(['merge', ...folders, '--out', join(base, 'merged')]);
    expect(merged.code, merged.text).toBe(1);
    const together = readRecord(join(base, 'merged'));
    expect(said(together)).toEqual(said(record));
    expect(together).toMatchObject({ complete: true, verdict: 'NO-GO', cleanup: { left: [] } });
    expect(readdirSync(join(base, 'merged'))).toContain('report.html');

    const blobs = join(base, 'blobs');
    for (const shard of [1, 2]) {
      const env = { ...settings(join(base, `blob${shard}`)), PLAYWRIGHT_BLOB_OUTPUT_FILE: join(blobs, `${shard}.zip`) };
      const output = join(base, `blob${shard}`, '.playwright');
      await playwright(['test', '--reporter=blob', `--shard=${shard}/2`, '--output', output], env);
    }
    const config = join(ROOT, 'playwright.config.ts');
    await playwright(['merge-reports', '--config', config, blobs], { ASSAY_OUT: join(base, 'from-blobs') });
    const fromBlobs = readRecord(join(base, 'from-blobs', 'latest'));
    expect(said(fromBlobs)).toEqual(said(record));
    expect(fromBlobs).toMatchObject({ complete: true, verdict: 'NO-GO', cleanup: { left: [] } });
  });
});
