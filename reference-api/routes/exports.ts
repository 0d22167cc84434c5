import { randomUUID } from 'node:crypto';
import type { Row } from '../db/pool.ts';
import { readRecord } from '../db/records.ts';
import { JOBS, ORDERS, PARTNERS, PRODUCTS, type Resource } from '../db/resource.ts';
import type { Handlers, Services } from '../http/call.ts';
import { csvLine, csvText } from '../http/csv.ts';
import { conflict } from '../http/problem.ts';
import { pathId } from './crud.ts';

const SOURCES: Readonly<Record<string, Resource>> = { partners: PARTNERS, products: PRODUCTS, orders: ORDERS };
const CSV = 'text/csv; charset=utf-8; header=present';
const ROWS_AT_ONCE = 200;
const WAIT_MS = 5000;
const LOOK_EVERY_MS = 50;

/** Writes the file of an export and marks its job done; a job deleted meanwhile stays deleted. */
async function runExport(services: Services, tenant: string, jobId: string, resource: Resource): Promise<void> {
  try {
    await services.pool.query(`UPDATE jobs SET status = 'running' WHERE id = $1`, [jobId]);
    const found = await services.pool.query(
      `SELECT ${resource.columns.join(', ')} FROM ${resource.table} WHERE tenant = $1 ORDER BY id`,
      [tenant],
    );
    await services.pool.query(
      `UPDATE jobs SET status = 'done', row_count = $2, content = $3, finished_at = now() WHERE id = $1`,
      [jobId, found.rows.length, csvText(resource.columns, found.rows)],
    );
  } catch (error) {
    services.logger.error({ err: error, job: jobId }, 'export failed');
    await services.pool
      .query(`UPDATE jobs SET status = 'failed', finished_at = now() WHERE id = $1`, [jobId])
      .catch(() => undefined);
  }
}

/** Products of the tenant, a part at a time, by key and not by offset. */
function productStream(services: Services, tenant: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = '00000000-0000-0000-0000-000000000000';
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(csvLine(PRODUCTS.columns)));
    },
    async pull(controller) {
      const found = await services.pool.query(
        `SELECT ${PRODUCTS.columns.join(', ')} FROM products WHERE tenant = $1 AND id > $2 ORDER BY id LIMIT $3`,
        [tenant, after, ROWS_AT_ONCE],
      );
      const rows: Row[] = found.rows;
      const text = rows.map((row) => csvLine(PRODUCTS.columns.map((column) => row[column]))).join('');
      if (text !== '') controller.enqueue(encoder.encode(text));
      after = String(rows.at(-1)?.id ?? after);
      if (rows.length < ROWS_AT_ONCE) controller.close();
    },
  });
}

const attachment = (name: string): Readonly<Record<string, string>> => ({
  'Content-Disposition': `attachment; filename="${name}.csv"`,
});

export const exportRoutes: Handlers = {
  createExport: async (call) => {
    const { services, caller } = call;
    const resource = String(call.body.resource);
    const made = await services.pool.query(
      `INSERT INTO jobs (id, tenant, kind, resource, status) VALUES ($1, $2, 'export', $3, 'queued')
       RETURNING ${JOBS.columns.join(', ')}`,
      [randomUUID(), caller.tenant, resource],
    );
    const job = made.rows[0] ?? {};
    const id = String(job.id);
    services.background(runExport(services, caller.tenant, id, SOURCES[resource] ?? PARTNERS));
    return { status: 202, data: job, headers: { Location: `/v1/jobs/${id}` } };
  },
  getExportContent: async (call) => {
    const { pool } = call.services;
    const id = pathId(call, 'job_id');
    const until = Date.now() + WAIT_MS;
    for (;;) {
      const job = await readRecord(pool, JOBS, call.caller.tenant, id);
      if (job.status === 'done') break;
      if (job.status === 'failed' || Date.now() > until) {
        throw conflict('export_not_ready', `The export is ${String(job.status)}.`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    const found = await pool.query('SELECT resource, content FROM jobs WHERE id = $1', [id]);
    const body = String(found.rows[0]?.content ?? '');
    return { status: 200, headers: attachment(String(found.rows[0]?.resource)), raw: { type: CSV, body } };
  },
  streamProducts: async (call) => ({
    status: 200,
    headers: attachment('products'),
    raw: { type: CSV, body: productStream(call.services, call.caller.tenant) },
  }),
};
