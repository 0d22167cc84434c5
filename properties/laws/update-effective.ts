import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate, isStub, STUB } from '../lifecycle/judging.ts';
import { keptFields } from '../lifecycle/kept-fields.ts';
import type { UpdateTrace } from '../lifecycle/types.ts';
import { applies, inconclusive, notTested } from '../lists/judging.ts';

export const oracle: LifecycleLaw = {
  id: 'update-effective',
  part: 'properties',
  kind: 'law',
  subject: 'lifecycle',
  severity: 'high',
  criterion: 'stale-after-write',
  holds: 'What was written can be read back',
  broken: 'An accepted update left a field as it was',
  asserts: 'After a successful PUT or PATCH, no field that was sent still shows its old value when the item is read.',
  why: 'The caller was told that the change is stored; it is not, or readers see a stale copy.',
  source: [
    { standard: 'RFC 9110', clause: '9.3.4 PUT', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4' },
    { standard: 'RFC 5789', clause: '2 The PATCH Method', url: 'https://www.rfc-editor.org/rfc/rfc5789#section-2' },
  ],
  remedy:
    'Store every accepted field, refuse those that cannot be changed, and drop cached copies when the item changes.',
  considers: isCreate,
  appliesTo(operation, facts) {
    const resource = createdResource(operation, facts);
    if (resource?.read === undefined) return { applies: false, reason: 'no operation reads one item' };
    return resource.patch === undefined && resource.replace === undefined
      ? { applies: false, reason: 'no operation updates one item' }
      : applies;
  },
  verify(evidence): Verdict {
    const { updates, resource } = evidence;
    const judged = updates.filter(({ update, before, after }) =>
      [update.status, before.status, after.status].every((status) => status >= 200 && status < 300 && status !== 202),
    );
    const unread = updates.find(
      ({ update, after }) => update.status < 300 && update.status >= 200 && after.status >= 500,
    );
    if (judged.length === 0 && unread)
      return inconclusive(`reading after the update was answered ${unread.after.status}`);
    if (judged.length === 0)
      return notTested(
        updates.length === 0
          ? 'no update could be sent'
          : `no update was accepted (${updates.map((one) => one.update.status).join(', ')})`,
      );
    const violations = judged.flatMap((trace) => kept(trace, resource));
    const comparable = judged.flatMap(({ sent, before }) =>
      Object.keys(sent).filter(
        (name) => name in (before.item ?? {}) && JSON.stringify(before.item?.[name]) !== JSON.stringify(sent[name]),
      ),
    );
    if (violations.length > 0 && isStub(evidence)) return inconclusive(STUB);
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    return comparable.length > 0
      ? { outcome: 'pass', evidence: judged.length }
      : notTested('no field that was sent with another value is shown when the item is read');
  },
};

function kept(trace: UpdateTrace, resource: Resource): Violation[] {
  const { operation, sent, before, after, update, later } = trace;
  return keptFields(trace, resource).map((name) => ({
    key: `${operation.method} ${name}`,
    expected: `${name} ${JSON.stringify(sent[name])}, as sent and accepted`,
    observed: `${name} is still ${JSON.stringify(after.item?.[name])}${later ? ' right after, and as sent a while later' : ''}`,
    witness: [
      `${operation.id} with ${name} ${JSON.stringify(sent[name])} -> ${update.status}`,
      `GET -> ${name} ${JSON.stringify(after.item?.[name])}`,
    ],
    exchanges: [before.exchange, update.exchange, after.exchange],
    confidence: 'firm' as const,
    ...(later && { severity: 'medium' as const }),
  }));
}
