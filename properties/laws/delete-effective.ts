import type { JsonObject } from '../../core/spec/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate, isStub, STUB } from '../lifecycle/judging.ts';
import { applies, inconclusive, notTested } from '../lists/judging.ts';

export const oracle: LifecycleLaw = {
  id: 'delete-effective',
  part: 'properties',
  kind: 'law',
  subject: 'lifecycle',
  severity: 'high',
  criterion: 'method-idempotent',
  holds: 'What was deleted is gone',
  broken: 'What was deleted is still there',
  asserts: 'After a successful DELETE of an item, reading it does not show it any more.',
  why: 'Deleted personal data, cancelled orders and revoked rights live on.',
  source: [
    { standard: 'RFC 9110', clause: '9.3.5 DELETE', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.5' },
  ],
  remedy: 'Remove the item, or hide it from reads, in the transaction that answers the DELETE.',
  considers: isCreate,
  appliesTo(operation, facts) {
    const resource = createdResource(operation, facts);
    if (resource?.delete === undefined) return { applies: false, reason: 'no operation deletes one item' };
    return resource.read === undefined ? { applies: false, reason: 'no operation reads one item' } : applies;
  },
  verify(evidence) {
    const { read, deleted, readAfterDelete, readLongAfterDelete, resource } = evidence;
    if (read?.status !== 200) return notTested('the item could not be read before it was deleted');
    if (!deleted) return notTested('the item was not deleted');
    if (deleted.status === 202) return notTested('202: the deletion may come later');
    if (deleted.status >= 300 || deleted.status === 0) return notTested(`the DELETE was answered ${deleted.status}`);
    if (!readAfterDelete || readAfterDelete.status === 0 || readAfterDelete.status >= 500) {
      return inconclusive('reading after the DELETE gave no usable answer');
    }
    if (readAfterDelete.status === 404 || readAfterDelete.status === 410) return { outcome: 'pass', evidence: 1 };
    if (readAfterDelete.status >= 300) {
      return inconclusive(`reading after the DELETE was answered ${readAfterDelete.status}`);
    }
    if (saysDeleted(read.item, readAfterDelete.item))
      return { outcome: 'pass', evidence: 1, note: 'a soft delete: the item says so' };
    if (isStub(evidence)) return inconclusive(STUB);
    if (!shows(readAfterDelete.item, read.item, resource.idField)) {
      return { outcome: 'pass', evidence: 1, note: `${readAfterDelete.status}, but the item is not shown` };
    }
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'still readable',
          expected: 'status 404 or 410',
          observed: `status ${readAfterDelete.status} with the item${readLongAfterDelete ? '; a while later it is gone' : ''}`,
          witness: [`DELETE -> ${deleted.status}`, `GET -> ${readAfterDelete.status}`],
          exchanges: [deleted.exchange, readAfterDelete.exchange],
          confidence: 'certain',
          ...(readLongAfterDelete && { severity: 'medium' as const }),
        },
      ],
    };
  },
};

/** Is it the item that was there before? An empty answer or an error dressed as 200 is not. */
function shows(now: JsonObject | undefined, before: JsonObject | undefined, idField: string): boolean {
  if (now === undefined || before === undefined) return false;
  if (idField in before) return String(now[idField]) === String(before[idField]);
  return Object.keys(before).every((name) => name in now);
}

/** The DELETE changed a field like `deleted_at`, `archived`, `active` or `status: "cancelled"`. */
function saysDeleted(before: JsonObject | undefined, after: JsonObject | undefined): boolean {
  return Object.entries(after ?? {}).some(([name, value]) => {
    const changed = JSON.stringify(before?.[name]) !== JSON.stringify(value);
    const marks = /^(is_?)?(deleted|archived|removed|cancell?ed|active|enabled)(_?(at|on|date))?$/i.test(name);
    const state = /^(status|state)$/i.test(name) && /delet|archiv|remov|cancel|inactiv|clos/i.test(String(value));
    return changed && (marks || state);
  });
}
