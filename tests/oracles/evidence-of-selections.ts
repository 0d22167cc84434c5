import fc from 'fast-check';
import type { UnknownFilter } from '../../contracts/whole-api/unknown-filter-consistent.ts';
import type { BadValueEvidence } from '../../properties/laws/filter-bad-value.ts';
import type { ProjectionEvidence } from '../../properties/laws/filter-projection.ts';
import type { FilteredSortEvidence } from '../../properties/laws/sort-coherent-with-filter.ts';
import type { MultiKeyEvidence } from '../../properties/laws/sort-multi-key.ts';
import type { UnknownKeyEvidence } from '../../properties/laws/sort-unknown-key.ts';
import type { Asked } from '../../properties/lists/list-context.ts';
import type { Selection } from '../../properties/lists/selections.ts';
import type { SetEvidence } from '../../properties/lists/set-law.ts';
import type { Named } from './evidence-arbitraries.ts';
import { shots } from './evidence-of-http.ts';

const number = fc.nat(5);
const numbers = fc.uniqueArray(number, { maxLength: 5 });
const scalar = fc.constantFrom(null, 'a', 'B', 'c', 1, 2, 10);
const direction = fc.constantFrom<'asc' | 'desc'>('asc', 'desc');
const mostly = fc.oneof({ arbitrary: fc.constant(true), weight: 3 }, { arbitrary: fc.constant(false), weight: 1 });

const selections: fc.Arbitrary<Named<Selection>> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(number, scalar, scalar), { selector: ([id]) => id, maxLength: 5 }),
    fc.option(number, { nil: undefined }),
  )
  .map(([all, total]) => ({ id }) => ({
    words: 'status=a',
    ids: all.map(([one]) => id(one)),
    items: all.map(([one, status, name]) => ({ id: id(one), status, name })),
    exchange: id(9),
    ...(total !== undefined && { total }),
  }));

const askedPages: fc.Arbitrary<Named<Asked>> = fc
  .tuple(numbers, fc.constantFrom(200, 200, 200, 400, 422, 429, 500, 503, 0))
  .map(([ids, status]) => ({ id }) => {
    const exchange = id(8);
    if (status >= 400 && status < 500) return { outcome: 'refused', status, exchange, url: 'http://h/orders' };
    if (status !== 200)
      return { outcome: 'unreadable', status, reason: `status ${status}`, ...(status > 0 && { exchange }) };
    const items = ids.map((one) => ({ id: id(one) }));
    const page = { exchange, url: 'http://h/orders', status, ids: items.map((one) => one.id), items };
    return { outcome: 'page', page, body: undefined, headers: {} };
  });

const sets: fc.Arbitrary<Named<SetEvidence>> = fc
  .record({
    checks: fc.array(
      fc.record({ key: fc.constantFrom('one', 'two'), selection: selections, must: numbers, may: numbers }),
      {
        maxLength: 3,
      },
    ),
    unchanged: mostly,
  })
  .map(({ checks, unchanged }) => (naming) => ({
    unchanged,
    checks: checks.map(({ key, selection, must, may }) => ({
      key,
      expected: 'these',
      selection: selection(naming),
      must: must.map((one) => naming.id(one)),
      may: may.map((one) => naming.id(one)),
    })),
  }));

const projections: fc.Arbitrary<Named<ProjectionEvidence>> = fc
  .record({ whole: selections, projected: fc.option(selections, { freq: 3 }), unchanged: mostly, other: fc.boolean() })
  .map(({ whole, projected, unchanged, other }) => (naming) => {
    const before = whole(naming);
    const changed = { ...before, items: before.items.map((item) => ({ ...item, ...(other && { status: 'z' }) })) };
    const volatile = ['version'];
    return {
      parameter: 'fields',
      asked: ['id', 'status'],
      whole: before,
      projected: projected?.(naming) ?? changed,
      volatile,
      unchanged,
    };
  });

const badValues: fc.Arbitrary<Named<BadValueEvidence>> = fc
  .record({
    values: fc.array(askedPages, { maxLength: 3 }),
    plain: fc.option(numbers, { nil: undefined }),
    unchanged: mostly,
  })
  .map(({ values, plain, unchanged }) => (naming) => {
    const asked = values.map((one) => ({ parameter: 'due_from', value: '31.13.2026', asked: one(naming) }));
    const first = asked[0]?.asked;
    // Often the very page that the bad value gave.
    const same = first?.outcome === 'page' ? first.page.ids : [];
    return { values: asked, plain: plain?.map((one) => naming.id(one)) ?? same, unchanged };
  });

const multiKeys: fc.Arbitrary<Named<MultiKeyEvidence>> = fc
  .record({ sorted: fc.array(fc.tuple(selections, direction, direction), { maxLength: 2 }), unchanged: mostly })
  .map(({ sorted, unchanged }) => (naming) => ({
    unchanged,
    sorted: sorted.map(([selection, first, second]) => ({
      pair: { first: { key: 'status', direction: first }, second: { key: 'name', direction: second } },
      selection: selection(naming),
    })),
  }));

const filteredSorts: fc.Arbitrary<Named<FilteredSortEvidence>> = fc
  .record({
    tried: fc.array(fc.tuple(selections, fc.option(selections), direction), { maxLength: 2 }),
    unchanged: mostly,
  })
  .map(({ tried, unchanged }) => (naming) => ({
    unchanged,
    tried: tried.map(([filtered, sorted, way]) => {
      const before = filtered(naming);
      return { key: 'name', direction: way, filtered: before, sorted: sorted?.(naming) ?? before };
    }),
  }));

const unknownKeys: fc.Arbitrary<Named<UnknownKeyEvidence>> = fc
  .array(askedPages, { maxLength: 3 })
  .map((tried) => (naming) => ({
    parameter: 'sort',
    tried: tried.map((one) => ({ value: 'constructor', asked: one(naming) })),
  }));

const unknownFilters: fc.Arbitrary<Named<UnknownFilter[]>> = fc
  .array(fc.tuple(fc.nat(4), fc.boolean(), shots, shots, fc.constantFrom(200, 200, 400, 400, 500)), { maxLength: 6 })
  .map(
    (all) => (naming) =>
      all.map(([index, isExport, plain, filtered, status]) => ({
        operation: `GET /list-${index}`,
        export: isExport,
        plain: plain(naming),
        filtered: { ...filtered(naming), status },
      })),
  );

const OF_SETS = [
  ...['filter-complement', 'filter-conjunction', 'filter-contradiction', 'filter-follows-writes', 'filter-list-union'],
  ...['filter-literal-text', 'filter-ranges', 'filter-rights', 'filter-search'],
];

/** Arbitrary evidence of the laws of filters and sorts that ask for pages of their own, by their ids. */
export const selectionEvidences: Readonly<Record<string, fc.Arbitrary<Named<unknown>>>> = {
  ...Object.fromEntries(OF_SETS.map((id) => [id, sets])),
  'filter-bad-value': badValues,
  'filter-projection': projections,
  'sort-coherent-with-filter': filteredSorts,
  'sort-multi-key': multiKeys,
  'sort-unknown-key': unknownKeys,
  'unknown-filter-consistent': unknownFilters,
};
