import type { JudgeInput, LoadBudgetResult, LoadResult, Rule, RuleAnswer } from '../types.ts';
import { count, share, some } from './words.ts';

function isValid(row: LoadResult, rows: readonly LoadResult[]): boolean {
  const whole = rows.find(
    ({ operation, profile, engine }) => operation === null && profile === row.profile && engine === row.engine,
  );
  return whole?.generator?.invalid === undefined;
}

function measure(row: LoadResult, { objective, measured, limit, unit, holds }: LoadBudgetResult): string {
  const number = (value: number): string =>
    unit === 'ratio' ? `${+(value * 100).toFixed(2)} %` : `${+value.toFixed(1)} ${unit === 'ms' ? 'ms' : 'a second'}`;
  const result = measured === null ? 'not measured' : number(measured);
  const judged = holds === false ? 'missed' : 'met';
  return `${objective} of ${row.operation ?? `the whole ${row.profile} load`} ${result}, limit ${number(limit)}: ${judged}`;
}

function objectives({ loads }: JudgeInput): RuleAnswer {
  const rows = loads
    .filter((row) => isValid(row, loads))
    .flatMap((row) => row.budgets.filter(({ holds }) => holds !== null).map((budget) => ({ row, budget })));
  const missed = rows.filter(({ budget }) => budget.holds === false);
  const sentences = missed.map(({ row, budget }) => measure(row, budget));
  return {
    expected: 'every measured objective met',
    actual: rows.length === 0 ? 'no objective was measured' : `${share(rows.length - missed.length, rows.length)} met`,
    holds: missed.length === 0,
    breaks: 'NO-GO',
    reasons:
      missed.length > 0
        ? sentences.slice(0, 5)
        : rows.length > 0
          ? [
              `every load objective is met: ${
                rows
                  .filter(({ row }) => row.operation === null)
                  .map(({ row, budget }) => measure(row, budget))
                  .join('; ') || count(rows.length, 'objective')
              }`,
            ]
          : [],
  };
}

function measured({ loads, load, only }: JudgeInput): RuleAnswer {
  const expected = 'load measured with valid numbers for every objective of the whole profile';
  if (!load || !only.includes('load')) {
    return {
      expected: 'load not asked for',
      actual: 'not asked for',
      holds: true,
      breaks: 'INCONCLUSIVE',
      reasons: [],
    };
  }
  const whole = loads.filter(({ operation }) => operation === null);
  const problems = whole.flatMap(({ profile, generator, budgets }) => [
    ...(generator?.invalid === undefined
      ? []
      : [`the numbers of the ${profile} load are not valid: ${generator.invalid}`]),
    ...budgets
      .filter(({ holds }) => holds === null)
      .map(
        ({ objective, reason }) =>
          `${objective} of the ${profile} load was not measured: ${reason ?? 'too few samples'}`,
      ),
    ...(budgets.length === 0 ? [`the ${profile} load has no objective`] : []),
  ]);
  if (whole.length === 0) problems.push('load was asked for and nothing was measured');
  return {
    expected,
    actual: problems.length === 0 ? count(whole.length, 'valid measurement') : some(problems, 2),
    holds: problems.length === 0,
    breaks: 'INCONCLUSIVE',
    reasons: problems,
  };
}

/** Every objective that was measured is met. */
export const loadObjectives: Rule = { rule: 'load-objectives', judge: objectives };
/** Load that was asked for was measured. */
export const loadMeasured: Rule = { rule: 'load-measured', judge: measured };
