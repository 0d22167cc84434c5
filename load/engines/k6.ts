import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AssayError } from '../../core/errors/assay-error.ts';
import { K6StreamReader } from '../read/k6-stream.ts';
import { bundleScenario } from './bundle-scenario.ts';
import type { EngineJob, EngineRun, Usage } from './engine.ts';
import type { K6Binary } from './k6-binary.ts';
import { exitMeaning, isMeasurement } from './k6-exit.ts';
import { planJob } from './plan-job.ts';
import { watchUsage } from './process-usage.ts';

const START_LIMIT_MS = 30_000;
const KILL_AFTER_MS = 3000;

const ARGUMENTS = [
  'run',
  '--quiet',
  '--no-color',
  '--no-usage-report',
  '--no-thresholds',
  '--summary-mode=disabled',
  // Points go to standard output and are folded as they come; log lines go to standard error.
  '--out=json=-',
  '--log-output=stderr',
];

/** k6 passes its environment to the script: it gets what it needs and no more. */
function environment(k6: K6Binary, planFile: string, secret: unknown): NodeJS.ProcessEnv {
  const kept = [
    'PATH',
    'SystemRoot',
    'TMPDIR',
    'TEMP',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NO_PROXY',
    'HTTP_PROXY',
    'HTTPS_PROXY',
  ];
  const env: NodeJS.ProcessEnv = {};
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  return {
    ...env,
    ...k6.env,
    K6_NO_USAGE_REPORT: 'true',
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
    K6_WEB_DASHBOARD: 'false',
    ASSAY_PLAN: planFile,
    ASSAY_SECRET_HEADERS: JSON.stringify(secret),
  };
}

function failure(what: string, k6: K6Binary, lines: readonly string[]): AssayError {
  return new AssayError('LOAD_ENGINE_FAILED', {
    what,
    where: `${k6.path} (${k6.version})`,
    observed: lines.length > 0 ? lines.join('\n') : 'k6 said nothing',
    expected: 'a run to its end (exit code 0) with measured requests',
    reasons: [
      'k6 was stopped from outside',
      'this k6 does not understand the scenario',
      'the machine ran out of memory',
    ],
    next: 'run again with --engine autocannon, or with another k6 (assay doctor shows which one is used)',
  });
}

/**
 * Runs the profile in k6 and folds its points as they stream in.
 * @throws AssayError LOAD_ENGINE_FAILED when k6 ends without a measurement, INTERRUPTED when `signal` fires
 */
export async function runK6(job: EngineJob, k6: K6Binary): Promise<EngineRun> {
  const { plan, secret } = planJob(job);
  const folder = await mkdtemp(join(job.workDir, 'k6-'));
  try {
    const script = join(folder, 'scenario.js');
    const planFile = join(folder, 'plan.json');
    await bundleScenario(script);
    await writeFile(planFile, JSON.stringify(plan), { mode: 0o600 });
    return await measure(job, k6, script, environment(k6, planFile, secret));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(job: EngineJob, k6: K6Binary, script: string, env: NodeJS.ProcessEnv): Promise<EngineRun> {
  const reader = new K6StreamReader(job.fold);
  const limitMs = job.shape.seconds * 1000 + job.shape.timeoutMs + START_LIMIT_MS;
  const child = spawn(k6.path, [...ARGUMENTS, script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const watch = watchUsage(child.pid ?? 0);
  let usage: Usage;
  let stopped: 'aborted' | 'overdue' | undefined;
  let killer: NodeJS.Timeout | undefined;
  const stop = (why: 'aborted' | 'overdue') => (): void => {
    stopped ??= why;
    child.kill('SIGTERM');
    killer ??= setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  };
  const onAbort = stop('aborted');
  const overdue = setTimeout(stop('overdue'), limitMs);
  if (job.signal?.aborted) onAbort();
  job.signal?.addEventListener('abort', onAbort);
  // Every failed request is one warning: the last others say more.
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.includes('msg="Request Failed"')) return;
    complaints.push(line.slice(0, 500));
    if (complaints.length > 8) complaints.shift();
  });
  child.stdout.on('data', (chunk: Buffer) => reader.push(chunk));
  try {
    const [code, killed] = await closed.catch((cause: unknown) => {
      throw failure(`k6 could not be started: ${cause instanceof Error ? cause.message : cause}.`, k6, complaints);
    });
    reader.end();
    if (stopped === 'aborted') throw new AssayError('INTERRUPTED', { what: 'The load run was interrupted.' });
    if (stopped === 'overdue')
      throw failure(`k6 did not end within ${limitMs / 1000} s and was stopped.`, k6, complaints);
    if (!isMeasurement(code))
      throw failure(`k6 ended without a measurement: ${exitMeaning(code, killed)}.`, k6, complaints);
    if (reader.points === 0) {
      throw failure(
        `k6 ended without a measurement: ${reader.lines} lines of output, none of them a point.`,
        k6,
        complaints,
      );
    }
  } finally {
    usage = watch.stop();
    clearTimeout(overdue);
    clearTimeout(killer);
    job.signal?.removeEventListener('abort', onAbort);
  }
  const notes = [...k6.notes];
  if (reader.malformed > 0) notes.push(`${reader.malformed} of ${reader.lines} lines of k6's output could not be read`);
  const measuredSeconds = Math.max(0, job.fold.lastEndedAt - job.fold.firstEndedAt) / 1000;
  return { engine: 'k6', version: k6.version, vus: job.shape.vus, measuredSeconds, usage, notes };
}
