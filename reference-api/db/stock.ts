import { conflict, unknownReference } from '../http/problem.ts';
import type { Queryable, Row } from './pool.ts';

const MOST = 9_000_000_000_000_000;

/**
 * Adds `delta` pieces (negative: takes them) to a product in one conditional statement; never below zero. Returns id and
 * unit_price. Throws 409 `out_of_stock` or `stock_limit`, 422 at `pointer` when the tenant has no such product.
 */
export async function moveStock(
  tx: Queryable,
  tenant: string,
  productId: string,
  delta: number,
  pointer = '/product_id',
): Promise<Row> {
  const moved = await tx.query(
    `UPDATE products SET stock = stock + $3, version = version + 1, updated_at = clock_timestamp()
     WHERE id = $1 AND tenant = $2 AND stock + $3 BETWEEN 0 AND $4 RETURNING id, unit_price`,
    [productId, tenant, delta, MOST],
  );
  const row = moved.rows[0];
  if (row !== undefined) return row;
  const found = await tx.query('SELECT 1 FROM products WHERE id = $1 AND tenant = $2', [productId, tenant]);
  if (found.rows.length === 0) throw unknownReference(pointer, 'product');
  throw delta < 0
    ? conflict('out_of_stock', 'There are not enough pieces.')
    : conflict('stock_limit', 'There are more pieces than can be counted.');
}
