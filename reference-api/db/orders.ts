import { randomUUID } from 'node:crypto';
import { notFound } from '../http/problem.ts';
import type { Seams } from '../seams.ts';
import type { Queryable, Row } from './pool.ts';
import { LINES, ORDERS } from './resource.ts';

const LINE_JSON = LINES.columns.map((column) => `'${column}', l.${column}`).join(', ');

/** One order with its lines. Throws 404. */
export async function readOrder(db: Queryable, tenant: string, id: string): Promise<Row> {
  const found = await db.query(
    `SELECT ${ORDERS.columns.join(', ')},
            coalesce((SELECT json_agg(json_build_object(${LINE_JSON}) ORDER BY l.position)
                      FROM order_lines l WHERE l.order_id = orders.id), '[]') AS lines
     FROM orders WHERE id = $1 AND tenant = $2`,
    [id, tenant],
  );
  const order = found.rows[0];
  if (order === undefined) throw notFound('order');
  return order;
}

/** Locks an order until the end of the transaction. Throws 404. */
export async function lockOrder(tx: Queryable, tenant: string, id: string): Promise<Row> {
  const found = await tx.query('SELECT * FROM orders WHERE id = $1 AND tenant = $2 FOR UPDATE', [id, tenant]);
  const order = found.rows[0];
  if (order === undefined) throw notFound('order');
  return order;
}

export interface LineInput {
  readonly product_id: string;
  readonly quantity: number;
}

/**
 * Reserves the stock of each line and writes the lines at today's prices. Products are taken in the order of their ids, so
 * that two orders cannot wait for each other; the lines keep the order they were given in. Returns them.
 */
export async function addLines(
  tx: Queryable,
  seams: Seams,
  tenant: string,
  orderId: string,
  inputs: readonly LineInput[],
  pointer: (index: number) => string,
): Promise<Row[]> {
  const byProduct = inputs
    .map((input, index) => ({ ...input, index, product_id: input.product_id.toLowerCase() }))
    .toSorted((a, b) => (a.product_id < b.product_id ? -1 : 1));
  const prices = new Map<number, number>();
  for (const { product_id, quantity, index } of byProduct) {
    const product = await seams.moveStock(tx, tenant, product_id, -quantity, pointer(index));
    prices.set(index, Number(product.unit_price));
  }
  const lines: Row[] = [];
  for (const [index, { product_id, quantity }] of inputs.entries()) {
    const price = prices.get(index) ?? 0;
    const made = await tx.query(
      `INSERT INTO order_lines (id, order_id, product_id, quantity, unit_price, line_total)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${LINES.columns.join(', ')}`,
      [randomUUID(), orderId, product_id, quantity, price, price * quantity],
    );
    lines.push(...made.rows);
  }
  return lines;
}

/** Gives the reserved stock of lines back, products in the order of their ids. */
export async function returnStock(tx: Queryable, seams: Seams, tenant: string, lines: readonly Row[]): Promise<void> {
  const byProduct = lines.toSorted((a, b) => (String(a.product_id) < String(b.product_id) ? -1 : 1));
  for (const line of byProduct) {
    await seams.moveStock(tx, tenant, String(line.product_id), Number(line.quantity));
  }
}

/** Computes the total of an order from its lines and raises its version. */
export async function recomputeOrder(tx: Queryable, orderId: string): Promise<void> {
  await tx.query(
    `UPDATE orders SET total_amount = (SELECT coalesce(sum(line_total), 0) FROM order_lines WHERE order_id = $1),
            version = version + 1, updated_at = clock_timestamp() WHERE id = $1`,
    [orderId],
  );
}
