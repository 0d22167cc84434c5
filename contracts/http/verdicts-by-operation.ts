import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { Note } from '../survey.ts';

/** Verdicts of a survey: each note is judged, each operation fails by its first violation of each key or passes. */
export function verdictsByOperation(
  notes: readonly Note[],
  judge: (note: Note) => Violation | undefined,
): Map<string, Verdict> {
  const byOperation = new Map<string, { notes: number; violations: Map<string, Violation> }>();
  for (const note of notes) {
    const one = byOperation.get(note.operation) ?? { notes: 0, violations: new Map<string, Violation>() };
    byOperation.set(note.operation, one);
    one.notes++;
    const violation = judge(note);
    if (violation && !one.violations.has(violation.key)) one.violations.set(violation.key, violation);
  }
  return new Map(
    [...byOperation].map(([operation, { notes: evidence, violations }]): [string, Verdict] => [
      operation,
      violations.size > 0
        ? { outcome: 'fail', evidence, violations: [...violations.values()] }
        : { outcome: 'pass', evidence },
    ]),
  );
}

/** The same words for every operation that was noted. */
export function sameForAll(notes: readonly Note[], verdict: Verdict): Map<string, Verdict> {
  return new Map(notes.map(({ operation }) => [operation, verdict]));
}

/** One note for each operation and kind: an operation that was asked often weighs no more. */
export function distinct(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [JSON.stringify([note.operation, note.kind]), note])).values()];
}

export const operationsIn = (notes: readonly Note[]): number => new Set(notes.map(({ operation }) => operation)).size;
