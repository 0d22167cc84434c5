import { beforeAll, describe, expect, it } from 'vitest';
import { countRows } from '../../../reference-api/db/seed.ts';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { create, fresh, type Json, newPartner, newProduct, openBench, send } from '../support/api.ts';

let api: ReferenceApi;
beforeAll(async () => {
  api = await (await openBench()).start({ schema: 'behaviour' });
}, 60_000);

async function walk(path: string, size: number): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await send(api, 'GET', `${path}${path.includes('?') ? '&' : '?'}page=${page}&page_size=${size}`);
    ids.push(...answer.items.map((item) => String(item.id)));
    if (page >= Number((answer.body.meta as Json).pages)) return ids;
  }
}

describe('lists', () => {
  it('walk every item once, whatever the sort and the page size', async () => {
    for (const sort of ['created_at', 'name', 'city', 'credit_limit']) {
      for (const order of ['asc', 'desc']) {
        const ids = await walk(`/v1/partners?sort=${sort}&order=${order}`, 7);
        expect(ids).toHaveLength(45);
        expect(new Set(ids).size).toBe(45);
      }
    }
  });

  it('keep filter and sort in their links, which lead through all pages', async () => {
    let next: string | undefined = '/v1/partners?filter[kind]=customer&sort=name&order=desc&page_size=7';
    const seen: Json[] = [];
    while (next !== undefined) {
      const answer = await send(api, 'GET', next);
      seen.push(...answer.items);
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toHaveLength(30);
    expect(seen.every((partner) => partner.kind === 'customer')).toBe(true);
  });

  it('walk events by cursor to a null, and movements by offset to the total', async () => {
    const events: unknown[] = [];
    let cursor = '';
    for (;;) {
      const answer = await send(api, 'GET', `/v1/events?limit=9${cursor}`);
      events.push(...answer.items.map((event) => event.id));
      const next = (answer.body.meta as Json).next_cursor;
      if (next === null) break;
      cursor = `&cursor=${String(next)}`;
    }
    expect(new Set(events).size).toBe(70);
    expect(events).toHaveLength(70);
    const movements = await send(api, 'GET', '/v1/stock/movements?offset=35&limit=20');
    expect(movements.items).toHaveLength(5);
    expect(movements.body.meta).toEqual({ total: 40, offset: 35, limit: 20 });
  });

  it.each([
    ['/v1/partners?page=0', 'page'],
    ['/v1/partners?page_size=101', 'page_size'],
    ['/v1/partners?page=1&page=2', 'page'],
    ['/v1/partners?filter[nope]=1', 'filter/nope'],
    ['/v1/partners?colour=red', 'colour'],
    ['/v1/partners?filter[city]=%00', 'filter/city'],
    ['/v1/events?cursor=abc', 'cursor'],
    ['/v1/partners/not-a-uuid', 'partner_id'],
  ])('refuse %s with 400', async (path, pointer) => {
    const answer = await send(api, 'GET', path);
    expect(answer.status).toBe(400);
    expect((answer.body.errors as Json[])[0]?.pointer).toBe(pointer);
  });
});

describe('refusals', () => {
  it.each([
    ['GET', '/v1/nothing', {}, 404, 'unknown_route'],
    ['PUT', '/v1/partners', {}, 405, 'method_not_allowed'],
    ['GET', '/v1/partners', { token: null }, 401, 'unauthorized'],
    ['GET', '/v1/partners', { headers: { authorization: 'Bearer a.b.c' } }, 401, 'unauthorized'],
    ['GET', '/v1/audit/entries', { token: 'viewer' }, 403, 'forbidden'],
    ['POST', '/v1/partners', { token: 'viewer', body: {} }, 403, 'forbidden'],
    ['GET', '/v1/partners', { headers: { accept: 'image/png' } }, 406, 'not_acceptable'],
    ['POST', '/v1/partners', { body: '{', headers: {} }, 400, 'malformed_json'],
    ['POST', '/v1/partners', { body: '{"code":"\\ud800"}' }, 400, 'malformed_json'],
    ['POST', '/v1/partners', { body: 'a=b', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type'],
    ['POST', '/v1/partners', { body: `"${'x'.repeat(1_100_000)}"` }, 413, 'content_too_large'],
    ['POST', '/v1/partners', { body: { code: 'A', name: 'a\u0000b', kind: 'customer' } }, 422, 'validation_failed'],
    ['POST', '/v1/partners', { body: { ...newPartner(), more: 1 } }, 422, 'validation_failed'],
    ['POST', '/v1/payments', { body: {} }, 400, 'invalid_parameter'],
  ] as const)('%s %s %#: problem details', async (method, path, options, status, code) => {
    const answer = await send(api, method, path, options);
    expect(answer.status, answer.text).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ ok: false, status, code, instance: path });
    expect(answer.body.correlation_id).toBe(answer.headers.get('x-request-id'));
    if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
  });

  it('hide the items of another tenant', async () => {
    const partner = await create(api, '/v1/partners', newPartner());
    const path = `/v1/partners/${String(partner.id)}`;
    for (const method of ['GET', 'DELETE']) {
      expect((await send(api, method, path, { token: 'otherTenantAdmin' })).status).toBe(404);
    }
    const order = { partner_id: partner.id, lines: [{ product_id: partner.id, quantity: 1 }] };
    const foreign = await send(api, 'POST', '/v1/orders', { token: 'otherTenantAdmin', body: order });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'unknown_reference']);
    expect((await send(api, 'DELETE', path)).status).toBe(204);
  });
});

describe('versions', () => {
  it('revalidate by ETag and guard changes of products', async () => {
    const made = await send(api, 'POST', '/v1/products', { body: newProduct() });
    const path = String(made.headers.get('location'));
    const tag = String(made.headers.get('etag'));
    const held = await send(api, 'GET', path, { headers: { 'If-None-Match': `W/${tag}`, 'Accept-Encoding': 'gzip' } });
    expect([held.status, held.text, held.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await send(api, 'PATCH', path, { body: { stock: 3 } })).status).toBe(428);
    const patched = await send(api, 'PATCH', path, { body: { stock: 3 }, headers: { 'If-Match': tag } });
    expect([patched.status, patched.data.stock, patched.data.version]).toEqual([200, 3, 2]);
    const body = newProduct();
    expect((await send(api, 'PUT', path, { body, headers: { 'If-Match': tag } })).status).toBe(412);
    expect((await send(api, 'PUT', path, { body, headers: { 'If-Match': '*' } })).data).toMatchObject(body);
    expect((await send(api, 'DELETE', path, { headers: { 'If-Match': tag } })).status).toBe(412);
    expect((await send(api, 'DELETE', path)).status).toBe(204);
  });

  it('free a unique value that was given up', async () => {
    const first = await create(api, '/v1/partners', newPartner());
    const second = newPartner();
    const path = `/v1/partners/${String(first.id)}`;
    const taken = await send(api, 'POST', '/v1/partners', { body: { ...second, code: first.code } });
    expect([taken.status, taken.body.code]).toEqual([409, 'partner_code_taken']);
    expect((await send(api, 'PATCH', path, { body: { code: fresh('P') } })).status).toBe(200);
    const free = await create(api, '/v1/partners', { ...second, code: first.code });
    await send(api, 'DELETE', `/v1/partners/${String(free.id)}`);
    await send(api, 'DELETE', path);
  });
});

describe('orders, money and stock', () => {
  it('leave nothing behind when all that was made is deleted', async () => {
    const before = await countRows(api.pool);
    const partner = await create(api, '/v1/partners', newPartner());
    const product = await create(api, '/v1/products', newProduct());
    const movement = await create(api, '/v1/stock/movements', { product_id: product.id, direction: 'in', quantity: 5 });
    const lines = [
      { product_id: product.id, quantity: 3 },
      { product_id: product.id, quantity: 4 },
    ];
    const order = await create(api, '/v1/orders', { partner_id: partner.id, lines });
    expect(order).toMatchObject({ status: 'open', total_amount: 7 * 250, paid_amount: 0 });
    expect((await send(api, 'GET', `/v1/products/${String(product.id)}`)).data.stock).toBe(8);
    const payment = { order_id: order.id, amount: 99, method: 'cash' };
    await create(api, '/v1/payments', payment, { 'Idempotency-Key': fresh('key') });
    const at = `/v1/orders/${String(order.id)}`;
    expect((await send(api, 'POST', `${at}/pay`)).data).toMatchObject({ status: 'paid', paid_amount: 99 });
    expect((await send(api, 'POST', `${at}/pay`)).body.code).toBe('order_status');
    expect((await send(api, 'DELETE', `/v1/partners/${String(partner.id)}`)).body.code).toBe('partner_has_orders');
    expect((await send(api, 'DELETE', `/v1/products/${String(product.id)}`)).body.code).toBe('product_in_use');
    expect((await send(api, 'DELETE', at)).status).toBe(204);
    expect((await send(api, 'GET', `/v1/products/${String(product.id)}`)).data.stock).toBe(15);
    expect((await send(api, 'DELETE', `/v1/stock/movements/${String(movement.id)}`)).status).toBe(204);
    expect((await send(api, 'DELETE', `/v1/products/${String(product.id)}`)).status).toBe(204);
    expect((await send(api, 'DELETE', `/v1/partners/${String(partner.id)}`)).status).toBe(204);
    expect(await countRows(api.pool)).toEqual(before);
  });

  it('make a batch of products or none of them', async () => {
    const sku = fresh('S');
    const bad = await send(api, 'POST', '/v1/product-batches', {
      body: { products: [newProduct(), newProduct({ sku }), newProduct({ sku })] },
    });
    expect([bad.status, bad.body.code]).toEqual([409, 'sku_taken']);
    expect((await send(api, 'GET', `/v1/products?filter[sku]=${sku}`)).items).toEqual([]);
    const good = await send(api, 'POST', '/v1/product-batches', { body: { products: [newProduct(), newProduct()] } });
    const location = String(good.headers.get('location'));
    expect((await send(api, 'GET', location)).data).toEqual(good.data);
    expect((await send(api, 'DELETE', location)).status).toBe(204);
    expect((await send(api, 'GET', location)).status).toBe(404);
  });

  it('give the stored answer for an Idempotency-Key and refuse another body', async () => {
    const [a, b] = (await send(api, 'GET', '/v1/wallets?sort=balance&order=desc')).items;
    const body = { from_wallet_id: a?.id, to_wallet_id: b?.id, amount: 7 };
    const headers = { 'Idempotency-Key': fresh('key') };
    const first = await send(api, 'POST', '/v1/transfers', { body, headers });
    const again = await send(api, 'POST', '/v1/transfers', { body, headers });
    expect([first.status, again.status, again.data]).toEqual([201, 201, first.data]);
    expect([first, again].map((one) => one.headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const other = await send(api, 'POST', '/v1/transfers', { body: { ...body, amount: 8 }, headers });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await send(api, 'POST', '/v1/transfers', { body, headers, token: 'clerk' })).status).toBe(201);
    const tooMuch = { ...body, amount: 1_000_000_000 };
    const key = { 'Idempotency-Key': fresh('key') };
    for (let turn = 0; turn < 2; turn += 1) {
      const refused = await send(api, 'POST', '/v1/transfers', { body: tooMuch, headers: key });
      expect([refused.status, refused.body.code]).toEqual([409, 'insufficient_funds']);
    }
    const balance = (await send(api, 'GET', `/v1/wallets/${String(a?.id)}`)).data.balance;
    expect(balance).toBe(Number(a?.balance) - 14);
  });
});
