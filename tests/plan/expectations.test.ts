import { describe, expect, it } from 'vitest';
import {
  expectationOf,
  isAmong,
  isExpectedAtAll,
  statusesInWords,
  unusedExpectations,
} from '../../core/plan/expectations.ts';
import { operationOf } from '../oracles/operation-builder.ts';

const create = operationOf('POST /orders');
const named = { ...create, operationId: 'createOrder' };

describe('expectations of statuses', () => {
  it('are found by operationId, method and path, module and pattern, in any case', () => {
    const accepts = [201];
    for (const name of ['createOrder', 'createorder', named.id, 'POST *', named.module, '*'])
      expect(expectationOf(named, { [name]: { accepts } }), name).toEqual({ accepts });
    expect(expectationOf(named, { 'GET *': { accepts } })).toBeUndefined();
    expect(expectationOf(named, {})).toBeUndefined();
  });

  it('an exact name wins over a pattern, a later one over an earlier one, field by field', () => {
    const expected = {
      createOrder: { accepts: [202] },
      '*': { accepts: [200], refuses: [400] },
      'POST *': { refuses: [422] },
    };
    expect(expectationOf(named, expected)).toEqual({ accepts: [202], refuses: [422] });
  });

  it('know statuses, ranges and words', () => {
    expect([200, 299, 300].map((status) => isAmong(status, ['2XX']))).toEqual([true, true, false]);
    expect([201, 202].map((status) => isAmong(status, [201, '204']))).toEqual([true, false]);
    expect(isAmong(404, ['4xx'])).toBe(true);
    expect(isExpectedAtAll(418, { missing: [418] })).toBe(true);
    expect(isExpectedAtAll(418, { accepts: [200] })).toBe(false);
    expect(isExpectedAtAll(418, undefined)).toBe(false);
    expect([[201], [201, 202], [201, 202, '4XX']].map(statusesInWords)).toEqual([
      '201',
      '201 or 202',
      '201, 202 or 4XX',
    ]);
  });

  it('of nothing are found', () => {
    expect(unusedExpectations({ createOrder: {}, createOdrer: {} }, [named])).toEqual(['createOdrer']);
  });
});
