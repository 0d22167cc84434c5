import type { Outcome } from '../../core/findings/types.ts';
import type { OracleDeclaration, Part } from '../../core/oracle/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { matrixCell } from './matrix-cell.ts';
import { compareText, WHOLE_TARGET } from './risk-map.ts';
import { tallyOutcomes } from './tally.ts';
import type { MatrixColumn, MatrixPart } from './types.ts';

export const PARTS = ['contracts', 'properties', 'scenarios', 'load'] as const satisfies readonly Part[];

function whyNotRun(record: RunRecord, part: Part): string {
  if (!record.settings.only.includes(part)) return 'This part was not selected for the run.';
  if (part === 'load' && !record.settings.load) return 'Load was not allowed for this target.';
  if (!record.complete) return 'The run ended before this part.';
  return 'No oracle of this part gave an outcome.';
}

function columnOf(criterion: string, oracles: readonly OracleDeclaration[]): MatrixColumn {
  const sources = new Map<string, string>();
  for (const oracle of oracles) {
    if (oracle.criterion !== criterion) continue;
    for (const { standard, clause, url } of oracle.source) sources.set(`${standard} ${clause}`.trim(), url);
  }
  return { criterion, sources: [...sources].map(([label, url]) => ({ label, url })) };
}

/** Part by part: modules as rows, criteria as columns. A part without outcomes says why instead. */
export function matrixOf(record: RunRecord): readonly MatrixPart[] {
  return PARTS.map((part) => {
    const outcomes = record.outcomes.filter((outcome) => outcome.area === part);
    const total = tallyOutcomes(outcomes);
    const empty = { part, total, checks: outcomes.length, columns: [], rows: [], notes: [] };
    if (outcomes.length === 0) return { ...empty, notRun: whyNotRun(record, part) };

    const cells = new Map<string, Map<string, Outcome[]>>();
    const criteria = new Set<string>();
    for (const outcome of outcomes) {
      const row = cells.get(outcome.module ?? WHOLE_TARGET) ?? new Map<string, Outcome[]>();
      const cell = row.get(outcome.criterion) ?? [];
      cell.push(outcome);
      row.set(outcome.criterion, cell);
      cells.set(outcome.module ?? WHOLE_TARGET, row);
      criteria.add(outcome.criterion);
    }
    const notes: string[] = [];
    const numbers = new Map<string, number>();
    const note = (reason: string): number => {
      const number = numbers.get(reason) ?? notes.push(reason);
      numbers.set(reason, number);
      return number;
    };
    const columns = [...criteria].sort(compareText).map((criterion) => columnOf(criterion, record.oracles));
    const rows = [...cells]
      .sort((a, b) => Number(a[0] === WHOLE_TARGET) - Number(b[0] === WHOLE_TARGET) || compareText(a[0], b[0]))
      .map(([module, row]) => ({
        module,
        cells: columns.map(({ criterion }) => matrixCell(row.get(criterion) ?? [], note)),
      }));
    return { ...empty, columns, rows, notes };
  });
}
