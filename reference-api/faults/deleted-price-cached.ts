import type { Row } from '../db/pool.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'deleted-price-cached',
  oracle: 'use-after-delete',
  part: 'properties',
  title: 'The price of a deleted product can be read',
  description: 'GET /v1/products/{product_id}/price answers from a cache that a deletion does not clear.',
  apply(seams) {
    const cache = new Map<string, Row>();
    const clean = seams.readRecord;
    seams.readRecord = async (call, resource, id) => {
      if (resource.table !== 'products') return clean(call, resource, id);
      const known = cache.get(`${call.caller.tenant} ${id}`);
      try {
        const row = await clean(call, resource, id);
        cache.set(`${call.caller.tenant} ${id}`, row);
        return row;
      } catch (error) {
        if (call.operation.id === 'getProductPrice' && known) return known;
        throw error;
      }
    };
  },
};
