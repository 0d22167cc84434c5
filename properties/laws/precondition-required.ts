import type { Verdict } from '../../core/oracle/types.ts';
import {
  attemptViolation,
  isChange,
  needsIfMatch,
  performed,
  takesCondition,
  unusable,
} from '../conditional/judging.ts';
import type { ConditionalLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';

export const oracle: ConditionalLaw = {
  id: 'precondition-required',
  part: 'properties',
  kind: 'law',
  subject: 'conditional',
  severity: 'high',
  criterion: 'conditional-put',
  holds: 'Where If-Match is required, nothing changes without it',
  broken: 'If-Match is said to be required, and a change without it is made',
  asserts: 'Where If-Match is a required parameter or 428 is documented, a change without If-Match is refused.',
  why: 'The description promises that nobody overwrites blindly; one careless client does, and changes get lost.',
  source: [
    {
      standard: 'RFC 6585',
      clause: '3 428 Precondition Required',
      url: 'https://www.rfc-editor.org/rfc/rfc6585#section-3',
    },
  ],
  remedy: 'Answer 428 before anything is done when If-Match is missing, or describe it as optional.',
  considers: isChange,
  appliesTo(operation, facts) {
    if (!needsIfMatch(operation))
      return { applies: false, reason: 'the description does not say that If-Match is required' };
    return takesCondition(operation, facts);
  },
  verify(evidence): Verdict {
    const { without, current, operation } = evidence;
    if (!without)
      return notTested(`no change with the current tag was accepted (${current?.status ?? 'none was sent'})`);
    const blocked = unusable(without);
    const done = performed(without);
    if (blocked && !done) return blocked;
    if (done === undefined) return inconclusive('reading the item does not tell whether the change was made');
    if (!done) return { outcome: 'pass', evidence: 1 };
    const way = {
      key: 'performed',
      expected: 'status 428 and an unchanged item',
      observed: `status ${without.status}, and the item ${operation.method === 'DELETE' ? 'is gone' : 'shows what was sent'}`,
      confidence: 'certain' as const,
    };
    return { outcome: 'fail', evidence: 1, violations: [attemptViolation(evidence, without, way)] };
  },
};
