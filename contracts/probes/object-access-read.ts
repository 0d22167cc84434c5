import { isSafe } from '../../core/plan/safety.ts';
import { isDistinctive, shows, stableLeaves } from '../access/shows.ts';
import { securedOnly, strangerOf } from '../access/who.ts';
import type { Probe } from '../probe.ts';
import { isSuccess, type Seen, saysNothing, seenOf } from '../seen.ts';

export interface ForeignReading {
  /** Name of the identity of the other tenant. */
  readonly identity: string;
  readonly runToken: string;
  /** The owner's answer, twice. */
  readonly own: Seen;
  readonly again: Seen;
  readonly other: Seen;
}

export const oracle: Probe<ForeignReading> = {
  id: 'object-access-read',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'tenant-isolation',
  holds: "No tenant reads another tenant's things",
  broken: "A tenant read another tenant's thing",
  asserts: 'An item created by one tenant, and what hangs below it, is answered to another tenant with 403 or 404.',
  why: "Whoever learns or guesses an id reads the other customers' data.",
  source: [
    {
      standard: 'OWASP API Security 2023',
      clause: 'API1 Broken Object Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    },
    { standard: 'CWE', clause: '639', url: 'https://cwe.mitre.org/data/definitions/639.html' },
  ],
  remedy: 'Ask for the tenant of the caller in every query by id; answer 404 where there is nothing of that tenant.',
  considers: (operation) => operation.method === 'GET' && operation.path.includes('{'),
  appliesTo: (operation) => securedOnly(operation),
  async gather({ session, operation, send }) {
    const stranger = strangerOf(session.config);
    if (typeof stranger === 'string') return stranger;
    const bound = await session.reach.bind(operation, 'ours');
    if (!bound.ok) return bound.missing;
    if (!bound.item?.ours || !isSafe(operation)) return 'its path names nothing that this run has created';
    const [one] = session.cases.minimal(operation, bound);
    if (!one) return 'no valid request could be generated';
    const { identity } = stranger;
    const request = () => session.traffic.prepare(operation, one.values, { purpose: 'case' });
    const own = seenOf(session, await send(request(), 'the owner reads an own item'));
    const again = seenOf(session, await send(request(), 'the owner reads an own item'));
    const other = await send({ ...request(), identity }, `${identity} reads an item of another tenant`);
    return { identity, runToken: session.facts.runToken, own, again, other: seenOf(session, other) };
  },
  verify({ identity, runToken, own, again, other }) {
    if (!isSuccess(own) || !isSuccess(again))
      return { outcome: 'not-tested', reason: `the owner itself was answered ${own.status}` };
    const nothing = saysNothing(other);
    if (nothing) return { outcome: 'inconclusive', reason: nothing };
    const { status } = other;
    if (status === 401) return { outcome: 'inconclusive', reason: `the credentials of ${identity} were refused` };
    if (status === 403 || status === 404 || status === 410) return { outcome: 'pass', evidence: 1 };
    if (!isSuccess(other)) return { outcome: 'inconclusive', reason: `${status} says nothing about access` };
    const stable = stableLeaves(own.body, again.body);
    if (![...stable.values()].some((text) => isDistinctive(text, runToken)))
      return { outcome: 'not-tested', reason: 'nothing in the answer tells whose it is' };
    if (!shows(other.body, stable, runToken)) return { outcome: 'pass', evidence: 1 };
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'read by another tenant',
          expected: '403 or 404 to another tenant',
          observed: `status ${status} with the item of another tenant`,
          witness: [`as the owner: ${own.line}`, `as ${identity}: ${other.line}`],
          exchanges: [own.exchange, other.exchange],
          confidence: 'certain',
        },
      ],
    };
  },
};
