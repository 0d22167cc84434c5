import { readItem } from '../../core/exercise/read-item.ts';
import { isSafe } from '../../core/plan/safety.ts';
import { type Around, effectOf } from '../access/effect.ts';
import { securedOnly, strangerOf } from '../access/who.ts';
import type { Probe } from '../probe.ts';
import { isSuccess, type Seen, saysNothing, seenOf } from '../seen.ts';

export interface ForeignChange extends Around {
  /** Name of the identity of the other tenant. */
  readonly identity: string;
  readonly method: string;
  readonly other: Seen;
}

const WORDS = { gone: 'is gone', changed: 'is another' } as const;

export const oracle: Probe<ForeignChange> = {
  id: 'object-access-change',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'tenant-isolation',
  holds: "No tenant changes another tenant's things",
  broken: "A tenant changed another tenant's thing",
  asserts: 'A request of one tenant to change, delete or act on an item of another one leaves that item as it is.',
  why: "Whoever learns or guesses an id changes or destroys the other customers' data.",
  source: [
    {
      standard: 'OWASP API Security 2023',
      clause: 'API1 Broken Object Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    },
    { standard: 'CWE', clause: '639', url: 'https://cwe.mitre.org/data/definitions/639.html' },
  ],
  remedy: 'Put the tenant of the caller into the condition of every UPDATE and DELETE; answer 404 when no row fits.',
  considers: (operation) => !isSafe(operation) && operation.path.includes('{'),
  appliesTo: (operation) => securedOnly(operation),
  async gather({ session, operation, item, request, send }) {
    const stranger = strangerOf(session.config);
    if (typeof stranger === 'string') return stranger;
    const owner = session.reach.ownerOf(operation);
    if (!owner?.read) return 'nothing shows whether its item was changed: there is no operation that reads it';
    const { identity } = stranger;
    const foreign = await request({ identity });
    if (typeof foreign === 'string') return foreign;
    const target = (await item.bound())?.item;
    if (!target?.ours) return 'its path names nothing that this run has created';
    const read = async (): Promise<Seen> => seenOf(session, await readItem(session, owner, target, 'read-back'));
    const before = await read();
    const other = seenOf(session, await send(foreign, `${identity} changes an item of another tenant`));
    const after = await read();
    const { itemAt, volatileFields: volatile } = owner;
    return { identity, method: operation.method, itemAt, volatile, before, other, after };
  },
  verify(evidence) {
    const { identity, method, before, other, after } = evidence;
    if (!isSuccess(before))
      return { outcome: 'not-tested', reason: `the owner could not read it before (${before.status})` };
    const effect = effectOf(evidence);
    // Things change by themselves too; after a refusal only what is gone was certainly done by it.
    const done = effect === 'gone' ? method === 'DELETE' || isSuccess(other) : effect === 'changed' && isSuccess(other);
    if (done && (effect === 'gone' || effect === 'changed')) {
      return {
        outcome: 'fail',
        evidence: 1,
        violations: [
          {
            key: `${effect} by another tenant`,
            expected: '403 or 404 to another tenant, and the item as it was',
            observed: `status ${other.status}, and the item ${WORDS[effect]}`,
            witness: [`as the owner: ${before.line}`, `as ${identity}: ${other.line}`, `as the owner: ${after.line}`],
            exchanges: [before.exchange, after.exchange, other.exchange],
            confidence: effect === 'gone' ? 'certain' : 'firm',
          },
        ],
      };
    }
    const nothing = saysNothing(other);
    if (nothing) return { outcome: 'inconclusive', reason: nothing };
    const { status } = other;
    if (status === 401) return { outcome: 'inconclusive', reason: `the credentials of ${identity} were refused` };
    if (effect === 'unclear' || effect === 'gone')
      return { outcome: 'inconclusive', reason: 'the item could not be read afterwards' };
    if (status === 403 || status === 404 || status === 405 || status === 410) return { outcome: 'pass', evidence: 1 };
    if (isSuccess(other) && method === 'DELETE')
      return { outcome: 'pass', evidence: 1, note: `answered ${status}, but nothing was deleted` };
    return { outcome: 'inconclusive', reason: `${status} says nothing about access, and the item is as it was` };
  },
};
