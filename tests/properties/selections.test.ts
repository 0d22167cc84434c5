import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/spec/types.ts';
import { FILTER } from '../exercise/support/document.ts';
import type { Thing } from '../exercise/support/things.ts';
import { ask, found } from './ask.ts';

const query = (name: string, schema: JsonObject, description = ''): JsonObject => ({
  name,
  in: 'query',
  description,
  schema,
});
const kinds = { type: 'string', enum: ['low', 'medium', 'high'] };
const price = { type: 'integer', minimum: 0, maximum: 9999 };
const OFFERS = [
  FILTER,
  query('name', { type: 'string', maxLength: 60 }),
  query('kind_ne', kinds),
  query('kinds', { type: 'array', items: kinds }, 'Things of any of these kinds'),
  query('price_from', price),
  query('price[lte]', price),
  query('q', { type: 'string' }, 'Words of the name, all of them'),
  query('fields', { type: 'string' }, 'Fields to show, joined by commas'),
  query(
    'sort',
    { type: 'string', pattern: '^-?(name|price|kind)(,-?(name|price|kind))*$' },
    'Minus in front: descending',
  ),
];

/** One way in which a service can be wrong. */
interface Defect {
  readonly filters?: (thing: Thing, asked: (name: string) => string | undefined, right: boolean) => boolean;
  readonly orders?: (keys: readonly string[], asked: (name: string) => string | undefined) => readonly string[];
  readonly total?: (shown: number, all: number) => number;
  readonly projects?: (thing: JsonObject) => JsonObject;
}

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

function fits(thing: Thing, context: Context): boolean {
  const asked = (name: string): string | undefined => context.req.query(name);
  const list = context.req.queries('kinds');
  return (
    (asked('kind') ?? thing.kind) === thing.kind &&
    (asked('name') ?? thing.name) === thing.name &&
    asked('kind_ne') !== thing.kind &&
    (list === undefined || list.includes(thing.kind)) &&
    thing.price >= Number(asked('price_from') ?? 0) &&
    thing.price <= Number(asked('price[lte]') ?? 10_000) &&
    words(asked('q') ?? '').every((word) => thing.name.toLowerCase().includes(word))
  );
}

const before = (left: Thing, right: Thing, key: string): number => {
  const name = key.replace(/^-/, '') as 'name' | 'price' | 'kind';
  const sign = left[name] < right[name] ? -1 : left[name] > right[name] ? 1 : 0;
  return key.startsWith('-') ? -sign : sign;
};

/** A list of things that keeps what it promises, but for the defect. */
function service({ filters, orders, total, projects }: Defect = {}) {
  return {
    page: (things: readonly Thing[], context: Context): Response => {
      const asked = (name: string): string | undefined => context.req.query(name);
      const number = (name: string): number | undefined =>
        asked(name) === undefined ? undefined : Number(asked(name));
      if ([number('price_from'), number('price[lte]')].some(Number.isNaN))
        return context.json({ title: 'no number' }, 400);
      const keys = (asked('sort') ?? '').split(',').filter((key) => key !== '');
      const known = keys.every((key) => /^-?(name|price|kind)$/.test(key));
      if (!known) return context.json({ title: 'no such key' }, 400);
      const shown = things.filter((one) => filters?.(one, asked, fits(one, context)) ?? fits(one, context));
      const used = orders?.(keys, asked) ?? keys;
      const sorted = [...shown].sort(
        (left, right) => used.map((key) => before(left, right, key)).find((sign) => sign !== 0) ?? 0,
      );
      const [page, size] = [number('page') ?? 0, number('size') ?? 5];
      const some = sorted.slice(page * size, (page + 1) * size);
      const fields = asked('fields')?.split(',');
      const chosen = (thing: Thing): JsonObject =>
        Object.fromEntries(Object.entries(projects?.(thing) ?? thing).filter(([name]) => fields?.includes(name)));
      const items = fields === undefined ? some : some.map(chosen);
      return context.json({ items, meta: { total: total?.(shown.length, things.length) ?? shown.length } });
    },
  };
}

const listed = {
  type: 'object',
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          kind: { type: 'string', enum: ['low', 'medium', 'high'] },
          price: { type: 'integer' },
        },
      },
    },
    meta: { type: 'object', properties: { total: { type: 'integer' } } },
  },
};
const SHAPE = { paging: 'page', more: OFFERS, listed } as const;
const LAWS = [
  ...['filter-bad-value', 'filter-complement', 'filter-conjunction', 'filter-contradiction', 'filter-follows-writes'],
  ...[
    'filter-list-union',
    'filter-literal-text',
    'filter-projection',
    'filter-ranges',
    'filter-search',
    'filter-total',
  ],
  ...['sort-coherent-with-filter', 'sort-multi-key', 'sort-reverse', 'sort-unknown-key'],
];

describe('lists with filters, a search and a sort', () => {
  it('are silent when they are right, and every law was tried', async () => {
    const said = await ask('list', service(), SHAPE);
    expect(Object.entries(said).filter(([, text]) => text.startsWith('fail'))).toEqual([]);
    expect(LAWS.filter((id) => !said[id]?.startsWith('pass'))).toEqual([]);
    expect(said['filter-rights']).toContain('credentials of one identity only are configured');
  });

  it.each<[string, string, Defect]>([
    [
      'two filters joined by or',
      'filter-conjunction',
      {
        filters: (thing, asked, right) =>
          asked('kind') !== undefined && asked('name') !== undefined
            ? thing.kind === asked('kind') || thing.name === asked('name')
            : right,
      },
    ],
    [
      'a list of values that is ignored',
      'filter-list-union',
      { filters: (_thing, asked, right) => asked('kinds') !== undefined || right },
    ],
    [
      'a negation that is ignored',
      'filter-complement',
      { filters: (_thing, asked, right) => asked('kind_ne') !== undefined || right },
    ],
    [
      'an upper bound that is exclusive',
      'filter-ranges',
      { filters: (thing, asked, right) => right && thing.price !== Number(asked('price[lte]')) },
    ],
    ['a total of everything', 'filter-total', { total: (_shown, all) => all }],
    [
      'a search that is ignored',
      'filter-search',
      { filters: (_thing, asked, right) => asked('q') !== undefined || right },
    ],
    [
      'a choice of fields that rounds',
      'filter-projection',
      { projects: (thing) => ({ ...thing, price: Number(thing.price) + 1 }) },
    ],
    [
      'a sort that drops the filter',
      'sort-coherent-with-filter',
      { filters: (_thing, asked, right) => (asked('kind') !== undefined && asked('sort') !== undefined) || right },
    ],
    ['a second key that is ignored', 'sort-multi-key', { orders: (keys) => keys.slice(0, 1) }],
  ])('%s: %s', async (_words, law, defect) => {
    expect(Object.keys(await found('list', service(defect), SHAPE))).toEqual([law]);
  });

  it('may leave the bound itself out where nothing says that it belongs', async () => {
    const open: Defect = { filters: (thing, asked, right) => right && thing.price !== Number(asked('price_from')) };
    expect(await found('list', service(open), SHAPE)).toEqual({});
  });
});
