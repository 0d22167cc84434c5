import type { Verdict, Violation } from '../../core/oracle/types.ts';
import { attemptViolation, isChange, isSuccess, performed, takesCondition, unusable } from '../conditional/judging.ts';
import type { ConditionalLaw } from '../law.ts';
import { notTested } from '../lists/judging.ts';

export const oracle: ConditionalLaw = {
  id: 'if-match-list-and-star',
  part: 'properties',
  kind: 'law',
  subject: 'conditional',
  severity: 'medium',
  criterion: 'conditional-put',
  holds: 'If-Match takes a list of tags and the star',
  broken: 'If-Match with a list or the star is not understood',
  asserts:
    'If-Match holds when any listed tag is current; `*` holds for an item that exists and for no other, so it never creates one.',
  why: 'Clients that hold several versions, and those that only want the item to exist, are refused or create by mistake.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '13.1.1 If-Match',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1',
    },
  ],
  remedy: 'Parse If-Match as a list of entity tags or `*`, and look for the item before a PUT may create it.',
  considers: isChange,
  appliesTo: takesCondition,
  verify(evidence): Verdict {
    const { list, star, nothing, current } = evidence;
    const violations: Violation[] = [];
    let judged = 0;
    // A precondition is judged only where the same change goes through under the plain current tag.
    const works = list !== undefined && performed(list) === true ? true : current && isSuccess(current.status);
    for (const [key, attempt] of [
      ['list refused', list],
      ['star refused', star],
    ] as const) {
      if (!attempt || !works || unusable(attempt) || attempt.before.headers.etag?.startsWith('W/')) continue;
      if (isSuccess(attempt.status)) judged++;
      if (attempt.status !== 412) continue;
      judged++;
      const expected = `${attempt.condition} holds for the current item`;
      const way = { key, expected, observed: 'status 412', confidence: 'firm' as const, severity: 'low' as const };
      violations.push(attemptViolation(evidence, attempt, way));
    }
    if (nothing && (nothing.before.status === 404 || nothing.before.status === 410) && !unusable(nothing)) {
      judged++;
      if (isSuccess(nothing.status) && performed(nothing) === true) {
        const way = {
          key: 'star created',
          expected: 'status 412 or 404: there is no item that could match',
          observed: `status ${nothing.status}, and the item exists now`,
          confidence: 'certain' as const,
        };
        violations.push(attemptViolation(evidence, nothing, way));
      }
    }
    if (violations.length > 0) return { outcome: 'fail', evidence: judged, violations };
    return judged > 0
      ? { outcome: 'pass', evidence: judged }
      : notTested('no change with the current tag was accepted');
  },
};
