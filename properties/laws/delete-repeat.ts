import type { Verdict } from '../../core/oracle/types.ts';
import type { VisibilityLaw } from '../law.ts';
import { createdResource } from '../lifecycle/judging.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isCreate } from '../visibility/judging.ts';

export const oracle: VisibilityLaw = {
  id: 'delete-repeat',
  part: 'properties',
  kind: 'law',
  subject: 'visibility',
  severity: 'critical',
  criterion: 'method-idempotent',
  holds: 'DELETE sent twice deletes once',
  broken: 'A repeated DELETE does something else',
  asserts: 'A DELETE repeated on an item that is gone leaves it gone, touches no other item, and is no server error.',
  why: 'Clients and proxies repeat DELETE after a lost answer: the second one takes somebody’s data, or alarms everybody.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '9.2.2 Idempotent Methods',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
    },
  ],
  remedy: 'Delete by id only, and answer 404 or success when there is nothing to delete.',
  considers: isCreate,
  appliesTo(operation, facts) {
    const resource = createdResource(operation, facts);
    return resource?.delete === undefined || resource.read === undefined
      ? { applies: false, reason: 'no operation deletes, or none reads, one item' }
      : { applies: true };
  },
  verify({ deletedAgain }): Verdict {
    if (!deletedAgain) return notTested('no item was deleted and gone');
    const { status, firstStatus, lost, readAfter, exchange } = deletedAgain;
    const lines = [`DELETE -> ${firstStatus}`, `the same again -> ${status || 'no answer'}`];
    const base = { confidence: 'certain' as const };
    const [other] = lost;
    if (other) {
      const violation = {
        ...base,
        key: 'another item',
        expected: 'every other item as before',
        observed: `${lost.length === 1 ? 'another item is' : 'other items are'} gone`,
        witness: [...lines, 'GET of an item beside it, readable before -> gone'],
        exchanges: [exchange, other.exchange],
      };
      return { outcome: 'fail', evidence: 1, violations: [violation] };
    }
    if (readAfter === 200) {
      const violation = {
        ...base,
        key: 'back again',
        expected: 'the item stays gone',
        observed: 'the item can be read again after the second DELETE',
        witness: [...lines, 'GET of the item -> 200'],
        exchanges: [exchange],
      };
      return { outcome: 'fail', evidence: 1, violations: [violation] };
    }
    if (status === 0 || status === 429 || status >= 502)
      return inconclusive('the repeated DELETE got no usable answer');
    if (status >= 500) {
      const violation = {
        ...base,
        key: 'crash',
        expected: 'success, 404 or 410',
        observed: `status ${status}`,
        witness: lines,
        exchanges: [exchange],
        severity: 'medium' as const,
      };
      return { outcome: 'fail', evidence: 1, violations: [violation] };
    }
    return { outcome: 'pass', evidence: 1 };
  },
};
