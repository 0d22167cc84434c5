import { describe, expect, it } from 'vitest';
import type { PlanFacts } from '../../core/plan/types.ts';
import type { FilterParameter, ListShape, Resource } from '../../core/resources/types.ts';
import type { GatheringListLaw, ListLaw } from '../../properties/law.ts';
import { laws } from '../../properties/laws/index.ts';
import { firstDisorder } from '../../properties/lists/collation.ts';
import { inRange, middleOf, pointsOf } from '../../properties/lists/range-points.ts';
import { verifySets } from '../../properties/lists/set-law.ts';
import { isSound } from '../../properties/lists/sound-filters.ts';
import { dialectOf } from '../../properties/lists/tell-dialect.ts';
import { onlyViolation } from './builders.ts';
import { filteredBy, items, listEvidence, sortedBy } from './list-builder.ts';
import { factsOf, listShape, operationOf, orders } from './operation-builder.ts';
import { check, selection, sets } from './selection-builder.ts';

const list = operationOf('GET /orders');
const facts = (change: Partial<ListShape>): PlanFacts => factsOf([{ ...orders, list: { ...listShape(), ...change } }]);
const filter = (operator: FilterParameter['operator'], field = 'status'): FilterParameter => ({
  parameter: `${field}_${operator}`,
  field,
  operator,
});
const find = (id: string) => {
  const law = laws.find((one) => one.id === id);
  if (!law) throw new Error(`no law ${id}`);
  return law as ListLaw | GatheringListLaw;
};
const { sort: _, ...unsorted } = listShape();
const noSort: PlanFacts = factsOf([{ ...orders, list: unsorted }]);
const { create: __, ...readOnly } = orders;

describe('laws of filters and sorts apply where the description offers the parameter', () => {
  it.each<[string, PlanFacts, PlanFacts, string]>([
    [
      'filter-conjunction',
      facts({ filters: [filter('eq'), filter('eq', 'city')] }),
      facts({}),
      'fewer than two equality filters on different fields are documented',
    ],
    [
      'filter-list-union',
      facts({ filters: [filter('in')] }),
      facts({}),
      'no filter that takes a list of values is documented',
    ],
    ['filter-complement', facts({ filters: [filter('ne')] }), facts({}), 'no negated filter is documented'],
    [
      'filter-contradiction',
      facts({}),
      facts({ filters: [] }),
      'no equality filter on a field of the items is documented',
    ],
    [
      'filter-ranges',
      facts({ filters: [filter('lt')] }),
      facts({}),
      'no filter by a lower or upper bound is documented',
    ],
    ['filter-total', facts({}), facts({ filters: [] }), 'no equality filter on a field of the items is documented'],
    ['filter-total', facts({}), facts({ paging: { style: 'none' } }), 'no total is documented'],
    [
      'filter-literal-text',
      facts({}),
      facts({ filters: [] }),
      'no equality filter on a field of the items is documented',
    ],
    ['filter-search', facts({ search: 'q' }), facts({}), 'no search for words is documented'],
    [
      'filter-projection',
      facts({ projection: { parameter: 'fields', fields: [] } }),
      facts({}),
      'no parameter that chooses fields is documented',
    ],
    [
      'filter-follows-writes',
      facts({}),
      facts({ filters: [] }),
      'no equality filter on a field of the items is documented',
    ],
    ['filter-follows-writes', facts({}), factsOf([readOnly as Resource]), 'no operation makes its items'],
    ['filter-rights', facts({}), facts({ filters: [] }), 'no equality filter on a field of the items is documented'],
    [
      'filter-bad-value',
      facts({}),
      facts({ filters: [filter('unknown')] }),
      'no filter on a field of the items is documented',
    ],
    ['sort-reverse', facts({}), noSort, 'no sort parameter is documented'],
    ['sort-nulls', facts({}), noSort, 'no sort parameter is documented'],
    ['sort-unknown-key', facts({}), noSort, 'no sort parameter is documented'],
    [
      'sort-multi-key',
      facts({ sort: { parameter: 'sort', keys: [], descending: 'unknown', several: true } }),
      facts({}),
      'no sort by several keys is documented',
    ],
    ['sort-coherent-with-filter', facts({}), noSort, 'no sort and equality filter are documented together'],
  ])('%s', (id, offered, bare, reason) => {
    const law = find(id);
    expect(law.considers(list, offered)).toBe(true);
    expect(law.considers(operationOf('POST /orders'), offered)).toBe(false);
    expect(law.appliesTo(list, offered)).toEqual({ applies: true });
    expect(law.appliesTo(list, bare)).toEqual({ applies: false, reason });
  });
});

describe('laws about the items of selections', () => {
  it('pass when each shows what it must and no more than it may', () => {
    expect(verifySets(sets([check('abc', 'ab', { may: ['c', 'd'] }), check('', '')]))).toEqual({
      outcome: 'pass',
      evidence: 2,
    });
  });

  it('mark what is too much and name what is missing', () => {
    expect(onlyViolation(verifySets(sets([check('abx', 'abc')])))).toMatchObject({
      key: 'filter status',
      expected: 'these',
      observed: '1 too many (x), 1 missing (c)',
      witness: ['status=open: a b [x]', 'missing: [c]'],
    });
  });

  it('show of several failures of one kind the one with the fewest filters and items', () => {
    const two = check('ab', '', { selection: selection('ab', 'status=open & city=Oslo') });
    const verdict = verifySets(sets([two, check('abcdef', ''), check('a', '')]));
    expect(onlyViolation(verdict).observed).toBe('1 too many (a)');
  });

  it('say nothing where the list changed, or where nothing was asked', () => {
    expect(verifySets(sets([check('a', 'ab')], false)).outcome).toBe('inconclusive');
    expect(verifySets(sets([])).outcome).toBe('not-tested');
  });
});

describe('ranges', () => {
  const all = (values: readonly (string | number | null)[]) =>
    selection('abcdefgh'.slice(0, values.length), 'no filter', items('due', values));

  it('take numbers, days and instants in their own order, and leave the rest out', () => {
    expect(pointsOf(all([10, 9, null, -1]), 'due').map(({ id }) => id)).toEqual(['d', 'b', 'a']);
    const moments = all(['2026-01-01T10:00:00+02:00', '2026-01-01T09:00:00Z', 'soon']);
    expect(pointsOf(moments, 'due').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('choose a bound that several share, inside', () => {
    expect(middleOf(pointsOf(all([1, 2, 2, 3, 4]), 'due'))?.value).toBe(2);
    expect(middleOf(pointsOf(all([1, 2]), 'due'))?.value).toBe(2);
    expect(middleOf(pointsOf(all([5, 5]), 'due'))).toBeUndefined();
  });

  it.each([
    ['gte', 'inclusive', ['b', 'c'], []],
    ['gt', 'exclusive', ['c'], []],
    ['lte', 'inclusive', ['a', 'b'], []],
    ['lt', 'exclusive', ['a'], []],
    ['gt', undefined, ['c'], ['b']],
  ] as const)('%s %s', (operator, bound, must, may) => {
    const points = pointsOf(all([1, 2, 3]), 'due');
    const [, middle] = points;
    if (!middle) throw new Error('no point');
    const sets = inRange(points, { operator, ...(bound !== undefined && { bound }) }, middle);
    expect({ must: [...sets.must].sort(), may: [...sets.may] }).toEqual({ must: [...must], may: [...may] });
  });

  it('leave instants within a second of the bound aside, whatever the name says', () => {
    const points = pointsOf(all(['2026-01-01T10:00:00Z', '2026-01-01T10:00:00.4Z', '2026-01-01T10:00:09Z']), 'due');
    const [first] = points;
    if (!first) throw new Error('no point');
    expect(inRange(points, { operator: 'gte', bound: 'inclusive' }, first)).toEqual({ must: ['c'], may: ['a', 'b'] });
  });
});

describe('filter-total', () => {
  const all = items('status', ['open', 'paid', 'open', 'paid']);
  const open = all.filter(({ status }) => status === 'open');
  const verify = (total: number | undefined, rest = {}) =>
    (find('filter-total') as ListLaw).verify(
      listEvidence([], { filtered: [filteredBy('open', open, 'end', total)], ...rest }, all, 4),
    );

  it('passes when the total is that of the filtered list', () => {
    expect(verify(2)).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('tells a total of everything from any other number', () => {
    expect(onlyViolation(verify(4))).toMatchObject({
      key: 'counts everything',
      observed: 'a total of 4, the number of all items',
    });
    expect(onlyViolation(verify(3)).key).toBe('other number');
  });

  it('is not tested without a total, inconclusive on a changing list', () => {
    expect(verify(undefined).outcome).toBe('not-tested');
    expect(verify(4, { quiet: false }).outcome).toBe('inconclusive');
  });
});

describe('sort-reverse', () => {
  const verify = (up: readonly string[], down: readonly string[], quiet = true) => {
    const byId = (values: readonly string[]) => values.map((status) => ({ id: status, status }));
    const sorted = [sortedBy('status', 'asc', [byId(up)]), sortedBy('status', 'desc', [byId(down)])];
    return (find('sort-reverse') as ListLaw).verify(listEvidence([], { quiet, sorted }));
  };

  it('passes when keys come in reverse, and speaks when two collations are in use', () => {
    expect(verify(['B', 'a', 'c'], ['c', 'a', 'B'])).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(verify(['B', 'a', 'c'], ['c', 'B', 'a']))).toMatchObject({
      key: 'status reversed',
      observed: 'ascending has "B" where descending, reversed, has "a"',
    });
  });

  it('leaves disorder, a direction without effect and a changing list to others', () => {
    expect(verify(['c', 'a', 'b'], ['c', 'b', 'a']).outcome).toBe('not-tested');
    expect(verify(['a', 'b', 'c'], ['a', 'b', 'c']).outcome).toBe('not-tested');
    expect(verify(['B', 'a', 'c'], ['c', 'B', 'a'], false).outcome).toBe('inconclusive');
  });
});

describe('sort-nulls', () => {
  const verify = (values: readonly (number | null)[], quiet = true) =>
    (find('sort-nulls') as ListLaw).verify(
      listEvidence([], { quiet, sorted: [sortedBy('price', 'asc', [items('price', values)])] }),
    );

  it('wants nulls together at one end', () => {
    expect(verify([1, 2, null, null]).outcome).toBe('pass');
    expect(verify([null, null, 1]).outcome).toBe('pass');
    expect(onlyViolation(verify([1, null, 2]))).toMatchObject({
      key: 'price asc',
      witness: [expect.any(String), 'item [b] has price null'],
    });
    expect(onlyViolation(verify([null, 1, null])).key).toBe('price asc');
  });

  it('is not tested without both kinds, inconclusive on a changing list', () => {
    expect(verify([1, 2]).outcome).toBe('not-tested');
    expect(verify([null, null]).outcome).toBe('not-tested');
    expect(verify([1, null, 2], false).outcome).toBe('inconclusive');
  });
});

describe('what probing showed of a list', () => {
  it('is one sentence for each filter and one for the sort', () => {
    const all = items('status', ['open', 'paid', 'open']);
    const filtered = [filteredBy('open', all.slice(0, 2)), filteredBy('paid', all.slice(2))];
    expect(dialectOf(listEvidence([], { filtered, sorted: [sortedBy('status', 'asc', [all])] }, all))).toEqual([
      'status filters by equality: 2 of 3 items',
      'sort takes status; a minus before the key sorts downwards',
    ]);
    expect(dialectOf(listEvidence())).toEqual([]);
  });
});

describe('a filter that is wrong by itself', () => {
  it('is left to filter-soundness', () => {
    const all = items('status', ['open', 'paid']);
    const status: FilterParameter = { parameter: 'status', field: 'status', operator: 'eq' };
    const sound = (filtered: ReturnType<typeof filteredBy>[]) =>
      isSound({ evidence: listEvidence([], { filtered }, all) }, status);
    expect(sound([filteredBy('open', all.slice(0, 1)), filteredBy('paid', [])])).toBe(true);
    expect(sound([filteredBy('open', all.slice(0, 1)), filteredBy('paid', all)])).toBe(false);
    expect(sound([])).toBe(true);
  });
});

describe('moments with a zone', () => {
  it('are ordered as instants and by no collation of text', () => {
    const byText = ['2026-01-01T10:00:00+02:00', '2026-01-01T10:00:00Z', '2026-01-01T11:00:00+02:00'];
    expect(firstDisorder(byText, 'asc')).toEqual({ index: 1, collation: 'instant' });
    expect(firstDisorder([byText[0] ?? '', byText[2] ?? '', byText[1] ?? ''], 'asc')).toBeUndefined();
    expect(firstDisorder(['2026-01-01T10:00:00Z', '2026-01-01T10:00:00.5Z'], 'asc')).toBeUndefined();
  });
});
