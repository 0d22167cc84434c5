import type { LoadBudgets } from '../core/config/types.ts';
import type { LoadResult } from '../core/record/types.ts';
import type { EngineRun } from './engines/engine.ts';
import type { Measures, Objective } from './objective.ts';
import type { LoadShape, Profile } from './profiles/profile.ts';
import type { LoadFold, Tally } from './read/load-fold.ts';
import type { LoadTarget, LoadVerdict } from './types.ts';

export interface Measured {
  readonly profile: Profile;
  readonly shape: LoadShape;
  readonly targets: readonly LoadTarget[];
  readonly fold: LoadFold;
  readonly run: EngineRun;
  readonly budgets: LoadBudgets;
  readonly objectives: readonly Objective[];
  readonly invalid: string | undefined;
  readonly notes: readonly string[];
}

function measuresOf(subject: string, tally: Tally, invalid: string | undefined): Measures {
  const measures = {
    subject,
    requests: tally.requests,
    errors: tally.errors.count,
    errorRate: tally.errorRate,
    successes: tally.successes.count,
    p95: tally.successes.percentile(95),
  };
  return invalid === undefined ? measures : { ...measures, invalid };
}

/** One row of the load table, without what only the whole profile has. Percentiles are of successes. */
function row(measured: Measured, operation: string | null, tally: Tally, measures: Measures): LoadResult {
  const { profile, shape, run, budgets, objectives } = measured;
  const planned = shape.judged.to - shape.judged.from;
  const seconds = run.endedEarly === undefined ? planned : Math.max(1, run.measuredSeconds - shape.judged.from);
  return {
    profile: profile.id,
    engine: run.engine,
    operation,
    requests: tally.requests,
    errors: tally.errors.count,
    offeredRate: operation === null ? shape.offeredRate : null,
    achievedRate: tally.requests / seconds,
    errorRate: tally.errorRate,
    ...tally.successes.percentiles(),
    budgets: objectives.map((objective) => objective.budget(measures, budgets)),
  };
}

/** One point per window, all operations, warm-up included; windows without a request are points with 0. */
function seriesOf({ fold, shape }: Measured): NonNullable<LoadResult['series']> {
  const numbers = [...fold.windows.keys()].sort((a, b) => a - b);
  const first = numbers[0] ?? 0;
  // Slow requests may end after the load did.
  const last = Math.min(
    numbers.at(-1) ?? -1,
    first + Math.ceil((shape.seconds + shape.timeoutMs / 1000) / fold.windowSeconds),
  );
  const points: NonNullable<LoadResult['series']>[number][] = [];
  for (let number = first; number <= last; number++) {
    const window = fold.windows.get(number);
    const vus = window?.vus;
    points.push({
      second: (number - first) * fold.windowSeconds,
      requests: window?.tally.requests ?? 0,
      errors: window?.tally.errors.count ?? 0,
      p50: window?.tally.successes.percentile(50) ?? null,
      p95: window?.tally.successes.percentile(95) ?? null,
      ...(vus === undefined ? {} : { vus }),
    });
  }
  return points;
}

function generatorOf({ run, shape, fold, invalid, notes }: Measured): NonNullable<LoadResult['generator']> {
  const generator = {
    version: run.version,
    vus: run.vus,
    plannedSeconds: shape.seconds,
    measuredSeconds: run.measuredSeconds,
    cpu: run.usage.peakCpu,
    droppedIterations: fold.droppedIterations,
    notes: [...run.notes, ...notes],
  };
  return invalid === undefined ? generator : { ...generator, invalid };
}

/** Rows (whole profile first, then operations in the order of the targets) and what each objective says of each. */
export function resultsOf(measured: Measured): { results: LoadResult[]; verdicts: LoadVerdict[] } {
  const { fold, targets, objectives, budgets, invalid, profile } = measured;
  const whole = measuresOf(`profile ${profile.id}`, fold.whole, invalid);
  const results: LoadResult[] = [
    { ...row(measured, null, fold.whole, whole), series: seriesOf(measured), generator: generatorOf(measured) },
  ];
  const verdicts: LoadVerdict[] = objectives.map((objective) => ({
    oracle: objective.declaration,
    verdict: objective.judge(whole, budgets),
  }));
  const seen = new Set<string>();
  for (const { slug, operation, module } of targets) {
    const tally = fold.operations.get(slug);
    if (seen.has(slug) || tally === undefined) continue;
    seen.add(slug);
    const measures = measuresOf(operation, tally, invalid);
    results.push({ ...row(measured, operation, tally, measures), module });
    for (const objective of objectives) {
      const verdict = objective.judge(measures, budgets);
      verdicts.push({ oracle: objective.declaration, verdict, operation, module });
    }
  }
  return { results, verdicts };
}
