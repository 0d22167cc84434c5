import type { Finding } from '../../core/findings/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import type { Fault } from '../../reference-api/faults/fault.ts';
import { startTarget } from '../demo/reference-target.ts';
import { executeRun } from '../run/execute.ts';

/** What one run against one variant of the reference API showed. */
export interface Trial {
  /** null is the clean twin. */
  readonly fault: Fault | null;
  readonly seed: number;
  readonly record: RunRecord;
  readonly seconds: number;
  readonly caught: boolean;
  /** Findings of oracles that neither the fault nor its `also` names. */
  readonly strangers: readonly Finding[];
}

const FUNCTIONAL = 'contracts,properties,scenarios';

/** Starts the reference API with one fault (or none), tests it, and compares what was found with what is wrong. */
export async function tryFault(
  databaseUrl: string,
  fault: Fault | null,
  seed: number,
  flags: Readonly<Record<string, unknown>>,
): Promise<Trial> {
  const started = performance.now();
  const target = await startTarget(databaseUrl, fault ? [fault.id] : []);
  try {
    const only = fault && fault.part !== 'load' ? FUNCTIONAL : `${FUNCTIONAL},load`;
    // Types of the benchmark must be found by what a token alone allows.
    const config = fault?.benchmark === undefined ? { config: target.config } : {};
    const own = { only, quick: true, ...config, ...flags, url: target.url, token: target.token, seed };
    const { record } = await executeRun(own, { silent: true, env: target.variables });
    const expected = new Set(fault ? [fault.oracle, ...(fault.also ?? [])] : []);
    return {
      fault,
      seed,
      record,
      seconds: (performance.now() - started) / 1000,
      caught: fault !== null && record.findings.some((finding) => finding.oracle === fault.oracle),
      strangers: record.findings.filter((finding) => !expected.has(finding.oracle)),
    };
  } finally {
    await target.stop();
  }
}

/** Right when the stated oracle spoke and no other one did; for the clean twin, when none did. */
export function isRight(trial: Trial): boolean {
  return (
    trial.strangers.length === 0 && (trial.fault === null || trial.caught) && trial.record.cleanup.left.length === 0
  );
}
