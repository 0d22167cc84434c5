import { fileURLToPath } from 'node:url';
import { createConfig, lint } from '@redocly/openapi-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDescription } from '../../../reference-api/description.ts';
import { HANDLERS } from '../../../reference-api/routes/index.ts';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { fresh, type Json, openBench, send } from '../support/api.ts';
import { type Described, described, deviations, resolve } from '../support/description.ts';

let api: ReferenceApi;
beforeAll(async () => {
  api = await (await openBench()).start({ schema: 'description_truth' });
}, 60_000);

/** A path with the examples of its parameters, which name seeded items. */
function examplePath({ path, operation }: Described): string {
  return path.replaceAll(/\{([^}]+)\}/g, (whole, name) => {
    const found = ((operation.parameters ?? []) as unknown[]).map(resolve).find((one) => one.name === name);
    return String(found?.example ?? whole);
  });
}

/** The example body with new values where two items must differ. */
function exampleBody({ operation }: Described): Json | undefined {
  const content = (operation.requestBody as Json | undefined)?.content as Record<string, Json> | undefined;
  const example = content?.['application/json']?.example as Json | undefined;
  if (example === undefined) return undefined;
  const products = (example.products as Json[] | undefined)?.map((one) => ({ ...one, sku: fresh('B') }));
  return {
    ...example,
    ...(example.code === undefined ? {} : { code: fresh('C') }),
    ...(example.sku === undefined ? {} : { sku: fresh('S') }),
    ...(example.url === undefined ? {} : { url: `https://hooks.example.com/${fresh('U').toLowerCase()}` }),
    ...(products === undefined ? {} : { products }),
  };
}

describe('openapi.yaml', () => {
  it('is clean under the recommended rules', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const ref = fileURLToPath(new URL('../../../reference-api/openapi.yaml', import.meta.url));
    const problems = await lint({ ref, config });
    expect(problems.map((problem) => `${problem.ruleId}: ${problem.message}`)).toEqual([]);
  });

  it('has an operation for every route and a route for every operation', () => {
    const operations = loadDescription().operations.map((operation) => operation.id);
    expect(operations.toSorted()).toEqual(Object.keys(HANDLERS).toSorted());
    expect(new Set(operations).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThanOrEqual(34);
    expect(new Set(described.map(({ operation }) => (operation.tags as string[])[0])).size).toBeGreaterThanOrEqual(10);
  });

  it('states security and the common refusals for every operation', () => {
    for (const { id, operation } of described) {
      expect(operation.security, id).toBeInstanceOf(Array);
      const statuses = Object.keys(operation.responses as Json);
      expect(statuses, id).toEqual(expect.arrayContaining(['400', '406', '429', '500']));
      if ((operation.security as unknown[]).length > 0)
        expect(statuses, id).toEqual(expect.arrayContaining(['401', '403']));
    }
  });
});

describe('what is described', () => {
  it('comes true for every operation that makes or reads, from its examples alone', async () => {
    const refused: string[] = [];
    for (const one of described.filter(({ method }) => method === 'GET' || method === 'POST')) {
      const headers = { 'Idempotency-Key': fresh('key') };
      const answer = await send(api, one.method, examplePath(one), { body: exampleBody(one), headers });
      expect(deviations(one.operation, answer), `${one.id} ${answer.text.slice(0, 300)}`).toEqual([]);
      if (answer.status >= 300) refused.push(`${one.id} ${answer.status}`);
    }
    // The example order is paid, then shipped, so that it takes nothing more; the example token is nobody's.
    expect(refused).toEqual(['getToken 400', 'cancelOrder 409', 'createOrderLine 409']);
  });

  it('comes true for every operation that changes or deletes, on what a client made itself', async () => {
    const creates: Readonly<Record<string, string>> = {
      partner_id: '/v1/partners',
      product_id: '/v1/products',
      batch_id: '/v1/product-batches',
      movement_id: '/v1/stock/movements',
      order_id: '/v1/orders',
      payment_id: '/v1/payments',
      wallet_id: '/v1/wallets',
      transfer_id: '/v1/transfers',
      coupon_id: '/v1/coupons',
      webhook_id: '/v1/webhooks',
      job_id: '/v1/exports',
      token_id: '/v1/auth/tokens',
      line_id: '/v1/orders/{order_id}/lines',
      redemption_id: '/v1/coupons/{coupon_id}/redemptions',
    };
    for (const one of described.filter(({ method }) => !['GET', 'POST'].includes(method))) {
      let path = one.path;
      let headers: Record<string, string> = {};
      for (const [, name] of one.path.matchAll(/\{([^}]+)\}/g)) {
        const template = creates[name ?? ''] ?? '';
        const maker = described.find((other) => other.method === 'POST' && other.path === template);
        if (maker === undefined) throw new Error(`nothing makes ${name}`);
        const place = path.slice(0, path.indexOf(`/{${name}}`));
        const collection = template.includes('{') ? place : template;
        const made = await send(api, 'POST', collection, {
          body: exampleBody(maker),
          headers: { 'Idempotency-Key': fresh('key') },
        });
        expect(made.status, `${maker.id} ${made.text}`).toBeLessThan(300);
        path = path.replace(`{${name}}`, String(made.data.id));
        const tag = made.headers.get('etag');
        headers = tag === null ? {} : { 'If-Match': tag };
      }
      const answer = await send(api, one.method, path, { body: exampleBody(one), headers });
      expect(deviations(one.operation, answer), `${one.id} ${answer.text}`).toEqual([]);
      expect(answer.status, `${one.id} ${answer.text}`).toBe(one.method === 'DELETE' ? 204 : 200);
      if (one.method === 'DELETE') {
        const again = await send(api, 'DELETE', path, { headers });
        expect(again.status, one.id).toBe(404);
        expect(deviations(one.operation, again), one.id).toEqual([]);
      }
    }
  });
});
