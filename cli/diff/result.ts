import type { Change, ChangeClass, DescriptionDiff } from '../../contracts/diff/types.ts';

/** What is printed, in any format. */
export interface DiffResult {
  readonly diff: DescriptionDiff;
  /** Waivers applied. */
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
  readonly failOn: 'breaking' | 'additive' | 'never';
}

export const CLASSES: readonly ChangeClass[] = ['breaking', 'additive', 'cosmetic'];

export const ofClass = ({ changes }: DiffResult, kind: ChangeClass): readonly Change[] =>
  changes.filter((change) => change.class === kind);

/** Changes that make the exit code 1. */
export function gating({ changes, failOn }: DiffResult): readonly Change[] {
  if (failOn === 'never') return [];
  return changes.filter(
    (change) => change.waiver === undefined && (change.class === 'breaking' || change.class === failOn),
  );
}

export const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** '3 breaking (1 waived), 5 additive, 12 cosmetic changes'. */
export function counts(result: DiffResult): string {
  const waived = result.changes.filter((change) => change.waiver !== undefined).length;
  const parts = CLASSES.map((kind) => {
    const number = ofClass(result, kind).length;
    return `${number} ${kind}${kind === 'breaking' && waived > 0 ? ` (${waived} waived)` : ''}`;
  });
  return `${parts.join(', ')} ${result.changes.length === 1 ? 'change' : 'changes'}`;
}

/** The last line: what the exit code says, in words. */
export function verdict(result: DiffResult): string {
  const failing = gating(result).length;
  if (failing > 0) {
    const kind = result.failOn === 'additive' ? 'breaking or additive change' : 'breaking change';
    return `NOT COMPATIBLE: ${counted(failing, kind)}${failing === 1 ? ' is' : ' are'} not waived`;
  }
  const breaking = ofClass(result, 'breaking').length;
  if (breaking === 0) return 'COMPATIBLE: clients written from the old description keep working';
  return result.failOn === 'never'
    ? `not compatible, and not asked to fail: ${counted(breaking, 'breaking change')}`
    : 'CONDITIONAL: every breaking change is waived';
}
