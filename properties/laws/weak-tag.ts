import type { Verdict } from '../../core/oracle/types.ts';
import { attemptViolation, isChange, isSuccess, performed, takesCondition, unusable } from '../conditional/judging.ts';
import type { ConditionalLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';

export const oracle: ConditionalLaw = {
  id: 'weak-tag',
  part: 'properties',
  kind: 'law',
  subject: 'conditional',
  severity: 'medium',
  criterion: 'conditional-put',
  holds: 'If-Match compares tags strongly',
  broken: 'If-Match and weak tags do not fit together',
  asserts:
    'A weak tag does not satisfy If-Match where strong ones are given; a service that demands If-Match does not refuse the only tags it gives.',
  why: 'A weak tag says "about the same": a change made under it can overwrite one that nobody saw.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '8.8.3.2 Comparison',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.2',
    },
    { standard: 'RFC 9110', clause: '13.1.1 If-Match', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1' },
  ],
  remedy: 'Give strong tags to what can be changed, and compare If-Match with the weak mark included.',
  considers: isChange,
  appliesTo: takesCondition,
  verify(evidence): Verdict {
    const { weak, current, tag, required } = evidence;
    if (tag.startsWith('W/')) {
      if (!required || !current) return notTested('weak tags are given, and If-Match is not required');
      if (unusable(current)) return inconclusive('the conditional request got no usable answer');
      if (current.status !== 412) return { outcome: 'pass', evidence: 1 };
      const way = {
        key: 'unusable',
        expected: 'a tag that If-Match accepts',
        observed: 'the only tag that is given, a weak one, is refused with 412',
        confidence: 'firm' as const,
      };
      return { outcome: 'fail', evidence: 1, violations: [attemptViolation(evidence, current, way)] };
    }
    if (!weak) return notTested(`no change with the current tag was accepted (${current?.status ?? 'none was sent'})`);
    const blocked = unusable(weak);
    if (blocked) return blocked;
    const done = performed(weak);
    if (done === undefined) return inconclusive('reading the item does not tell whether the change was made');
    if (!done || !isSuccess(weak.status)) return { outcome: 'pass', evidence: 1 };
    const { stale } = evidence;
    if (stale && performed(stale))
      return inconclusive('If-Match has no effect at all: judged by if-match-stale-refused');
    const way = {
      key: 'matched',
      expected: 'status 412: If-Match uses the strong comparison',
      observed: `status ${weak.status}, and the change was made`,
      confidence: 'certain' as const,
      // The tag was the current one: nothing is lost by it.
      severity: 'low' as const,
    };
    return { outcome: 'fail', evidence: 1, violations: [attemptViolation(evidence, weak, way)] };
  },
};
