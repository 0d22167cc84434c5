import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/spec/types.ts';
import { type Shape, SORT, thing } from '../exercise/support/document.ts';
import type { Habits, Thing } from '../exercise/support/things.ts';
import { ask, found } from './ask.ts';

type Page = NonNullable<Habits['page']>;
const number = (context: Context, name: string, otherwise: number): number => {
  const given = Number(context.req.query(name) ?? otherwise);
  return Number.isInteger(given) && given >= 0 ? given : otherwise;
};
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const things = { type: 'array', items: thing };
const CURSOR: Shape = {
  paging: 'cursor',
  listed: object({ data: things, next_cursor: { type: ['string', 'null'] }, has_more: { type: 'boolean' } }),
};

/** By cursor: the id after which to go on, in base64. */
const byCursor =
  (read: (cursor: string) => string | undefined, more: (follows: boolean) => boolean = (follows) => follows): Page =>
  (all, context) => {
    const cursor = context.req.query('cursor');
    const after = cursor === undefined ? '' : read(cursor);
    if (after === undefined) return context.json({ title: 'no cursor of ours' }, 400);
    const limit = Math.max(1, number(context, 'limit', 4));
    const rest = [...all].filter(({ id }) => id > after).sort((left, right) => (left.id < right.id ? -1 : 1));
    const data = rest.slice(0, limit);
    const follows = rest.length > limit;
    const next = follows ? Buffer.from(`id:${data.at(-1)?.id}`).toString('base64url') : null;
    return context.json({ data, next_cursor: next, has_more: more(follows) });
  };
const decoded = (cursor: string): string => Buffer.from(cursor, 'base64url').toString();
const careful = (cursor: string): string | undefined => /^id:([st]\d+)$/.exec(decoded(cursor))?.[1];

const trusting = (cursor: string): string => {
  const [kind, id] = decoded(cursor).split(':');
  if (kind !== 'id' || id === undefined) throw new TypeError('the cursor names no id');
  return id;
};

/** By page and size with a Link header, as many services write it. */
const byLinks =
  (write: (link: (page: number) => string, page: number, last: number) => string): Page =>
  (all, context) => {
    const [page, size] = [Math.max(1, number(context, 'page', 1)), Math.max(1, number(context, 'size', 4))];
    const link = (at: number): string => `<${new URL(context.req.url).pathname}?page=${at}&size=${size}>`;
    const last = Math.max(1, Math.ceil(all.length / size));
    context.header('Link', write(link, page, last));
    return context.json(all.slice((page - 1) * size, page * size));
  };
const right = (link: (page: number) => string, page: number, last: number): string =>
  [
    `${link(1)}; rel="first"`,
    `${link(last)}; rel="last"`,
    ...(page > 1 ? [`${link(page - 1)}; rel="prev"`] : []),
    ...(page < last ? [`${link(page + 1)}; rel=next; title="page, next"`] : []),
  ].join(', ');

const newestFirst: Habits['shows'] = (all) => [...all].reverse();
const byPage: Page = (all, context) => {
  const [page, size] = [Math.max(1, number(context, 'page', 1)), Math.max(1, number(context, 'size', 4))];
  return context.json(all.slice((page - 1) * size, page * size));
};
const sortedByPrice: Habits['shows'] = (all, context) => {
  const key = context.req.query('sort')?.replace(/^-/, '') as 'name' | 'price' | 'kind' | undefined;
  if (key === undefined) return all;
  const order = [...all].sort((left, right_) => (left[key] < right_[key] ? -1 : left[key] > right_[key] ? 1 : 0));
  return context.req.query('sort')?.startsWith('-') ? order.reverse() : order;
};

describe('pages that are right', () => {
  const conventions: [string, Habits, Shape][] = [
    ['a cursor that names an id', { page: byCursor(careful) }, CURSOR],
    [
      'a cursor that starts anew when it is not understood',
      { page: byCursor((cursor) => careful(cursor) ?? '') },
      CURSOR,
    ],
    ['links in the header', { page: byLinks(right) }, { paging: 'page' }],
    ['the newest first, by page number', { page: byPage, shows: newestFirst }, { paging: 'page' }],
    ['sorted by page number', { page: byPage, shows: sortedByPrice }, { paging: 'page', more: [SORT] }],
    [
      'the last page again beyond the end',
      {
        page: (all, context) => {
          const size = Math.max(1, number(context, 'size', 4));
          const last = Math.max(1, Math.ceil(all.length / size));
          const page = Math.min(last, Math.max(1, number(context, 'page', 1)));
          return context.json(all.slice((page - 1) * size, page * size));
        },
      },
      { paging: 'page' },
    ],
    [
      'no more than the last ones, in the order of their making',
      { page: (all, context) => context.json(all.slice(-Math.max(1, number(context, 'limit', 50)))) },
      { paging: 'link' },
    ],
    [
      'a total and a number of pages, from 0',
      {
        page: (all, context) => {
          const [page, size] = [number(context, 'page', 0), Math.max(1, number(context, 'size', 4))];
          const content = all.slice(page * size, (page + 1) * size);
          return context.json({ content, total: all.length, totalPages: Math.ceil(all.length / size) });
        },
      },
      {
        paging: 'page',
        listed: object({ content: things, total: { type: 'integer' }, totalPages: { type: 'integer' } }),
      },
    ],
  ];

  it('a stub that answers at random, and now and then nothing: no law on what is in the list speaks', async () => {
    let calls = 0;
    const random: Page = (all, context) => {
      calls += 1;
      const names = calls % 2 === 0 ? [] : [`r${calls}`, `s${calls}`, `t${calls}`];
      return context.json(names.map((id) => ({ ...all[0], id })));
    };
    const said = Object.keys(await found('list', { page: random }, { paging: 'page' }));
    expect(said.filter((law) => law !== 'page-size-bound')).toEqual([]);
  });

  it.each(conventions)('%s: nothing is found', async (_, habits, shape) => {
    expect(await found('list', habits, shape)).toEqual({});
  });

  it('are really asked for', async () => {
    const said = await ask('list', { page: byCursor(careful) }, CURSOR);
    expect(said).toMatchObject({
      'cursor-tamper': 'pass',
      'cursor-other-size': 'pass',
      'page-has-more': 'pass',
      'page-size-extremes': 'pass',
      'page-walk-under-inserts': 'pass',
      'page-walk-under-deletes': 'pass',
    });
    const linked = await ask('list', { page: byLinks(right) }, { paging: 'page' });
    expect(linked).toMatchObject({
      'page-links-inverse': 'pass',
      'page-links-ends': 'pass',
      'page-links-keep-query': 'pass',
      'page-links-valid': 'pass',
      'page-beyond-end': 'pass',
      'page-number-extremes': 'pass',
    });
  });
});

describe('pages that are wrong', () => {
  const broken: [string, string, Habits, Shape][] = [
    ['cursor-tamper', 'a cursor that is trusted', { page: byCursor(trusting) }, CURSOR],
    ['page-has-more', 'a flag that is always true', { page: byCursor(careful, () => true) }, CURSOR],
    [
      'page-links-inverse',
      'a prev link to the page itself',
      {
        page: byLinks((link, page, last) =>
          right(link, page, last).replace(/<[^>]*>; rel="prev"/, `${link(page)}; rel="prev"`),
        ),
      },
      { paging: 'page' },
    ],
    [
      'page-links-ends',
      'a last link beyond the end',
      {
        page: byLinks((link, page, last) =>
          right(link, page, last).replace(/<[^>]*>; rel="last"/, `${link(last + 1)}; rel="last"`),
        ),
      },
      { paging: 'page' },
    ],
    [
      'page-links-valid',
      'links without brackets',
      { page: byLinks((link, page, last) => right(link, page, last).replaceAll(/[<>]/g, '')) },
      { paging: 'page' },
    ],
    [
      'page-beyond-end',
      'the first page again beyond the end',
      {
        page: (all, context) => {
          const [page, size] = [Math.max(1, number(context, 'page', 1)), Math.max(1, number(context, 'size', 4))];
          const cut = (at: number): readonly Thing[] => all.slice((at - 1) * size, at * size);
          return context.json({ data: cut(cut(page).length === 0 ? 1 : page), total: all.length });
        },
      },
      { paging: 'page', listed: object({ data: things, total: { type: 'integer' } }) },
    ],
  ];

  it.each(broken)('%s: %s', async (law, _, habits, shape) => {
    expect(Object.keys(await found('list', habits, shape))).toEqual([law]);
  });
});
