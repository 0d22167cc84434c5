import type { JudgeInput, Rule, RuleAnswer } from '../types.ts';
import { count, some } from './words.ts';

function complete({ complete: done, warnings }: JudgeInput): RuleAnswer {
  return {
    expected: 'the run reached its end',
    actual: done ? 'it did' : 'it stopped before',
    holds: done,
    breaks: 'INCONCLUSIVE',
    reasons: done
      ? []
      : [
          warnings.find(({ code }) => code === 'budget-spent' || code === 'interrupted')?.message ??
            'the run stopped before its end',
        ],
  };
}

function errored({ outcomes }: JudgeInput): RuleAnswer {
  const broken = outcomes.filter(({ outcome }) => outcome === 'errored');
  return {
    expected: '0 oracles errored',
    actual: String(broken.length),
    holds: broken.length === 0,
    breaks: 'INCONCLUSIVE',
    reasons: broken
      .slice(0, 5)
      .map(
        ({ oracle, operation, reason }) => `assay failed in ${oracle} at ${operation ?? 'the target'}: ${reason ?? ''}`,
      ),
  };
}

function cleanup({ cleanup: { created, deleted, left } }: JudgeInput): RuleAnswer {
  const names = left.map(({ label, reason }) => `${label} (${reason})`);
  return {
    expected: '0 things left on the target',
    actual: left.length === 0 ? `0 (${created} created, ${deleted} deleted)` : `${left.length}: ${some(names)}`,
    holds: left.length === 0,
    breaks: 'CONDITIONAL',
    reasons: left.length === 0 ? [] : [`${count(left.length, 'thing')} left on the target: ${some(names)}`],
  };
}

function oneDescription({ warnings }: JudgeInput): RuleAnswer {
  const changed = warnings.filter(({ code }) => code === 'spec-changed');
  return {
    expected: 'one description for the whole run',
    actual: changed.length === 0 ? 'one' : 'several',
    holds: changed.length === 0,
    breaks: 'INCONCLUSIVE',
    reasons: changed.map(({ message }) => message),
  };
}

/** The run was not cut short. */
export const runComplete: Rule = { rule: 'run-complete', judge: complete };
/** No oracle of ours broke. */
export const noOracleErrored: Rule = { rule: 'no-oracle-errored', judge: errored };
/** What was created is gone again. */
export const cleanupComplete: Rule = { rule: 'cleanup-complete', judge: cleanup };
/** The description did not change between shards. */
export const sameDescription: Rule = { rule: 'same-description', judge: oneDescription };
