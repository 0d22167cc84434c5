import { operationAt } from '../shared/operation-at.ts';
import type { LintFacts, LintProblem } from '../types.ts';
import { isMistaken } from './mistaken.ts';
import { ENGINE_RULES } from './rules.data.ts';
import type { EngineRule } from './types.ts';

/** The engine's messages that one oracle tells. */
export function toldBy(oracle: EngineRule['oracle'], facts: LintFacts): LintProblem[] {
  const at = operationAt(facts);
  return facts.engine.problems.flatMap((problem): LintProblem[] => {
    const rule = ENGINE_RULES[problem.rule];
    const operation = at(problem.pointer);
    if (rule?.oracle !== oracle || isMistaken(problem, operation, facts.description)) return [];
    const [meant] = problem.suggestions;
    return [
      {
        ...(operation !== undefined && { operation: operation.id }),
        pointer: problem.pointer,
        key: problem.rule,
        expected: rule.expected,
        observed: `${problem.message}${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        confidence: 'certain',
        severity: rule.severity,
      },
    ];
  });
}

/** Why the engine's rules cannot be judged. */
export const engineRefuses = ({ engine }: LintFacts): string | undefined =>
  engine.failure === undefined ? undefined : `the linter engine does not read this description: ${engine.failure}`;
