import type { Verdict } from '../../core/oracle/types.ts';
import { attemptViolation, isChange, isSuccess, performed, takesCondition, unusable } from '../conditional/judging.ts';
import type { ConditionalLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';

export const oracle: ConditionalLaw = {
  id: 'if-match-stale-refused',
  part: 'properties',
  kind: 'law',
  subject: 'conditional',
  severity: 'critical',
  criterion: 'conditional-put',
  holds: 'A change under a tag that is not current is not made',
  broken: 'A change under a tag that is not current is made',
  asserts: 'PUT, PATCH or DELETE with an If-Match that names no current tag changes nothing and is answered with 412.',
  why: 'Two people edit the same thing: the second overwrites or deletes what the first wrote, and nobody is told.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '13.1.1 If-Match',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1',
    },
  ],
  remedy: 'Compare the version in the statement that changes the row, and answer 412 when it meets none.',
  considers: isChange,
  appliesTo: takesCondition,
  verify(evidence): Verdict {
    const { stale, current, operation } = evidence;
    if (!stale) return notTested(`no change with the current tag was accepted (${current?.status ?? 'none was sent'})`);
    const blocked = unusable(stale);
    const done = performed(stale);
    if (blocked && !done) return blocked;
    if (done === undefined) return inconclusive('reading the item does not tell whether the change was made');
    const gone = operation.method === 'DELETE' ? 'the item is gone' : 'the item shows what was sent';
    if (done) {
      const way = {
        key: 'performed',
        expected: 'status 412 and an unchanged item',
        observed: `status ${stale.status}, and ${gone}`,
        confidence: 'certain' as const,
      };
      return { outcome: 'fail', evidence: 1, violations: [attemptViolation(evidence, stale, way)] };
    }
    if (!isSuccess(stale.status) || stale.status === 202) return { outcome: 'pass', evidence: 1 };
    if (operation.method === 'DELETE')
      return notTested(
        `status ${stale.status} and the item is still there: delete-effective judges what deleting does`,
      );
    const way = {
      key: 'said to be done',
      expected: 'status 412',
      observed: `status ${stale.status} although nothing changed`,
      confidence: 'firm' as const,
      severity: 'medium' as const,
    };
    return { outcome: 'fail', evidence: 1, violations: [attemptViolation(evidence, stale, way)] };
  },
};
