import { isDistinctive, leavesOf, shows } from '../access/shows.ts';
import { type Listed, lookOnList } from '../access/walk-list.ts';
import { securedOnly, strangerOf } from '../access/who.ts';
import type { Probe } from '../probe.ts';
import { type Seen, saysNothing } from '../seen.ts';

export interface ForeignList {
  /** Name of the identity of the other tenant. */
  readonly identity: string;
  readonly runToken: string;
  /** An item of ours on the owner's list. */
  readonly own?: Listed;
  /** What stands under its id on the list of the other tenant. */
  readonly found?: Listed;
  readonly pages: readonly Seen[];
}

export const oracle: Probe<ForeignList> = {
  id: 'object-access-list',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'tenant-isolation',
  holds: "No list shows another tenant's items",
  broken: "A list shows another tenant's items",
  asserts: 'An item created by one tenant is on its own list and on no list of another tenant.',
  why: "Every customer sees the other customers' data without even looking for it.",
  source: [
    {
      standard: 'OWASP API Security 2023',
      clause: 'API1 Broken Object Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    },
    { standard: 'CWE', clause: '639', url: 'https://cwe.mitre.org/data/definitions/639.html' },
  ],
  remedy: 'Put the tenant of the caller into the condition of every list, or let row-level security do it.',
  considers: (operation, { model }) =>
    !operation.path.includes('{') && model.resources.some((one) => one.list?.operation === operation.id),
  appliesTo: (operation) => securedOnly(operation),
  async gather(context) {
    const { session, operation } = context;
    const stranger = strangerOf(session.config);
    if (typeof stranger === 'string') return stranger;
    const owner = session.facts.model.resources.find((one) => one.list?.operation === operation.id);
    if (!owner?.list || owner.list.idField === '') return 'its items have no id';
    const item = await session.reach.item(owner, 'ours');
    if (typeof item === 'string') return item;
    const { identity } = stranger;
    const own = await lookOnList(context, operation, owner.list, item.id, 'default');
    if (typeof own === 'string') return own;
    if (!own.found) return 'an item of ours was not on the first pages of its own list';
    const other = await lookOnList(context, operation, owner.list, item.id, identity);
    if (typeof other === 'string') return other;
    const { pages, found } = other;
    return { identity, runToken: session.facts.runToken, own: own.found, pages, ...(found && { found }) };
  },
  verify({ identity, runToken, own, found, pages }) {
    const [first] = pages;
    if (!own || !first) return { outcome: 'not-tested', reason: 'nothing was listed' };
    const nothing = pages.map(saysNothing).find((words) => words !== undefined);
    if (nothing) return { outcome: 'inconclusive', reason: nothing };
    if (first.status === 401) return { outcome: 'inconclusive', reason: `the credentials of ${identity} were refused` };
    const leaves = leavesOf(own.body);
    if (![...leaves.values()].some((text) => isDistinctive(text, runToken)))
      return { outcome: 'not-tested', reason: 'nothing in an item tells whose it is' };
    if (!found || !shows(found.body, leaves, runToken)) return { outcome: 'pass', evidence: pages.length };
    return {
      outcome: 'fail',
      evidence: pages.length,
      violations: [
        {
          key: 'listed to another tenant',
          expected: 'no item of another tenant',
          observed: 'an item of another tenant on the list',
          witness: [
            `as the owner: ${own.page.line}`,
            `as ${identity}: ${found.page.line}`,
            `both show ${JSON.stringify(found.body).slice(0, 120)}`,
          ],
          exchanges: [own.page.exchange, found.page.exchange],
          confidence: 'certain',
        },
      ],
    };
  },
};
