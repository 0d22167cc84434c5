import { isJudged } from '../../findings/merge-outcomes.ts';
import type { Outcome } from '../../findings/types.ts';
import type { Part } from '../../oracle/types.ts';
import type { JudgeInput, Rule, RuleAnswer } from '../types.ts';
import { count } from './words.ts';

/** The most frequent reason among outcomes, for people. */
function mainReason(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of outcomes) counts.set(reason ?? 'no reason', (counts.get(reason ?? 'no reason') ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most === undefined ? '' : most[0];
}

/** Criteria that are judged without asking the target: they say nothing of what it does. */
const OF_THE_DESCRIPTION = /^spec-/;

function answer(part: Part, { only, load, outcomes }: JudgeInput): RuleAnswer {
  const expected = `at least 1 outcome of ${part} judged, or nothing applicable`;
  const told = (holds: boolean, actual: string, reasons: string[] = []): RuleAnswer => ({
    expected,
    actual,
    holds,
    breaks: 'INCONCLUSIVE',
    reasons,
  });
  if (!only.includes(part)) return told(true, 'not selected');
  if (part === 'load' && !load) return told(true, 'not asked for');
  const own = outcomes.filter(({ area, criterion }) => area === part && !OF_THE_DESCRIPTION.test(criterion));
  const judged = own.filter(({ outcome }) => isJudged(outcome));
  if (judged.length > 0)
    return told(true, `${judged.length} judged`, [`${part} judged ${count(judged.length, 'outcome')}`]);
  const open = own.filter(({ outcome }) => outcome !== 'not-applicable');
  if (own.length > 0 && open.length === 0) {
    return told(true, `nothing applicable in the description: ${mainReason(own)}`);
  }
  if (own.length === 0) return told(false, '0 outcomes', [`${part} was selected and said nothing at all`]);
  const hint = `select other parts with --only, or make it possible`;
  return told(false, `0 judged of ${open.length} applicable: ${mainReason(open)}`, [
    `${part}: nothing could be judged (${count(open.length, 'outcome')} open): ${mainReason(open)}; ${hint}`,
  ]);
}

/** Each selected part judged something, or had nothing to judge. */
export const partEvidence: readonly Rule[] = (['contracts', 'properties', 'scenarios', 'load'] as const).map(
  (part) => ({
    rule: `${part}-evidence`,
    judge: (input) => answer(part, input),
  }),
);
