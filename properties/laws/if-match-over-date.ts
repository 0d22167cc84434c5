import type { Verdict } from '../../core/oracle/types.ts';
import { attemptViolation, isChange, isSuccess, takesCondition, unusable } from '../conditional/judging.ts';
import type { ConditionalLaw } from '../law.ts';
import { notTested } from '../lists/judging.ts';

export const oracle: ConditionalLaw = {
  id: 'if-match-over-date',
  part: 'properties',
  kind: 'law',
  subject: 'conditional',
  severity: 'low',
  criterion: 'conditional-put',
  holds: 'If-Match goes before If-Unmodified-Since',
  broken: 'If-Unmodified-Since is looked at although If-Match is there',
  asserts: 'A change with the current tag is made whatever If-Unmodified-Since says.',
  why: 'Clients send both, since old servers know only the date: within one second, or with clocks apart, right changes are refused.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '13.2.2 Precedence of Preconditions',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2',
    },
  ],
  remedy: 'Ignore If-Unmodified-Since when If-Match is present.',
  considers: isChange,
  appliesTo: (operation, facts) =>
    operation.method === 'DELETE'
      ? { applies: false, reason: 'tried with PUT and PATCH, which leave the item' }
      : takesCondition(operation, facts),
  verify(evidence): Verdict {
    const { dated, current } = evidence;
    if (evidence.tag.startsWith('W/')) return notTested('only weak tags are given');
    if (!dated || !current || !isSuccess(current.status))
      return notTested(`no change with the current tag was accepted (${current?.status ?? 'none was sent'})`);
    const blocked = unusable(dated);
    if (blocked) return blocked;
    if (dated.status !== 412)
      return isSuccess(dated.status)
        ? { outcome: 'pass', evidence: 1 }
        : notTested(`the change was answered ${dated.status}`);
    const way = {
      key: 'refused by date',
      expected: 'success: the tag is current, and the date is not to be looked at',
      observed: 'status 412',
      confidence: 'certain' as const,
    };
    return { outcome: 'fail', evidence: 1, violations: [attemptViolation(evidence, dated, way)] };
  },
};
