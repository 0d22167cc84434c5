import { type ChildProcess, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assay, folder, PATIENCE, runOf, stackLines, type Told } from '../cli/assay.ts';
import { type SmallApi, startSmallApi } from './small-api.ts';

let api: SmallApi;
let out = '';
beforeEach(async () => {
  // Slow enough to be in the middle of a test when the signal comes.
  api = await startSmallApi({ delayMs: 120 });
  out = join(folder(), 'out');
});
afterEach(() => api.stop());

/** Processes of a group that are still there. */
function left(group: number): string[] {
  const rows = execFileSync('ps', ['-e', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return rows.filter((row) => row.trim().startsWith(`${group} `) && !/^\s*\d+\s+Z/.test(row));
}

const created = (): string[] => api.ids().filter((id) => id.startsWith('n'));

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !isTrue(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Runs until a line matches, lets something be created, and sends the signal. */
async function stopped(
  args: readonly string[],
  pattern: RegExp,
  send: (child: ChildProcess) => void,
): Promise<Told & { group: number }> {
  let group = 0;
  const told = await assay(['run', '--url', api.url, '--depth', 'quick', '--out', out, ...args], {
    detached: true,
    onLine: (line, child) => {
      if (group !== 0 || !pattern.test(line)) return;
      group = child.pid ?? 0;
      setTimeout(() => send(child), 700);
    },
  });
  expect(group, told.text).toBeGreaterThan(0);
  return { ...told, group };
}

const toGroup = (child: ChildProcess): void => void process.kill(-(child.pid ?? 0), 'SIGINT');
const toCli = (child: ChildProcess): void => void child.kill('SIGINT');

describe('Ctrl-C', PATIENCE, () => {
  it.each([
    ['to the process group', toGroup],
    ['to the command line alone', toCli],
  ])('%s in the middle of contracts: cleaned up, inconclusive, nothing left running', async (_name, send) => {
    const { code, text, lines, group } = await stopped(['--only', 'contracts'], /^\[1\//, send);
    expect(code, text).toBe(2);
    expect(text).toContain('Stopping; what this run created is deleted first.');
    expect(lines.at(-2)).toBe('INCONCLUSIVE  the run was interrupted before its end');
    expect(stackLines(text)).toEqual([]);
    const { record } = runOf(out);
    expect(record).toMatchObject({ complete: false, verdict: 'INCONCLUSIVE', cleanup: { left: [] } });
    expect(record.cleanup.created).toBeGreaterThan(0);
    expect(created()).toEqual([]);
    await until(() => left(group).length === 0);
    expect(left(group)).toEqual([]);
  });

  it('in the middle of load', async () => {
    const args = ['--only', 'load', '--quick', '--engine', 'autocannon'];
    const { code, text, group } = await stopped(args, /load autocannon/, toGroup);
    expect(code, text).toBe(2);
    expect(runOf(out).record).toMatchObject({ complete: false, verdict: 'INCONCLUSIVE', load: [] });
    expect(created()).toEqual([]);
    await until(() => left(group).length === 0);
    expect(left(group)).toEqual([]);
  });

  it('after a finding: NO-GO, as what was seen stays seen', async () => {
    await api.stop();
    api = await startSmallApi({ delayMs: 120, faulty: true });
    const { code, text } = await stopped(
      ['--only', 'contracts,properties'],
      / [1-9]\d* findings?.* properties: /,
      toGroup,
    );
    expect(code, text).toBe(1);
    const { record } = runOf(out);
    expect(record).toMatchObject({ complete: false, verdict: 'NO-GO' });
    expect(record.gates.find(({ rule }) => rule === 'run-complete')?.holds).toBe(false);
    expect(created()).toEqual([]);
  });
});

describe('a command line that is killed', PATIENCE, () => {
  it('takes the tests with it; report and cleanup work afterwards', async () => {
    const kill = (child: ChildProcess): void => void child.kill('SIGKILL');
    const { code, group } = await stopped(['--only', 'contracts'], /^\[1\//, kill);
    expect(code).toBe(null);
    await until(() => left(group).length === 0);
    expect(left(group)).toEqual([]);
    expect(created().length).toBeGreaterThan(0);

    const [run = ''] = (await import('node:fs')).readdirSync(out).filter((name) => name !== 'latest');
    const report = await assay(['report', join(out, run)]);
    expect(report.code, report.text).toBe(2);
    expect(report.text).toMatch(/INCONCLUSIVE {2}the run (was interrupted|stopped) before its end\n$/);
    expect(runOf(out).record).toMatchObject({ complete: false, verdict: 'INCONCLUSIVE' });

    const cleanup = await assay(['cleanup', join(out, run)]);
    expect(cleanup.code, cleanup.text).toBe(0);
    expect(cleanup.text).toMatch(/^created \d+, deleted \d+, left 0\n$/);
    expect(created()).toEqual([]);
    expect(runOf(out).record.cleanup).toMatchObject({ left: [] });
  });
});
