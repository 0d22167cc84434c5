import { availableParallelism } from 'node:os';
import type { EngineRun } from './engines/engine.ts';
import type { LoadShape } from './profiles/profile.ts';
import type { LoadFold } from './read/load-fold.ts';

/** Above this share of all cores the generator waits for itself and its latencies are its own. */
const SATURATED = 0.9;
const BUSY = 0.6;
/** Mean wait of the generator for a core, per request, as a share of the p95 budget. */
const STARVED = 0.1;
const SHORT_OF_CPU = 0.02;

export interface Machine {
  readonly cores: number;
  /** Milliseconds: what the latencies are judged against. */
  readonly p95Budget: number;
}

export const thisMachine = (p95Budget: number): Machine => ({ cores: availableParallelism(), p95Budget });

/** Milliseconds per request that the generator's threads were ready to run and had no core. */
function waitPerRequest(run: EngineRun, fold: LoadFold): number {
  const { requests } = fold.whole;
  return run.usage.waitedSeconds === null || requests === 0 ? 0 : (run.usage.waitedSeconds * 1000) / requests;
}

/**
 * Why the numbers are not the target's, or undefined when they are. CPU is judged over the whole run, not at its
 * peak: a generator beside its target on few cores is normal.
 */
export function whyInvalid(run: EngineRun, shape: LoadShape, fold: LoadFold, machine: Machine): string | undefined {
  if (run.endedEarly !== undefined) return `the generator stopped early: ${run.endedEarly}`;
  if (fold.droppedIterations > 0) return `the generator dropped ${fold.droppedIterations} iterations`;
  if (run.measuredSeconds < shape.seconds * 0.9) {
    return `the generator measured ${run.measuredSeconds.toFixed(1)} s of ${shape.seconds} s`;
  }
  const { averageCpu } = run.usage;
  if (averageCpu !== null && averageCpu > SATURATED * machine.cores) {
    return `the generator used ${averageCpu.toFixed(1)} of ${machine.cores} cores: the latencies are its own`;
  }
  const wait = waitPerRequest(run, fold);
  if (wait > STARVED * machine.p95Budget) {
    return `the generator waited ${wait.toFixed(0)} ms for a core per request: the machine is too busy to measure on`;
  }
  return undefined;
}

/** Sentences about the generator's own load that do not make the numbers worthless. */
export function usageNotes(run: EngineRun, fold: LoadFold, machine: Machine): string[] {
  const notes: string[] = [];
  const { averageCpu } = run.usage;
  if (averageCpu !== null && averageCpu > BUSY * machine.cores) {
    notes.push(`the generator used ${averageCpu.toFixed(1)} of ${machine.cores} cores`);
  }
  const wait = waitPerRequest(run, fold);
  if (wait > SHORT_OF_CPU * machine.p95Budget) {
    notes.push(`the generator waited ${wait.toFixed(0)} ms for a core per request: latencies are higher by as much`);
  }
  return notes;
}
