import { mkdir } from 'node:fs/promises';
import type { LoadBudgets } from '../core/config/types.ts';
import { AssayError } from '../core/errors/assay-error.ts';
import type { LoadResult, RunWarning } from '../core/record/types.ts';
import { runAutocannon } from './engines/autocannon.ts';
import type { EngineJob, EngineRun } from './engines/engine.ts';
import { findK6 } from './engines/find-k6.ts';
import { runK6 } from './engines/k6.ts';
import type { K6Binary } from './engines/k6-binary.ts';
import { preflight } from './engines/preflight.ts';
import { registry } from './objectives/index.ts';
import { profiles } from './profiles/index.ts';
import type { Profile } from './profiles/profile.ts';
import { LoadFold } from './read/load-fold.ts';
import { resultsOf } from './results.ts';
import type { LoadTarget, LoadVerdict } from './types.ts';
import { thisMachine, usageNotes, whyInvalid } from './validity.ts';

/** At most this many windows are kept of a run, so that memory does not grow with its length. */
const MOST_WINDOWS = 600;
const PROGRESS_EVERY_MS = 1000;

export interface LoadProgress {
  readonly engine: string;
  readonly elapsedSeconds: number;
  readonly totalSeconds: number;
  /** On the plateau so far. */
  readonly requests: number;
  readonly errors: number;
}

export interface RunProfileOptions {
  readonly profile: string;
  readonly quick: boolean;
  /** At least one with a weight. */
  readonly targets: readonly LoadTarget[];
  readonly budgets: LoadBudgets;
  /** 'auto': k6 when one is found, else autocannon. */
  readonly engine: 'auto' | 'k6' | 'autocannon';
  readonly k6Bin?: string | null;
  readonly workDir: string;
  readonly secretHeaders?: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface ProfileOutcome {
  readonly results: LoadResult[];
  readonly verdicts: LoadVerdict[];
  readonly warnings: RunWarning[];
}

function profileOf(id: string): Profile {
  const profile = profiles[id];
  if (profile !== undefined) return profile;
  throw new AssayError('CONFIG_INVALID', {
    what: 'There is no load profile of this name.',
    where: 'profile',
    observed: id,
    expected: Object.keys(profiles).join(', '),
    reasons: ['the name is mistyped'],
    next: `use --profile ${Object.keys(profiles)[0]}`,
  });
}

async function chooseK6(options: RunProfileOptions, profile: Profile): Promise<K6Binary | null> {
  if (options.engine === 'autocannon') return null;
  const k6 = await findK6({ bin: options.k6Bin ?? null });
  if (k6 !== null || (options.engine === 'auto' && profile.embeddedConnections !== null)) return k6;
  throw new AssayError('TOOL_MISSING', {
    what: 'k6 is needed and was not found.',
    where: `profile ${profile.id}, engine ${options.engine}`,
    observed: 'none in the cache, none on PATH',
    expected: 'k6 2.x',
    reasons: ['it was never installed or provisioned on this machine'],
    next: 'assay doctor (says how to get it), or --engine autocannon',
  });
}

function warningsOf(options: RunProfileOptions, k6: K6Binary | null, run: EngineRun): RunWarning[] {
  if (k6 !== null || options.engine === 'autocannon') return [];
  const message = `no k6 was found: ${run.engine} measured with ${run.vus} connections without think time, against the same budgets`;
  return [{ code: 'LOAD_EMBEDDED_ENGINE', message }];
}

/**
 * Runs one load profile against requests known to succeed and judges it by its objectives, on the plateau only.
 * Numbers that are the generator's and not the target's make verdicts inconclusive, never failed.
 * @throws AssayError CONFIG_INVALID (unknown profile), TOOL_MISSING, TARGET_UNREACHABLE, LOAD_ENGINE_FAILED, INTERRUPTED
 */
export async function runProfile(options: RunProfileOptions): Promise<ProfileOutcome> {
  const profile = profileOf(options.profile);
  const shape = profile.shape(options.quick);
  const targets = options.targets.filter(({ weight }) => weight > 0);
  if (targets.length === 0) throw new RangeError('runProfile needs at least one target with a weight');
  const k6 = await chooseK6(options, profile);
  await preflight(targets.map(({ url }) => url));
  await mkdir(options.workDir, { recursive: true });

  const fold = new LoadFold({
    windowSeconds: Math.max(1, Math.ceil(shape.seconds / MOST_WINDOWS)),
    warmupMs: shape.judged.from * 1000,
  });
  const job: EngineJob = {
    profile,
    shape,
    targets,
    secretHeaders: options.secretHeaders ?? {},
    seed: options.seed ?? 1,
    workDir: options.workDir,
    fold,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  const begun = performance.now();
  const timer = setInterval(() => {
    options.onProgress?.({
      engine: k6 === null ? 'autocannon' : 'k6',
      elapsedSeconds: Math.min(shape.seconds, (performance.now() - begun) / 1000),
      totalSeconds: shape.seconds,
      requests: fold.whole.requests,
      errors: fold.whole.errors.count,
    });
  }, PROGRESS_EVERY_MS);
  const run = await (k6 === null ? runAutocannon(job, profile.embeddedConnections ?? 1) : runK6(job, k6)).finally(() =>
    clearInterval(timer),
  );
  const objectives = profile.objectives.flatMap((id) => registry[id] ?? []);
  const machine = thisMachine(options.budgets.p95);
  const invalid = whyInvalid(run, shape, fold, machine);
  const notes = [`the first ${shape.judged.from} s are warm-up and not judged`, ...usageNotes(run, fold, machine)];
  const measured = { profile, shape, targets, fold, run, budgets: options.budgets, objectives, invalid, notes };
  return { ...resultsOf(measured), warnings: warningsOf(options, k6, run) };
}
