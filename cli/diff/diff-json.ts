import { changeFingerprint } from '../../contracts/diff/engine/waive.ts';
import { CLASSES, type DiffResult, gating, ofClass } from './result.ts';

/** The result for programs. `schemaVersion` counts up when a field changes its meaning. */
export function diffJson(result: DiffResult): string {
  const { diff, changes, notes, failOn } = result;
  const body = {
    schemaVersion: '1.0',
    old: diff.old,
    new: diff.new,
    compared: diff.compared,
    counts: Object.fromEntries(CLASSES.map((kind) => [kind, ofClass(result, kind).length])),
    failOn,
    failing: gating(result).length,
    notes,
    changes: changes.map((change) => ({
      ...change,
      fingerprints: (change.operations.length > 0 ? change.operations : [null]).map((operation) =>
        changeFingerprint(change, operation),
      ),
    })),
  };
  return JSON.stringify(body, null, 1);
}
