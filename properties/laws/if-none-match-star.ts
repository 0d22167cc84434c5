import type { Verdict } from '../../core/oracle/types.ts';
import { attemptViolation, isChange, isSuccess, performed, takesCondition, unusable } from '../conditional/judging.ts';
import type { ConditionalLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';

export const oracle: ConditionalLaw = {
  id: 'if-none-match-star',
  part: 'properties',
  kind: 'law',
  subject: 'conditional',
  severity: 'high',
  criterion: 'conditional-put',
  holds: 'If-None-Match: * never overwrites',
  broken: 'If-None-Match: * overwrites what is there',
  asserts:
    'Where If-None-Match is documented for PUT or PATCH, `*` on an item that exists is refused with 412 and changes nothing.',
  why: 'It is how clients create without overwriting: the first one’s data is gone, and both believe that theirs is stored.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '13.1.2 If-None-Match',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2',
    },
  ],
  remedy: 'With If-None-Match: * insert only, in one statement, and answer 412 when the item is there.',
  considers: isChange,
  appliesTo(operation, facts) {
    const documented = operation.parameters.some((one) => one.in === 'header' && /^if-none-match$/i.test(one.name));
    if (!documented || operation.method === 'DELETE')
      return { applies: false, reason: 'If-None-Match is not documented for a change' };
    return takesCondition(operation, facts);
  },
  verify(evidence): Verdict {
    const { noneMatch, current } = evidence;
    if (!noneMatch)
      return notTested(`no change with the current tag was accepted (${current?.status ?? 'none was sent'})`);
    const blocked = unusable(noneMatch);
    const done = performed(noneMatch);
    if (blocked && !done) return blocked;
    if (done === undefined) return inconclusive('reading the item does not tell whether the change was made');
    if (!done && !isSuccess(noneMatch.status)) return { outcome: 'pass', evidence: 1 };
    if (!done) return inconclusive(`answered ${noneMatch.status}, though nothing changed`);
    const way = {
      key: 'overwritten',
      expected: 'status 412 and an unchanged item',
      observed: `status ${noneMatch.status}, and the item shows what was sent`,
      confidence: 'certain' as const,
    };
    return { outcome: 'fail', evidence: 1, violations: [attemptViolation(evidence, noneMatch, way)] };
  },
};
