import type { Finding } from '../../core/findings/types.ts';
import { SEVERITIES } from './severity.ts';
import type { RiskMap } from './types.ts';

/** Module of findings about the target as a whole. */
export const WHOLE_TARGET = 'whole target';

/** Open findings by severity and module; modules with the gravest findings first. */
export function riskMapOf(findings: readonly Finding[], modules: readonly string[]): RiskMap {
  const open = findings.filter((finding) => finding.state === 'open');
  const tally = new Map<string, number[]>(modules.map((module) => [module, SEVERITIES.map(() => 0)]));
  for (const finding of open) {
    const module = finding.operation?.module ?? WHOLE_TARGET;
    const row = tally.get(module) ?? SEVERITIES.map(() => 0);
    const at = SEVERITIES.indexOf(finding.severity);
    row[at] = (row[at] ?? 0) + 1;
    tally.set(module, row);
  }
  const weigh = (row: readonly number[]) => row.reduce((sum, count, at) => sum + count * 1000 ** (4 - at), 0);
  const columns = [...tally].sort((a, b) => weigh(b[1]) - weigh(a[1]) || compareText(a[0], b[0]));
  return {
    modules: columns.map(([module]) => module),
    rows: SEVERITIES.map((severity, at) => ({
      severity,
      cells: columns.map(([, row]) => row[at] ?? 0),
      total: columns.reduce((sum, [, row]) => sum + (row[at] ?? 0), 0),
    })),
  };
}

/** Order by code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
