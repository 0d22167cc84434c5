import { randomUUID } from 'node:crypto';
import { recordAudit } from '../db/audit.ts';
import type { Queryable, Row } from '../db/pool.ts';
import { completeBody, deleteRecord } from '../db/records.ts';
import { PRODUCTS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { createdReply, goneReply, itemReply } from '../http/reply.ts';
import { pathId } from './crud.ts';

/** Products of a batch in the order they were given. Throws 404 when there are none. */
async function productsOf(db: Queryable, tenant: string, batchId: string): Promise<Row[]> {
  const found = await db.query(
    `SELECT ${PRODUCTS.columns.join(', ')} FROM products WHERE tenant = $1 AND batch_id = $2 ORDER BY sku COLLATE "C", id`,
    [tenant, batchId],
  );
  if (found.rows.length === 0) throw notFound('product batch');
  return found.rows;
}

export const productBatches: Handlers = {
  createProductBatch: (call) =>
    call.transaction(async (tx) => {
      const { seams } = call.services;
      const { tenant } = call.caller;
      const batch_id = randomUUID();
      // Claims are taken in the order of the sku, so that two batches cannot wait for each other.
      const bodies = (call.body.products as Row[]).toSorted((a, b) => (String(a.sku) < String(b.sku) ? -1 : 1));
      const created: Row[] = [];
      for (const body of bodies) {
        const values = { ...completeBody(PRODUCTS, body), batch_id };
        created.push(await seams.insertRecord(tx, seams.claimUnique, PRODUCTS, tenant, values));
      }
      return createdReply(call, { id: batch_id, products: created });
    }),
  getProductBatch: async (call) => {
    const id = pathId(call, 'batch_id');
    return itemReply(call, { id, products: await productsOf(call.services.pool, call.caller.tenant, id) });
  },
  deleteProductBatch: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const id = pathId(call, 'batch_id');
      for (const product of await productsOf(tx, tenant, id)) {
        await deleteRecord(tx, PRODUCTS, tenant, String(product.id), null);
      }
      await recordAudit(tx, call.caller, 'product_batch.deleted', id);
      return goneReply;
    }),
};
