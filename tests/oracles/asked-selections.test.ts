import { describe, expect, it } from 'vitest';
import { oracle as unknownFilterConsistent } from '../../contracts/whole-api/unknown-filter-consistent.ts';
import { oracle as badValue } from '../../properties/laws/filter-bad-value.ts';
import { oracle as projection } from '../../properties/laws/filter-projection.ts';
import { oracle as rights } from '../../properties/laws/filter-rights.ts';
import { oracle as coherent } from '../../properties/laws/sort-coherent-with-filter.ts';
import { oracle as multiKey } from '../../properties/laws/sort-multi-key.ts';
import { oracle as unknownKey } from '../../properties/laws/sort-unknown-key.ts';
import { certainWords, fieldOfNames } from '../../properties/lists/search-words.ts';
import { onlyViolation } from './builders.ts';
import { asked } from './list-law-evidence.ts';
import { check, selection, sets } from './selection-builder.ts';
import { shot } from './shot-builder.ts';

describe('filter-bad-value', () => {
  const verify = (answer: string | number, plain = 'abc', unchanged = true) =>
    badValue.verify({
      values: [{ parameter: 'due_from', value: '31.13.2026', asked: asked(answer) }],
      plain: [...plain],
      unchanged,
    });

  it('lets a refusal, nothing, and another list pass', () => {
    for (const answer of [400, 422, '', 'ab', 'cba']) expect(verify(answer)).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('speaks of a list as without a filter, and of a server error', () => {
    expect(onlyViolation(verify('abc'))).toMatchObject({
      key: 'ignored due_from',
      observed: 'the list as it is without a filter for due_from=31.13.2026',
    });
    expect(onlyViolation(verify(500))).toMatchObject({
      key: 'server error due_from',
      witness: ['due_from=31.13.2026 -> 500'],
    });
  });

  it('takes a short or changing list, gateways and limits for no evidence', () => {
    expect(verify('a', 'a').outcome).toBe('pass');
    expect(verify('abc', 'abc', false).outcome).toBe('inconclusive');
    for (const status of [503, 429, 0]) expect(verify(status).outcome).toBe('inconclusive');
  });
});

describe('sort-unknown-key', () => {
  const verify = (...answers: (string | number)[]) =>
    unknownKey.verify({
      parameter: 'sort',
      tried: answers.map((one) => ({ value: 'constructor', asked: asked(one) })),
    });

  it('lets refusals and lists pass, speaks of a server error', () => {
    expect(verify(400, 'abc')).toEqual({ outcome: 'pass', evidence: 2 });
    expect(onlyViolation(verify(400, 500))).toMatchObject({
      key: 'server error',
      observed: 'status 500 for sort=constructor',
    });
  });

  it('takes gateways, limits and nothing for no evidence', () => {
    expect(verify(502).outcome).toBe('inconclusive');
    expect(verify(429).outcome).toBe('inconclusive');
    expect(verify().outcome).toBe('not-tested');
  });
});

describe('sort-multi-key', () => {
  const pair = { first: { key: 'city', direction: 'asc' }, second: { key: 'age', direction: 'desc' } } as const;
  const verify = (rows: readonly (readonly [string | null, number | null])[], unchanged = true) => {
    const items = rows.map(([city, age], index) => ({ id: String(index), city, age }));
    const ids = items.map(({ id }) => id).join('');
    return multiKey.verify({ sorted: [{ pair, selection: selection(ids, 'sort=city,-age', items) }], unchanged });
  };

  it('wants the second key in order among ties of the first, in its own direction', () => {
    expect(
      verify([
        ['Kiel', 9],
        ['Kiel', 3],
        ['Oslo', 10],
      ]).outcome,
    ).toBe('pass');
    expect(
      onlyViolation(
        verify([
          ['Kiel', 3],
          ['Kiel', 9],
          ['Oslo', 10],
        ]),
      ),
    ).toMatchObject({
      key: 'second key desc',
      witness: ['sort=city,-age', '1. city "Kiel", age 3', '2. city "Kiel", age 9'],
    });
    expect(
      onlyViolation(
        verify([
          ['Oslo', 9],
          ['Kiel', 3],
          ['Kiel', 1],
        ]),
      ).key,
    ).toBe('first key');
  });

  it('leaves nulls aside, and a changing list', () => {
    expect(
      verify([
        ['Kiel', 9],
        ['Kiel', null],
        ['Kiel', 3],
        [null, 1],
      ]).outcome,
    ).toBe('pass');
    expect(
      verify(
        [
          ['Kiel', 3],
          ['Kiel', 9],
        ],
        false,
      ).outcome,
    ).toBe('inconclusive');
    expect(verify([['Kiel', 3]]).outcome).toBe('not-tested');
  });
});

describe('sort-coherent-with-filter', () => {
  const shown = (names: string) =>
    selection(
      names,
      'kind=a',
      [...names].map((name) => ({ id: name, name })),
    );
  const verify = (filtered: string, sorted: string, unchanged = true) =>
    coherent.verify({
      tried: [{ key: 'name', direction: 'asc', filtered: shown(filtered), sorted: shown(sorted) }],
      unchanged,
    });

  it('wants the items of the filter in the order of the sort', () => {
    expect(verify('cab', 'abc')).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(verify('cab', 'abcde'))).toMatchObject({
      key: 'items with sort',
      observed: '2 too many, 0 missing when it is sorted by name',
    });
    expect(onlyViolation(verify('cab', 'cab'))).toMatchObject({
      key: 'order with filter',
      observed: '"c" stands before "a"',
    });
  });

  it('says nothing of a changing list', () => {
    expect(verify('cab', 'cab', false).outcome).toBe('inconclusive');
  });
});

describe('filter-projection', () => {
  const item = (id: string, amount: number, note: string | null = null) => ({ id, amount, note });
  const whole = selection('ab', 'no filter', [item('a', 500), item('b', 700)]);
  const verify = (items: readonly ReturnType<typeof item>[], volatile: string[] = [], unchanged = true) => {
    const projected = selection(items.map(({ id }) => id).join(''), 'fields=id,amount', items);
    return projection.verify({ parameter: 'fields', asked: ['id', 'amount'], whole, projected, volatile, unchanged });
  };

  it('wants the same items with the same values; further fields are no fault', () => {
    expect(verify([item('a', 500), item('b', 700)])).toEqual({ outcome: 'pass', evidence: 2 });
    expect(onlyViolation(verify([item('a', 500)])).key).toBe('other items');
    expect(onlyViolation(verify([item('a', 5), item('b', 7)]))).toMatchObject({
      key: 'value of amount',
      expected: 'amount 500, as without the choice of fields',
      observed: 'amount 5',
    });
  });

  it('leaves fields that change by themselves, and a changing list', () => {
    expect(verify([item('a', 5), item('b', 7)], ['amount']).outcome).toBe('pass');
    expect(verify([item('a', 5), item('b', 7)], [], false).outcome).toBe('inconclusive');
  });
});

describe('filter-rights', () => {
  it('judges what is shown, and what is counted though nothing is shown', () => {
    const counted = { ...selection('', 'south: name=Ann'), total: 2 };
    expect(rights.verify(sets([check('', '', { selection: counted })]))).toMatchObject({ outcome: 'fail' });
    expect(onlyViolation(rights.verify(sets([check('', '', { selection: counted })])))).toMatchObject({
      key: 'count filter status',
      observed: 'a total of 2 and no item',
    });
    expect(rights.verify(sets([check('', '', { selection: { ...counted, total: 0 } })])).outcome).toBe('pass');
    expect(onlyViolation(rights.verify(sets([check('x', '', { may: ['a'] })]))).observed).toBe('1 too many (x)');
  });
});

describe('words to search for', () => {
  it('are those of names, with all items that have them, of own items and of others', () => {
    const items = ['Zebra asx1', 'Zebra asx2', 'Tea pot', 'Coffee machine'].map((name, index) => ({
      id: 'abcd'[index] ?? '',
      name,
    }));
    const list = selection('abcd', 'no filter', items);
    expect(fieldOfNames(items)).toBe('name');
    expect(fieldOfNames([{ id: 'a', price: 1 }])).toBeUndefined();
    expect(certainWords(list, 'name', new Set(['a', 'b']))).toEqual([
      { word: 'Zebra', ids: ['a', 'b'] },
      { word: 'Coffee', ids: ['d'] },
      { word: 'machine', ids: ['d'] },
    ]);
  });
});

describe('unknown-filter-consistent', () => {
  const verify = (...statuses: number[]) =>
    unknownFilterConsistent.verify(
      statuses.map((status, index) => ({
        operation: `GET /list-${index}`,
        export: index === 0,
        plain: shot(200),
        filtered: shot(status),
      })),
    );

  it('passes when all do the same, whichever it is', () => {
    expect(verify(400, 400, 422)).toEqual({ outcome: 'pass', evidence: 3 });
    expect(verify(200, 200)).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('speaks of the few that do otherwise; of an export that takes it at medium severity', () => {
    const ignoring = onlyViolation(verify(200, 400, 400, 400));
    expect(ignoring).toMatchObject({
      key: 'GET /list-0 ignores',
      expected: 'an unknown filter is refused, as elsewhere',
    });
    expect(ignoring.severity).toBeUndefined();
    expect(onlyViolation(verify(400, 200, 400, 400)).severity).toBe('low');
    expect(onlyViolation(verify(400, 200, 200, 200))).toMatchObject({ key: 'GET /list-0 refuses', severity: 'low' });
  });

  it('says nothing without a convention or without answers', () => {
    expect(verify(200, 200, 400, 400).outcome).toBe('inconclusive');
    expect(verify(200, 503, 429, 0, 500).outcome).toBe('inconclusive');
  });
});
