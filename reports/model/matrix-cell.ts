import type { Outcome } from '../../core/findings/types.ts';
import { tallyOutcomes } from './tally.ts';
import type { CellState, MatrixCell } from './types.ts';

/** What a cell is called when several outcomes meet in it: the worst news wins, and untested beats holds only alone. */
const PRECEDENCE = [
  ['fail', 'broken'],
  ['errored', 'errored'],
  ['inconclusive', 'inconclusive'],
  ['waived', 'waived'],
  ['pass', 'holds'],
  ['not-tested', 'not-tested'],
  ['not-applicable', 'not-applicable'],
] as const satisfies readonly (readonly [Outcome['outcome'], CellState])[];

/** Outcomes whose reason a reader needs; why something does not apply matters only where nothing else was said. */
const TELLING: readonly Outcome['outcome'][] = ['not-tested', 'inconclusive', 'errored', 'not-applicable'];

/** Folds the outcomes of one module under one criterion; `note` numbers a reason. */
export function matrixCell(outcomes: readonly Outcome[], note: (reason: string) => number): MatrixCell {
  const by = tallyOutcomes(outcomes);
  const state = PRECEDENCE.find(([name]) => by[name] > 0)?.[1] ?? 'not-tested';
  const count = by[PRECEDENCE.find(([name]) => by[name] > 0)?.[0] ?? 'not-tested'];
  const notes = new Set<number>();
  for (const outcome of outcomes) {
    if (outcome.reason === undefined || !TELLING.includes(outcome.outcome)) continue;
    if (outcome.outcome === 'not-applicable' && state !== 'not-applicable') continue;
    notes.add(note(outcome.reason));
  }
  if (outcomes.length === 0) notes.add(note('No oracle of this criterion was planned for this module.'));
  return { state, count, by, notes: [...notes].sort((a, b) => a - b) };
}
