import { describe, expect, it } from 'vitest';
import type { ListSettings } from '../../core/config/list-types.ts';
import { listSettingsOf, unusedListSettings, withConfiguredLists } from '../../core/plan/configured-lists.ts';
import type { ListShape, ResourceModel } from '../../core/resources/types.ts';
import { listShape, operationOf, orders } from '../oracles/operation-builder.ts';

const list = { ...operationOf('GET /orders'), operationId: 'listOrders' };
const model: ResourceModel = { resources: [orders], lists: [listShape()], consumptions: [], idempotency: [] };
const changed = (settings: ListSettings): ListShape | undefined =>
  withConfiguredLists(model, [list], { listOrders: settings }).resources[0]?.list;

describe('lists in the configuration', () => {
  it('leave the model as it is where they say nothing', () => {
    expect(withConfiguredLists(model, [list], {})).toBe(model);
    expect(withConfiguredLists(model, [list], { listProducts: { search: 'q' } })).toEqual(model);
  });

  it('go before what was inferred, member by member', () => {
    expect(changed({ paging: { firstPage: 0, size: 'limit' } })?.paging).toEqual({
      ...listShape().paging,
      firstPage: 0,
      sizeParameter: 'limit',
    });
    expect(changed({ search: 'q', fields: 'only' })).toMatchObject({
      search: 'q',
      projection: { parameter: 'only', fields: [] },
    });
    expect(withConfiguredLists(model, [list], { listOrders: { search: 'q' } }).lists?.[0]?.search).toBe('q');
  });

  it('add, change and take away filters', () => {
    const filters: ListSettings['filters'] = {
      created_to: { field: 'created_at', operator: 'lte', bound: 'exclusive' },
      status: { field: 'state', operator: 'eq' },
    };
    expect(changed({ filters })?.filters).toEqual([
      { parameter: 'created_to', field: 'created_at', operator: 'lte', bound: 'exclusive' },
      { parameter: 'status', field: 'state', operator: 'eq' },
    ]);
    expect(changed({ filters: { status: false } })?.filters).toEqual([]);
  });

  it('change a sort, replace it or take it away', () => {
    expect(changed({ sort: { parameter: 'sort', keys: ['name'] } })?.sort).toEqual({
      ...listShape().sort,
      keys: ['name'],
    });
    expect(changed({ sort: { parameter: 'order_by', order: 'dir' } })?.sort).toEqual({
      parameter: 'order_by',
      orderParameter: 'dir',
      keys: [],
      descending: 'order-parameter',
    });
    expect(changed({ sort: false })).not.toHaveProperty('sort');
  });

  it('an exact name wins over a pattern; names of nothing are found', () => {
    const lists = { listOrders: { search: 'q' }, 'GET *': { search: 'text', fields: false as const } };
    expect(listSettingsOf(list, lists)).toEqual({ search: 'q', fields: false });
    expect(unusedListSettings({ listOrders: {}, listOdrers: {} }, [list])).toEqual(['listOdrers']);
  });
});
