import type { Session } from '../core/exercise/session.ts';
import { isSelected } from '../core/plan/safety.ts';
import type { PlanEntry } from '../core/plan/types.ts';
import { lintOracles } from './lint/index.ts';
import { lintFacts } from './lint/run/lint-facts.ts';
import { verdictsOf } from './lint/run/verdicts.ts';
import type { LintFacts, LintOracle } from './lint/types.ts';

/** Lets every lint oracle look at the description. Nothing is sent. */
export async function testLint(session: Session): Promise<void> {
  const { journal, config, facts: known } = session;
  const facts = await lintFacts(known.description);
  for (const oracle of lintOracles) {
    for (const entry of lintPlan(oracle, facts, config)) if (!entry.runs) journal.planned(oracle, entry);
    const selected = verdictsOf(oracle, facts, (operation) => isSelected(operation, config).applies);
    for (const { operation, verdict } of selected) journal.judge(oracle, operation, verdict);
  }
}

/** What a lint oracle looks at and why not at the rest: operations that are not selected, modules without its kind. */
export function lintPlan(
  oracle: LintOracle,
  facts: LintFacts,
  config: Parameters<typeof isSelected>[1],
): readonly PlanEntry[] {
  const { id, part, criterion } = oracle;
  const base = { oracle: id, part, criterion };
  const considered = facts.operations.filter((operation) => oracle.considers(operation, facts));
  const covered = new Set(considered.map(({ module }) => module));
  const others = new Set(facts.operations.map(({ module }) => module).filter((module) => !covered.has(module)));
  return [
    ...considered.map((operation): PlanEntry => {
      const entry = { ...base, operation: operation.id, module: operation.module };
      const selected = isSelected(operation, config);
      return selected.applies
        ? { ...entry, runs: true }
        : { ...entry, runs: false, outcome: 'not-tested', reason: selected.reason };
    }),
    ...[...others].map(
      (module): PlanEntry => ({
        ...base,
        module,
        runs: false,
        outcome: 'not-applicable',
        reason: 'no operation of this kind in the module',
      }),
    ),
  ];
}
