import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import { FILTER, SORT, thing } from '../exercise/support/document.ts';
import type { Habits, Thing } from '../exercise/support/things.ts';
import { ask, found } from './ask.ts';

const number = (context: Context, name: string, otherwise: number): number =>
  Number(context.req.query(name) ?? otherwise);

const paged =
  (first: number, cut: (things: readonly Thing[], page: number, size: number) => readonly Thing[] = slice) =>
  (things: readonly Thing[], context: Context): Response => {
    const [page, size] = [number(context, 'page', first), number(context, 'size', 3)];
    if (page < first) return context.json({ title: 'no such page' }, 400);
    return context.json([...cut(things, page - first, size)]);
  };
const slice = (things: readonly Thing[], page: number, size: number): readonly Thing[] =>
  things.slice(page * size, (page + 1) * size);

const byOffset =
  (most = 100, beyond?: number) =>
  (things: readonly Thing[], context: Context): Response => {
    const [offset, limit] = [number(context, 'offset', 0), Math.min(most, number(context, 'limit', 4))];
    if (beyond && offset > 0 && offset >= things.length)
      return context.json({ title: 'beyond the end' }, beyond as 400);
    return context.json(things.slice(offset, offset + limit));
  };

const sorted = (things: readonly Thing[], context: Context, minus = true): readonly Thing[] => {
  const key = context.req.query('sort');
  if (key === undefined) return things;
  const name = key.replace(/^-/, '') as 'name' | 'price';
  const order = [...things].sort((left, right) => (left[name] < right[name] ? -1 : left[name] > right[name] ? 1 : 0));
  return key.startsWith('-') && minus ? order.reverse() : order;
};

const linked =
  (next: (page: number) => string, first = 0) =>
  (things: readonly Thing[], context: Context): Response => {
    const [page, size] = [number(context, 'page', first), number(context, 'limit', 4)];
    const more = (page - first + 1) * size < things.length;
    const items = things.slice((page - first) * size, (page - first + 1) * size);
    return context.json({ data: items, links: { next: more ? next(page + 1) : null } });
  };

describe('lists that are right, in many conventions', () => {
  const conventions: [string, Habits, Parameters<typeof ask>[2]][] = [
    ['pages from 1', { page: paged(1) }, { paging: 'page' }],
    ['pages from 0', { page: paged(0) }, { paging: 'page' }],
    ['offset and limit', { page: byOffset() }, { paging: 'offset' }],
    ['a limit that is clamped without a word', { page: byOffset(4) }, { paging: 'offset' }],
    ['404 beyond the end', { page: byOffset(100, 404) }, { paging: 'offset' }],
    ['400 beyond the end', { page: byOffset(100, 400) }, { paging: 'offset' }],
    ['no paging at all', {}, { paging: 'none' }],
    [
      'links in the body that nobody described, relative to the list',
      { page: linked((page) => `?page=${page}&limit=4`) },
      { paging: 'none', listed: { type: 'object', properties: { data: { type: 'array', items: thing } } } },
    ],
    [
      'sort by a minus in front, an enumeration in its declared order',
      {
        page: paged(1),
        shows: (things, context) => {
          const rank = (one: Thing): number => ['low', 'medium', 'high'].indexOf(one.kind);
          const key = context.req.query('sort') ?? '';
          if (!key.endsWith('kind')) return sorted(things, context);
          const order = [...things].sort((left, right) => rank(left) - rank(right));
          return key.startsWith('-') ? order.reverse() : order;
        },
      },
      { paging: 'page', more: [SORT] },
    ],
    [
      'a filter',
      {
        page: paged(1),
        shows: (things, context) => things.filter((one) => one.kind === (context.req.query('kind') ?? one.kind)),
      },
      { paging: 'page', more: [FILTER] },
    ],
  ];

  it.each(conventions)('%s: nothing is found', async (_, habits, shape) => {
    expect(await found('list', habits, shape)).toEqual({});
  });

  it.each([
    ['pages from 0', paged(0), 'page'],
    ['a clamped limit', byOffset(4), 'offset'],
    ['400 beyond the end', byOffset(100, 400), 'offset'],
  ] as const)('are really walked: %s', async (_, page, paging) => {
    const said = await ask('list', { page }, { paging });
    expect(said).toMatchObject({ 'page-walk-gap': 'pass', 'page-walk-repeat': 'pass' });
  });
});

describe('lists that nobody can judge', () => {
  it('in another order each time: inconclusive, nothing found', async () => {
    let turn = 0;
    const shows = (things: readonly Thing[]): readonly Thing[] => {
      turn++;
      return things.slice(turn % 4);
    };
    const said = await ask('list', { page: paged(1), shows }, { paging: 'page', more: [SORT] });
    expect(said['page-walk-gap']).toMatch(/^inconclusive/);
    expect(Object.values(said).filter((text) => text.startsWith('fail'))).toEqual([]);
  });

  it('that show new things later: nothing found', async () => {
    const born = new Map<string, number>();
    const shows = (things: readonly Thing[]): readonly Thing[] =>
      things.filter((one) => {
        if (!born.has(one.id)) born.set(one.id, Date.now());
        return !one.id.startsWith('t') || Date.now() - (born.get(one.id) ?? 0) > 600;
      });
    expect(await found('list', { page: paged(1), shows }, { paging: 'page' }, { stocked: 3 })).toEqual({});
  });

  it('that hide one kind by default: nothing found', async () => {
    const shows = (things: readonly Thing[]): readonly Thing[] => things.filter((one) => one.kind !== 'high');
    expect(await found('list', { page: paged(1), shows }, { paging: 'page' }, { stocked: 2 })).toEqual({});
  });

  it('that are refused from some request on: nothing found', async () => {
    let asked = 0;
    const page = (things: readonly Thing[], context: Context): Response => {
      asked++;
      return asked > 9 ? context.json({ title: 'session over' }, 401) : paged(1)(things, context);
    };
    expect(await found('list', { page }, { paging: 'page', more: [SORT, FILTER] })).toEqual({});
  });
});

describe('faults in foreign conventions', () => {
  it('a repeat at the page border, pages from 0', async () => {
    const cut = (things: readonly Thing[], page: number, size: number): readonly Thing[] =>
      things.slice(Math.max(0, page * size - (page > 0 ? 1 : 0)), (page + 1) * size);
    expect(Object.keys(await found('list', { page: paged(0, cut) }, { paging: 'page' }))).toContain('page-walk-repeat');
  });

  it('a gap at the page border, offset and limit, bare array', async () => {
    const page = (things: readonly Thing[], context: Context): Response => {
      const [offset, limit] = [number(context, 'offset', 0), number(context, 'limit', 4)];
      return context.json(things.slice(offset === 0 ? 0 : offset + 1, offset + limit + (offset === 0 ? 0 : 1)));
    };
    expect(Object.keys(await found('list', { page }, { paging: 'offset' }))).toContain('page-walk-gap');
  });

  it('a page lost behind links that nobody described', async () => {
    const page = linked((next) => `/things?page=${next === 1 ? 2 : next}&limit=2`);
    const shape = { type: 'object', properties: { data: { type: 'array', items: thing } } };
    const habits: Habits = {
      page: (things, context) =>
        context.req.query('limit') === undefined && context.req.query('page') === undefined
          ? context.json({ data: things.slice(0, 2), links: { next: '/things?page=2&limit=2' } })
          : page(things, context),
      shows: (things) => things,
    };
    const said = await found('list', habits, { paging: 'link', listed: shape });
    expect(Object.keys(said)).toContain('page-walk-gap');
  });

  it('a minus in front that is ignored', async () => {
    const habits: Habits = { page: paged(1), shows: (things, context) => sorted(things, context, false) };
    expect(Object.keys(await found('list', habits, { paging: 'page', more: [SORT] }))).toContain('sort-order');
  });

  it('a filter that is ignored, and a size that is', async () => {
    const said = await found('list', {}, { paging: 'page', more: [FILTER] });
    expect(Object.keys(said).sort()).toEqual(['filter-soundness', 'page-size-bound']);
  });
});
