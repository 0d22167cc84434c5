import type { Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { filterQuery } from '../lists/gather-filtered.ts';
import { isList } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { offers } from '../lists/offered.ts';
import { AIP_160, isSelection, NO_WHOLE_LIST, selectionOf, valuesOf, wholeList, wordsOf } from '../lists/selections.ts';
import { checkOf, type SetCheck, type SetEvidence, verifySets } from '../lists/set-law.ts';
import { walkList } from '../lists/walk.ts';

const MOST_FILTERS = 6;

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-rights',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'critical',
  criterion: 'filter-sound',
  holds: 'A filter shows and counts nothing that the list hides from this user',
  broken: 'A filter shows or counts items that the list hides from this user',
  asserts:
    'What a second identity sees with a filter on a value of an item it cannot see is part of what it sees without the filter, the total too.',
  why: 'A condition that replaces the owner’s one instead of being added to it gives the data of others to who guesses a value.',
  source: [
    {
      standard: 'OWASP API Security',
      clause: 'API1:2023 Broken Object Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    },
    AIP_160,
  ],
  remedy: 'Restrict every query to what the caller may see, before and apart from the conditions the caller gives.',
  considers: isList,
  appliesTo: offers(['eq'], 'no equality filter on a field of the items is documented'),
  async gather(context) {
    const whole = wholeList(context);
    const { identities, config } = context.session;
    const own = config.identities.default?.tenant;
    const others = identities.filter(({ name }) => name !== 'default');
    const other = others.find(({ tenant }) => tenant !== undefined && tenant !== own) ?? others[0];
    if (!other) return 'credentials of one identity only are configured';
    if (!whole) return NO_WHOLE_LIST;
    const client = context.client.as(other.name);
    const size = context.evidence.walks[0]?.size ?? null;
    const theirs = selectionOf(`all that ${other.name} sees`, await walkList(client, { label: other.name, size }));
    if (!isSelection(theirs)) return `${other.name} cannot read the list: ${theirs.refused}`;
    const visible = new Set(theirs.ids);
    const checks: SetCheck[] = [];
    for (const filter of context.client.list.filters
      .filter(({ operator }) => operator === 'eq')
      .slice(0, MOST_FILTERS)) {
      // A value of hidden items only: what is shown for it cannot be anything else.
      const hidden = valuesOf(whole, filter.field).find(({ ids }) => ids.every((id) => !visible.has(id)));
      const query = hidden && filterQuery(client.operation, filter, hidden.value);
      if (!query || !client.allows(filter.parameter, hidden.value)) continue;
      const walk = await walkList(client, { label: filter.parameter, size, query });
      const selection = selectionOf(`${other.name}: ${wordsOf(query)}`, walk);
      const expected = `only items that ${other.name} sees without a filter`;
      const key = `filter ${filter.parameter}`;
      checks.push(...checkOf(selection, { key, must: [], may: theirs.ids, around: [theirs], expected }));
    }
    return checks.length === 0
      ? `${other.name} sees all that is there`
      : { checks, unchanged: await unchangedFor(context, checks) };
  },
  verify(evidence) {
    const verdict = verifySets(evidence);
    if (verdict.outcome !== 'pass') return verdict;
    const violations = evidence.checks.flatMap(counted);
    return violations.length === 0 ? verdict : { outcome: 'fail', evidence: verdict.evidence, violations };
  },
};

async function unchangedFor(context: ListContext, checks: readonly SetCheck[]): Promise<boolean> {
  const shown = checks.some(({ selection, may = [] }) => selection.ids.some((id) => !may.includes(id)));
  return !shown || context.unchanged();
}

/** Nothing is shown, and yet something is counted. */
function counted({ key, selection, expected, around = [] }: SetCheck): Violation[] {
  const { total, ids, words, exchange } = selection;
  if (total === undefined || ids.length > 0 || total === 0) return [];
  // A list that counts wrong without a filter says nothing about rights.
  if (around.some((one) => one.total !== undefined && one.total !== one.ids.length)) return [];
  const witness = [`${words} -> no item, total ${total}`];
  return [
    {
      key: `count ${key}`,
      expected,
      observed: `a total of ${total} and no item`,
      witness,
      exchanges: [exchange],
      confidence: 'firm',
    },
  ];
}
