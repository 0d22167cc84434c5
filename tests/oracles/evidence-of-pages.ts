import fc from 'fast-check';
import type { Convention } from '../../properties/laws/page-style.ts';
import type { Asked } from '../../properties/lists/list-context.ts';
import type { Page } from '../../properties/lists/types.ts';
import { listEvidences, type Named, type Naming } from './evidence-arbitraries.ts';
import { walkOf } from './list-builder.ts';
import { URL_OF_LIST } from './list-law-evidence.ts';

const numbers = fc.uniqueArray(fc.nat(5), { maxLength: 4 });
const link = fc.constantFrom(undefined, '/orders?page=2', 'http://inner/orders');
const relation = fc.constantFrom<'next' | 'prev' | 'first' | 'last'>('next', 'prev', 'first', 'last');

const page: fc.Arbitrary<Named<Page>> = fc
  .record({ ids: numbers, target: link, relation, cursor: fc.constantFrom(undefined, null, 'c1', 'c2') })
  .map(({ ids, target, relation: name, cursor }) => (naming) => ({
    exchange: naming.id(9),
    url: URL_OF_LIST,
    status: 200,
    ids: ids.map((id) => naming.id(id)),
    items: ids.map((id) => ({ id: naming.id(id) })),
    says: {
      links: target === undefined ? {} : { [name]: target },
      ...(cursor !== undefined && { nextCursor: cursor }),
    },
  }));

const asked: fc.Arbitrary<Named<Asked>> = fc.oneof(
  page.map(
    (one): Named<Asked> =>
      (naming) => ({ outcome: 'page', page: one(naming), body: undefined, headers: {} }),
  ),
  fc.constantFrom(400, 404, 429).map(
    (status): Named<Asked> =>
      (naming) => ({ outcome: 'refused', status, exchange: naming.id(8), url: URL_OF_LIST }),
  ),
  fc.constantFrom(0, 500, 503).map(
    (status): Named<Asked> =>
      (naming) => ({ outcome: 'unreadable', status, exchange: naming.id(7), reason: `status ${status}` }),
  ),
);
/** Mostly pages, which are judged. */
const mostlyPages = fc.oneof(
  { arbitrary: asked, weight: 1 },
  {
    arbitrary: page.map(
      (one): Named<Asked> =>
        (naming) => ({ outcome: 'page', page: one(naming), body: undefined, headers: {} }),
    ),
    weight: 3,
  },
);

const unchanged = fc.boolean();
const ids = (all: readonly number[], naming: Naming): string[] => all.map((id) => naming.id(id));
const all = <T>(of: readonly Named<T>[], naming: Naming): T[] => of.map((one) => one(naming));
const several = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });

const steps = <Relation extends string>(relations: readonly Relation[]) =>
  several(fc.tuple(fc.constantFrom(...relations), page, page, mostlyPages)).map(
    (made) => (naming: Naming) =>
      made.map(([name, from, expected, answer]) => ({
        relation: name,
        from: from(naming),
        expected: expected(naming),
        asked: answer(naming),
      })),
  );

const extremes = several(fc.tuple(fc.constantFrom('0', '-1', 'abc', '9223372036854775808'), mostlyPages)).map(
  (made) => (naming: Naming) => made.map(([value, answer]) => ({ value, asked: answer(naming) })),
);

const disturbed = fc
  .record({
    before: numbers,
    after: numbers,
    pages: several(numbers),
    ended: fc.constantFrom<'end' | 'error'>('end', 'end', 'error'),
    made: fc.boolean(),
    same: fc.boolean(),
    counted: fc.boolean(),
    shown: fc.nat(3),
  })
  .map(({ before, after, pages, ended, made, same, counted, shown }) => (naming: Naming) => {
    const item = naming.id(6);
    const [with_, without] = [[...ids(before, naming), item], ids(before, naming)];
    const shownPages = pages.map((one) => ids(one, naming).map((id) => ({ id })));
    return {
      before: made ? without : with_,
      after: same ? (made ? with_ : without) : ids(after, naming),
      walk: walkOf(shownPages, { ended }),
      ...{ item, counted, shown, steady: shown < 3 },
    };
  });

/** The item stays in the list. */
const moved = disturbed.map((one) => (naming: Naming) => {
  const { before, item, after, ...rest } = one(naming);
  const all = [...new Set([...before, item])];
  return { ...rest, item, before: all, after: after.length > before.length ? [...after, item] : all };
});

const convention = fc.constantFrom<Convention>(
  { style: 'page', place: 'page', size: 'size' },
  { style: 'page', place: 'page', size: 'size' },
  { style: 'page', place: 'page', size: 'per_page' },
  { style: 'cursor', place: 'cursor' },
);

/** Arbitrary evidence of the laws on pages that gather their own, by their ids. */
export const pageEvidences: Readonly<Record<string, fc.Arbitrary<Named<unknown>>>> = {
  'page-repeatable': fc.tuple(several(mostlyPages), unchanged).map(([made, quiet]) => (naming) => ({
    asked: all(made, naming),
    unchanged: quiet,
  })),
  'page-beyond-end': fc
    .tuple(page, page, several(mostlyPages), unchanged)
    .map(([first, last, made, quiet]) => (naming) => ({
      first: first(naming),
      last: last(naming),
      beyond: all(made, naming).map((one) => ({ place: 'just beyond', asked: one })),
      unchanged: quiet,
    })),
  'page-window-overlap': fc
    .tuple(mostlyPages, mostlyPages, numbers, unchanged)
    .map(([left, right, whole, quiet]) => (naming) => ({
      sizes: [3],
      from: [left(naming), right(naming)],
      all: ids(whole, naming),
      unchanged: quiet,
    })),
  'page-walk-foreign': fc.tuple(listEvidences, several(numbers), unchanged).map(([list, pages, quiet]) => (naming) => {
    const walk = walkOf(pages.map((one) => ids(one, naming).map((id) => ({ id }))));
    return { list: list(naming), suspect: { walk, again: walk, unchanged: quiet } };
  }),
  'page-links-inverse': fc.tuple(steps(['next', 'prev']), unchanged).map(([made, quiet]) => (naming) => ({
    steps: made(naming),
    unchanged: quiet,
  })),
  'page-links-ends': fc
    .tuple(page, page, fc.boolean(), steps(['first', 'last']), unchanged)
    .map(([first, last, counted, made, quiet]) => (naming) => ({
      ...{ first: first(naming), last: last(naming), counted, steps: made(naming), unchanged: quiet },
    })),
  'page-links-keep-query': fc
    .tuple(page, page, several(fc.tuple(fc.constantFrom('next', 'first'), mostlyPages)), unchanged)
    .map(([first, second, made, quiet]) => (naming) => ({
      ...{ query: { status: 'a' }, first: first(naming), second: second(naming), unchanged: quiet },
      links: made.map(([name, answer]) => ({ relation: name, asked: answer(naming) })),
    })),
  'page-size-extremes': fc
    .tuple(extremes, fc.option(fc.nat(3), { nil: undefined }), fc.nat(3), fc.nat(5), fc.boolean())
    .map(([made, maxSize, usual, whole, allDocumented]) => (naming) => ({
      ...{ parameter: 'size', extremes: made(naming), usual, all: whole, allDocumented },
      ...(maxSize !== undefined && { maxSize }),
    })),
  'page-number-extremes': fc.tuple(extremes, numbers, unchanged).map(([made, known, quiet]) => (naming) => ({
    ...{ parameter: 'page', extremes: made(naming), known: ids(known, naming), unchanged: quiet },
  })),
  'cursor-tamper': fc.tuple(several(mostlyPages), numbers, unchanged).map(([made, known, quiet]) => (naming) => ({
    trials: all(made, naming).map((one) => ({ change: 'cut in half', asked: one })),
    ...{ known: ids(known, naming), unchanged: quiet },
  })),
  'cursor-other-query': fc
    .tuple(mostlyPages, numbers, numbers, unchanged)
    .map(([answer, second, fitting, quiet]) => (naming) => ({
      ...{ filter: 'status = a', asked: answer(naming), second: ids(second, naming), fitting: ids(fitting, naming) },
      unchanged: quiet,
    })),
  'cursor-other-size': fc
    .tuple(several(mostlyPages), fc.boolean(), numbers, unchanged)
    .map(([made, complete, expected, quiet]) => (naming) => ({
      steps: all(made, naming).map((one, index) => ({ size: index + 1, asked: one })),
      ...{ complete, expected: ids(expected, naming), unchanged: quiet },
    })),
  'page-style': fc
    .tuple(convention, fc.array(convention, { maxLength: 5 }), fc.boolean())
    .map(([own, others, documented]) => (naming) => ({ own, all: others, documented, exchange: naming.id(9) })),
  'page-walk-under-inserts': disturbed,
  'page-walk-under-deletes': disturbed,
  'page-walk-under-updates': moved,
};
