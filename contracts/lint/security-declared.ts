import type { Operation } from '../../core/operations/types.ts';
import { valueAt } from '../../core/spec/pointer.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

function isSilent({ pointer }: Operation, { description: { document } }: LintFacts): boolean {
  return !Array.isArray(document.security) && !Array.isArray(valueAt(document, `${pointer}/security`));
}

function judge(facts: LintFacts): LintProblem[] {
  const silent = facts.operations.filter((operation) => isSilent(operation, facts));
  if (silent.length === 0) return [];
  if (silent.length === facts.operations.length) {
    return [
      {
        pointer: '/security',
        key: 'no security',
        expected: 'security for the whole API, or an empty list that says it is public',
        observed: 'the description says nothing about security',
        confidence: 'certain',
        severity: 'low',
      },
    ];
  }
  return silent.map(({ id, pointer }) => ({
    operation: id,
    pointer,
    key: 'silent',
    expected: 'security as on other operations, or an empty list where the operation is public',
    observed: 'nothing says whether this operation needs credentials, while others say it',
    confidence: 'firm',
    // Nothing at all means public, by the letter.
    severity: 'low',
    everywhere: true,
  }));
}

export const oracle: LintOracle = {
  id: 'security-declared',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'spec-lint',
  holds: 'Every operation says whether it needs credentials',
  broken: 'An operation does not say whether it needs credentials',
  asserts: 'Each operation has security of its own or from the document; public ones say so with an empty list.',
  why: 'What is forgotten in the description is forgotten in gateways and in tests that are made from it, and stays open.',
  source: [SOURCES.security],
  remedy: 'Write security at the top of the document, and `security: []` at each operation that is public on purpose.',
  considers: () => true,
  lint: judge,
};
