import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate, isStub, STUB } from '../lifecycle/judging.ts';
import type { UseOfDeleted } from '../lifecycle/types.ts';
import { applies, inconclusive, notTested } from '../lists/judging.ts';

export const oracle: LifecycleLaw = {
  id: 'use-after-delete',
  part: 'properties',
  kind: 'law',
  subject: 'lifecycle',
  severity: 'high',
  criterion: 'method-idempotent',
  holds: 'Nothing works on what was deleted',
  broken: 'Something works on what was deleted',
  asserts: 'After a DELETE that took effect, updates of the item, its parts and its place in the list are gone too.',
  why: 'Changes to what is gone are lost without a word, and what should be erased can still be read.',
  source: [
    { standard: 'RFC 9110', clause: '9.3.5 DELETE', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.5' },
    {
      standard: 'RESTler',
      clause: '3 use-after-free rule',
      url: 'https://patricegodefroid.github.io/public_psfiles/icst2020.pdf',
    },
  ],
  remedy:
    'Look for the item before anything is done with it, in the same transaction, and take it out of every list and cache.',
  considers: isCreate,
  appliesTo(operation, facts) {
    const resource = createdResource(operation, facts);
    return resource?.delete === undefined || resource.read === undefined
      ? { applies: false, reason: 'no operation deletes, or none reads, one item' }
      : applies;
  },
  verify(evidence): Verdict {
    const { deleted, readAfterDelete, usesOfDeleted = [], listedAfterDelete } = evidence;
    if (!deleted || deleted.status < 200 || deleted.status > 299) return notTested('the item was not deleted');
    if (deleted.status === 202) return notTested('202: the item may go later');
    if (readAfterDelete?.status !== 404 && readAfterDelete?.status !== 410)
      return notTested('the item can still be read: delete-effective judges that');
    const violations = usesOfDeleted.flatMap((use) => broken(use, deleted.exchange));
    if (listedAfterDelete?.shown) violations.push(listed(listedAfterDelete.exchange, deleted.exchange, evidence.path));
    if (violations.length > 0 && isStub(evidence)) return inconclusive(STUB);
    const judged = usesOfDeleted.filter(({ status }) => status === 404 || status === 410 || status === 412).length;
    const looked = listedAfterDelete ? 1 : 0;
    if (violations.length > 0) return { outcome: 'fail', evidence: judged + looked + violations.length, violations };
    if (judged + looked > 0) return { outcome: 'pass', evidence: judged + looked };
    return usesOfDeleted.length === 0
      ? notTested('it has no parts and no update, and no list showed it before')
      : inconclusive(`what was tried on it was answered ${usesOfDeleted.map(({ status }) => status).join(', ')}`);
  },
};

function broken(use: UseOfDeleted, deletion: string): Violation[] {
  const { operation, kind, status, empty, exchange } = use;
  if (status < 200 || status > 299 || status === 202) return [];
  // PUT may create (RFC 9110 9.3.4): 201 says that it did.
  if (kind === 'update' && (status === 201 || operation.method === 'PUT')) return [];
  // No parts of nothing: an empty list is a style of its own.
  if (kind === 'part' && empty) return [];
  return [
    {
      key: `${kind} ${operation.id}`,
      expected: 'status 404 or 410, as the item has',
      observed: `status ${status}`,
      witness: ['DELETE -> success', 'GET of the item -> gone', `${operation.id} on it -> ${status}`],
      exchanges: [deletion, exchange],
      confidence: 'firm',
      ...(kind === 'part' && { severity: 'medium' as const }),
    },
  ];
}

function listed(exchange: string, deletion: string, path: string | undefined): Violation {
  return {
    key: 'list',
    expected: 'a list without the item',
    observed: 'the list still shows it, also a second later',
    witness: [`DELETE ${path ?? 'of the item'} -> success`, 'GET of the item -> gone', 'GET of the list -> shows it'],
    exchanges: [deletion, exchange],
    confidence: 'firm',
    severity: 'medium',
  };
}
