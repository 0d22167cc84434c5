import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate } from '../lifecycle/judging.ts';
import type { UpdateTrace } from '../lifecycle/types.ts';
import { applies, notTested } from '../lists/judging.ts';

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
  verify({ updates, resource }): Verdict {
    const judged = updates.filter(({ update, before, after }) =>
      [update.status, before.status, after.status].every((status) => status >= 200 && status < 300 && status !== 202),
    );
    if (judged.length === 0)
      return notTested(
        updates.length === 0
          ? 'no update could be sent'
          : `no update was accepted (${updates.map((one) => one.update.status).join(', ')})`,
      );
    const violations = judged.flatMap((trace) => kept(trace, new Set(resource.volatileFields)));
    const comparable = judged.flatMap(({ sent, before }) =>
      Object.keys(sent).filter((name) => name in (before.item ?? {})),
    );
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    return comparable.length > 0
      ? { outcome: 'pass', evidence: judged.length }
      : notTested('no field that was sent is shown when the item is read');
  },
};

/** Fields that were sent with another value and still show the old one. */
function kept({ operation, sent, before, after, update }: UpdateTrace, volatile: ReadonlySet<string>): Violation[] {
  const names = Object.keys(sent).filter((name) => {
    const [old, wanted, now] = [before.item?.[name], sent[name], after.item?.[name]];
    if (volatile.has(name) || old === undefined || now === undefined) return false;
    const text = (value: unknown): string => JSON.stringify(value);
    return text(old) === text(now) && text(wanted) !== text(now) && isScalar(wanted) && !sameMeaning(wanted, now);
  });
  return names.map((name) => ({
    key: `${operation.method} ${name}`,
    expected: `${name} ${JSON.stringify(sent[name])}, as sent and accepted`,
    observed: `${name} is still ${JSON.stringify(after.item?.[name])}`,
    witness: [
      `${operation.id} with ${name} ${JSON.stringify(sent[name])} -> ${update.status}`,
      `GET -> ${name} ${JSON.stringify(after.item?.[name])}`,
    ],
    exchanges: [before.exchange, update.exchange, after.exchange],
    confidence: 'firm' as const,
  }));
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The server may normalise: case, blanks, number text, the precision of a time. */
function sameMeaning(left: unknown, right: unknown): boolean {
  const plain = (value: unknown): string => String(value).normalize('NFKC').trim().toLowerCase();
  if (plain(left) === plain(right)) return true;
  if (Number.isFinite(Number(left)) && Number(left) === Number(right)) return true;
  const [a, b] = [Date.parse(String(left)), Date.parse(String(right))];
  return Number.isFinite(a) && Math.abs(a - b) < 1000;
}
