import { RULES } from './rules/index.ts';
import type { JudgeInput, Judgement, VerdictWord } from './types.ts';

export const EXIT_CODES = { GO: 0, CONDITIONAL: 0, 'NO-GO': 1, INCONCLUSIVE: 2, ERROR: 3 } as const satisfies Record<
  VerdictWord,
  number
>;

const PRECEDENCE = ['NO-GO', 'INCONCLUSIVE', 'CONDITIONAL'] as const;

/**
 * The verdict with every rule, held or broken. ERROR wins over NO-GO over INCONCLUSIVE over CONDITIONAL over GO: a
 * defect that was seen stays seen, however much of the rest could not be judged.
 */
export function judge(input: JudgeInput): Judgement {
  const answers = RULES.map(({ rule, judge: ask }) => ({ rule, ...ask(input) }));
  const gates = answers.map(({ reasons: _reasons, ...gate }) => gate);
  const broken = answers.filter(({ holds }) => !holds);
  const word = PRECEDENCE.find((candidate) => broken.some(({ breaks }) => breaks === candidate)) ?? 'GO';
  const verdict: VerdictWord = input.error === undefined ? word : 'ERROR';
  const reasons = PRECEDENCE.flatMap((candidate) =>
    broken.filter(({ breaks }) => breaks === candidate).flatMap((answer) => answer.reasons),
  );
  if (input.error !== undefined) reasons.unshift(input.error);
  if (verdict === 'GO' || verdict === 'CONDITIONAL') {
    reasons.push(...answers.filter(({ holds }) => holds).flatMap((answer) => answer.reasons));
  }
  return { gates, verdict, exitCode: EXIT_CODES[verdict], reasons };
}
