import { engineRefuses, toldBy } from './engine/told-by.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

/** What our own reader met: references that lead nowhere, keys given twice. */
function metByReader({ description }: LintFacts): LintProblem[] {
  return description.problems.map((problem) => ({
    pointer: problem.pointer,
    key: problem.severity === 'error' ? 'reading' : 'reading with care',
    expected: 'a document that can be read in one way only',
    observed: problem.message,
    confidence: 'certain',
    ...(problem.position !== undefined && { position: problem.position }),
    ...(problem.severity === 'warning' && { severity: 'low' as const }),
  }));
}

export const oracle: LintOracle = {
  id: 'description-valid',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'spec-valid',
  holds: 'The description is valid',
  broken: 'The description is not valid',
  asserts:
    'The description parses, every reference leads to something, and it has the structure of its OpenAPI version.',
  why: 'Generators, gateways and documentation read an invalid description each in their own way, or not at all.',
  source: [SOURCES.document],
  remedy: 'Correct the place that is named; an editor with OpenAPI support shows the same while you type.',
  considers: () => true,
  cannot: engineRefuses,
  lint: (facts) => [...metByReader(facts), ...toldBy('description-valid', facts)],
};
