import type { Operation } from '../operations/types.ts';
import { isSelected, mayBeSent } from './safety.ts';
import type { Oracle, PlanEntry, PlanFacts } from './types.ts';

/** What runs on which operation, and why not the rest. Sends nothing. Entries follow the order of the description. */
export function planRun(oracles: readonly Oracle[], facts: PlanFacts): PlanEntry[] {
  const modules = [...new Set(facts.operations.map((operation) => operation.module))];
  return oracles.flatMap((oracle) => {
    if (!facts.config.only.includes(oracle.part)) return [];
    const considered = facts.operations.filter((operation) => oracle.considers(operation, facts));
    const entries = considered.map((operation) => entryFor(oracle, operation, facts));
    const covered = new Set(considered.map((operation) => operation.module));
    const empty = modules.filter((module) => !covered.has(module));
    return [...entries, ...empty.map((module) => nothingToConsider(oracle, module))];
  });
}

/** One oracle on one operation. */
export function entryFor(oracle: Oracle, operation: Operation, facts: PlanFacts): PlanEntry {
  const base = {
    oracle: oracle.id,
    part: oracle.part,
    criterion: oracle.criterion,
    operation: operation.id,
    module: operation.module,
  };
  const selected = isSelected(operation, facts.config);
  if (!selected.applies) return { ...base, runs: false, outcome: 'not-tested', reason: selected.reason };
  const applicable = oracle.appliesTo(operation, facts);
  if (!applicable.applies) return { ...base, runs: false, outcome: 'not-applicable', reason: applicable.reason };
  const allowed = mayBeSent(operation, facts.config, facts.model);
  if (!allowed.applies) return { ...base, runs: false, outcome: 'not-tested', reason: allowed.reason };
  return { ...base, runs: true };
}

function nothingToConsider(oracle: Oracle, module: string): PlanEntry {
  return {
    oracle: oracle.id,
    part: oracle.part,
    criterion: oracle.criterion,
    module,
    runs: false,
    outcome: 'not-applicable',
    reason: 'no operation of this kind in the module',
  };
}
