import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/spec/types.ts';
import { array, integer, list, model, object, ref, type Sketch, text } from './operation-builder.ts';

const thing = object({
  'id!': 'integer',
  name: 'string',
  price: 'number',
  tags: array(text),
  status: 'string',
  createdAt: { type: 'string', format: 'date-time' },
  updatedAt: { type: 'string', format: 'date-time' },
});

function listOf(sketch: Sketch, answer: JsonObject = array(ref('Thing'))) {
  return list(model({ 'GET /things': { answer, ...sketch } }, { Thing: thing }), 'GET /things');
}

describe('paging', () => {
  const style = (query: Record<string, JsonObject>, sketch: Sketch = {}) => listOf({ query, ...sketch }).paging.style;

  it.each<[string, Record<string, JsonObject>]>([
    ['page', { page: integer, per_page: integer }],
    ['page', { 'page[number]': integer, 'page[size]': integer }],
    ['page', { pageNumber: integer, count: integer }],
    ['offset', { limit: integer, offset: integer }],
    ['offset', { startAt: integer, maxResults: integer }],
    ['cursor', { limit: integer, cursor: text }],
    ['cursor', { max_results: integer, next_token: text }],
    ['cursor', { marker: text }],
    ['none', { limit: integer }],
    ['none', {}],
  ])('%s from %j', (expected, query) => {
    expect(style(query)).toBe(expected);
  });

  it('takes a documented Link header where only a size is given', () => {
    expect(style({ limit: integer }, { responseHeaders: ['Link'] })).toBe('link');
  });

  it('does not take dates for positions', () => {
    const date = { type: 'string', format: 'date-time' };
    const shape = listOf({
      query: { from: date, after: date, start: { type: 'string' }, before: date },
      descriptions: { start: 'Start date' },
    });
    expect(shape.paging).toEqual({ style: 'none' });
  });

  it('takes a textual offset token for a cursor', () => {
    const shape = listOf(
      {
        query: { limit: integer, offset: text },
        descriptions: { offset: 'Offset token. An offset to the next page.' },
      },
      object({ data: array(ref('Thing')), next_page: object({ offset: 'string', path: 'string', uri: 'string' }) }),
    );
    expect(shape.paging).toMatchObject({
      style: 'cursor',
      cursorParameter: 'offset',
      nextCursorAt: '/next_page/offset',
    });
  });

  it('follows the link where a page number goes with a token', () => {
    const shape = listOf(
      { query: { Page: integer, PageSize: integer, PageToken: text } },
      object({ things: array(ref('Thing')), next_page_uri: 'string', page: 'integer' }),
    );
    expect(shape.paging).toMatchObject({ style: 'link', nextLinkAt: '/next_page_uri', sizeParameter: 'PageSize' });
  });

  it('reads the first page and sizes from schema or words', () => {
    const first = (schema: JsonObject, description = '') =>
      listOf({ query: { page: schema }, descriptions: { page: description } }).paging.firstPage;
    expect(first(integer)).toBe(1);
    expect(first({ type: 'integer', minimum: 0 })).toBe(0);
    expect(first({ type: 'integer', minimum: 0, default: 1 })).toBe(1);
    expect(first(integer, 'Zero-based page index (0..N)')).toBe(0);
    const sized = listOf({
      query: { limit: integer, offset: integer },
      descriptions: { limit: 'Maximum: 50. Default: 10.' },
    });
    expect(sized.paging).toMatchObject({ maxSize: 50, defaultSize: 10 });
  });

  it('finds totals, cursors and flags in meta, pagination and links', () => {
    const shape = listOf(
      { query: { cursor: text } },
      object({
        data: object({ items: array(ref('Thing')), hasNext: 'boolean' }),
        meta: object({ pagination: object({ total_count: 'integer', next_cursor: 'string' }) }),
        links: object({ next: 'string' }),
      }),
    );
    expect(shape.itemsAt).toBe('/data/items');
    expect(shape.paging).toEqual({
      style: 'cursor',
      cursorParameter: 'cursor',
      totalAt: '/meta/pagination/total_count',
      nextCursorAt: '/meta/pagination/next_cursor',
      nextLinkAt: '/links/next',
      hasMoreAt: '/data/hasNext',
    });
  });
});

describe('sort', () => {
  const sort = (query: Record<string, JsonObject>, descriptions: Record<string, string> = {}) =>
    listOf({ query, descriptions }).sort;
  const choice = (...values: string[]): JsonObject => ({ type: 'string', enum: values });

  it('reads every way of writing a direction', () => {
    expect(sort({ sort: choice('name', '-name') })).toEqual({
      parameter: 'sort',
      keys: ['name'],
      descending: 'minus-prefix',
    });
    expect(sort({ sort: choice('name:asc', 'name:desc') })).toMatchObject({ keys: ['name'], descending: 'colon-desc' });
    expect(sort({ sort: array(choice('name', 'price')), order: choice('asc', 'desc') })).toEqual({
      parameter: 'sort',
      orderParameter: 'order',
      keys: ['name', 'price'],
      descending: 'order-parameter',
    });
    expect(sort({ sort_by: choice('name', 'price') })).toEqual({
      parameter: 'sort_by',
      keys: ['name', 'price'],
      descending: 'unknown',
    });
    expect(sort({ $orderby: choice('name desc', 'name asc') })).toMatchObject({
      keys: ['name'],
      descending: 'space-desc',
    });
  });

  it('reads keys from a pattern or the description', () => {
    const pattern = { type: 'string', pattern: '^-?(name|createdAt)(,-?(name|createdAt))*$' };
    expect(sort({ sort: pattern })).toEqual({
      parameter: 'sort',
      keys: ['name', 'createdAt'],
      descending: 'minus-prefix',
      several: true,
    });
    expect(sort({ ordering: text }, { ordering: 'Order by price or createdAt; `-price` is descending.' })).toEqual({
      parameter: 'ordering',
      keys: ['price', 'createdAt'],
      descending: 'minus-prefix',
    });
  });

  it('does not take a lone direction for a key', () => {
    expect(sort({ order: choice('asc', 'desc') })).toBeUndefined();
    expect(sort({ sort: choice('asc', 'desc') })).toBeUndefined();
  });
});

describe('filters', () => {
  const filters = (query: Record<string, JsonObject>, sketch: Sketch = {}) =>
    listOf({ query, ...sketch }).filters.map((one) => `${one.parameter} ${one.operator} ${one.field}`);

  it('reads names, suffixes, prefixes and brackets', () => {
    const query = {
      name: text,
      'price[gte]': integer,
      price_lt: integer,
      min_price: integer,
      price_max: integer,
      'filter[status]': text,
      status_in: text,
    };
    expect(filters(query)).toEqual([
      'name eq name',
      'price[gte] gte price',
      'price_lt lt price',
      'min_price gte price',
      'price_max lte price',
      'filter[status] eq status',
      'status_in in status',
    ]);
  });

  it('does not claim an inclusive bound for before and after', () => {
    expect(filters({ created_after: text, created_before: text, created_from: text })).toEqual([
      'created_after gt createdAt',
      'created_before lt createdAt',
      'created_from gte createdAt',
    ]);
    const bounds = (query: Record<string, JsonObject>, descriptions: Record<string, string> = {}) =>
      listOf({ query, descriptions }).filters.map((one) => one.bound);
    expect(bounds({ created_after: text, created_from: text, min_price: integer })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(bounds({ 'price[gte]': integer, price_lt: integer, price__lte: integer })).toEqual([
      'inclusive',
      'exclusive',
      'inclusive',
    ]);
    const said = { created_from: 'This day or later.', created_before: 'Exclusive.' };
    expect(bounds({ created_from: text, created_before: text }, said)).toEqual(['inclusive', 'exclusive']);
  });

  it('reads negations, searches for words and the choice of fields', () => {
    const enumerated = array({ type: 'string', enum: ['id', 'name'] });
    const query = { status_ne: text, 'price[neq]': integer, q: text, fields: enumerated };
    expect(filters(query)).toEqual(['status_ne ne status', 'price[neq] ne price']);
    expect(listOf({ query })).toMatchObject({
      search: 'q',
      projection: { parameter: 'fields', fields: ['id', 'name'] },
    });
    expect(listOf({ query, descriptions: { q: 'A query in Lucene syntax' } }).search).toBeUndefined();
  });

  it('reads deep objects, arrays and members of arrays', () => {
    const query = { filter: object({ status: 'string', nothing: 'string' }), id: array(integer), tag: text };
    expect(filters(query, { styles: { filter: 'deepObject' } })).toEqual([
      'filter[status] eq status',
      'id in id',
      'tag contains tags',
    ]);
  });

  it('calls nothing an equality that may be something else', () => {
    expect(filters({ name: text }, { descriptions: { name: 'Partial match on the name' } })).toEqual([
      'name contains name',
    ]);
    expect(filters({ name: text }, { descriptions: { name: 'Name prefix to search' } })).toEqual(['name unknown name']);
    expect(filters({ status: { type: 'string', enum: ['open', 'all'] } })).toEqual(['status unknown status']);
    expect(filters({ createdAt: { type: 'string', format: 'date-time' } })).toEqual(['createdAt unknown createdAt']);
    expect(filters({ since: text }, { descriptions: { since: 'Only those updated after' } })).toEqual([
      'since gte updatedAt',
    ]);
  });

  it('leaves paging, sorting, projection and free text alone', () => {
    const query = {
      page: integer,
      limit: integer,
      sort: text,
      fields: text,
      include: text,
      expand: text,
      q: text,
      search: text,
      embed: text,
    };
    expect(filters(query)).toEqual([]);
  });
});
