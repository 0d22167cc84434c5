import { atLeast } from '../../oracle/severity.ts';
import type { JudgeInput, Rule, RuleAnswer } from '../types.ts';
import { count } from './words.ts';

function unexpired({ expired }: JudgeInput): RuleAnswer {
  const matched = expired.filter((entry) => entry.matched);
  const names = expired.map(({ waiver, matched: still }) => {
    const what = waiver.fingerprint ?? waiver.oracle ?? '';
    return `the waiver of ${what} (${waiver.owner}) expired after ${waiver.expires}${still ? ' and its finding is still there' : ''}`;
  });
  return {
    expected: '0 expired waivers',
    actual: `${expired.length}, of which ${matched.length} still match a finding`,
    holds: expired.length === 0,
    // A risk accepted until a date and still there is no longer accepted; a forgotten line is only untidy.
    breaks: matched.length > 0 ? 'NO-GO' : 'CONDITIONAL',
    reasons: names,
  };
}

function unwaived({ findings, gate }: JudgeInput): RuleAnswer {
  const waived = findings.filter(({ state, severity }) => state === 'waived' && atLeast(severity, gate.failOn));
  return {
    expected: `0 waived findings of severity ${gate.failOn} or worse`,
    actual: String(waived.length),
    holds: waived.length === 0,
    breaks: 'CONDITIONAL',
    reasons:
      waived.length === 0
        ? []
        : [
            `it holds only because of ${count(waived.length, 'waived finding')} of severity ${gate.failOn} or worse`,
            ...waived
              .slice(0, 5)
              .map(
                ({ title, waiver }) =>
                  `waived: ${title} (${waiver?.owner}, until ${waiver?.expires}: ${waiver?.reason})`,
              ),
          ],
  };
}

/** No waiver is past its last day. */
export const noExpiredWaiver: Rule = { rule: 'no-expired-waiver', judge: unexpired };
/** The verdict does not rest on accepted findings. */
export const noWaivedFinding: Rule = { rule: 'no-waived-finding', judge: unwaived };
