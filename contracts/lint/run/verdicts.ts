import type { Operation } from '../../../core/operations/types.ts';
import { worse } from '../../../core/oracle/severity.ts';
import type { Verdict, Violation } from '../../../core/oracle/types.ts';
import type { LintFacts, LintOracle, LintProblem } from '../types.ts';
import { placeOf, placeText } from './place-of.ts';

/** What a lint oracle says of one operation, or of the whole description where `operation` is absent. */
export interface LintVerdict {
  readonly operation?: Operation;
  readonly verdict: Verdict;
}

const MOST_WITNESSES = 8;

/** Problems of one kind at one operation are one violation with several places. */
function violationOf(problems: readonly LintProblem[], oracle: LintOracle, facts: LintFacts): Violation | undefined {
  const [first] = problems;
  if (first === undefined) return undefined;
  const lines = problems.map((one) => `${placeText(placeOf(one, facts.description))}  ${one.observed}`);
  const more = lines.length - MOST_WITNESSES;
  return {
    key: first.key,
    expected: first.expected,
    observed: problems.length === 1 ? first.observed : `${first.observed} (and at ${problems.length - 1} more places)`,
    witness: more > 0 ? [...lines.slice(0, MOST_WITNESSES), `and ${more} more`] : lines,
    exchanges: [],
    confidence: first.confidence,
    severity: problems.map((one) => one.severity ?? oracle.severity).reduce(worse),
    ...(first.everywhere && { everywhere: true }),
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** `all`: problems of the whole description, for those that are told once with all their places. */
function failure(
  problems: readonly LintProblem[],
  oracle: LintOracle,
  facts: LintFacts,
  all: readonly LintProblem[] = problems,
): Verdict {
  const violations = grouped(problems, ({ key }) => key).flatMap((group) => {
    const [first] = group;
    return violationOf(first?.everywhere ? all.filter(({ key }) => key === first.key) : group, oracle, facts) ?? [];
  });
  return { outcome: 'fail', violations, evidence: 1 };
}

/**
 * What one oracle says: for each operation it considers (and that `selected` names), and for the whole description where
 * something is wrong outside of operations. Evidence counts places of the description, not exchanges.
 */
export function verdictsOf(
  oracle: LintOracle,
  facts: LintFacts,
  selected: (operation: Operation) => boolean = () => true,
): LintVerdict[] {
  const considered = facts.operations.filter((one) => selected(one) && oracle.considers(one, facts));
  const isConsidered = new Set(considered);
  const ids = new Set(considered.map(({ id }) => id));
  const reason = oracle.cannot?.(facts);
  if (reason !== undefined) {
    return considered.map((operation) => ({ operation, verdict: { outcome: 'not-tested', reason } }));
  }
  const problems = oracle.lint(facts);
  const byOperation = new Map(
    grouped(
      problems.filter(({ operation }) => operation !== undefined),
      ({ operation }) => operation ?? '',
    ).map((group) => [group[0]?.operation, group]),
  );
  const judged = problems.filter(({ operation }) => operation !== undefined && ids.has(operation));
  const whole = problems.filter(({ operation }) => operation === undefined);
  const told = facts.operations.filter((one) => selected(one) && (isConsidered.has(one) || byOperation.has(one.id)));
  return [
    ...told.map((operation): LintVerdict => {
      const own = byOperation.get(operation.id);
      if (own === undefined) return { operation, verdict: { outcome: 'pass', evidence: 1 } };
      return { operation, verdict: failure(own, oracle, facts, judged) };
    }),
    ...(whole.length === 0 ? [] : [{ verdict: failure(whole, oracle, facts) }]),
  ];
}
