import { beforeAll, describe, expect, it } from 'vitest';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { type Answer, create, fresh, type Json, newPartner, newProduct, openBench, send } from '../support/api.ts';

const CLIENTS = 20;
let api: ReferenceApi;
beforeAll(async () => {
  api = await (await openBench()).start({ schema: 'concurrency' });
}, 60_000);

const atOnce = (make: (client: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: CLIENTS }, (_, client) => make(client)));
const tally = (answers: readonly Answer[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(answers.map(({ status }) => status))].map((status) => [
      status,
      answers.filter((answer) => answer.status === status).length,
    ]),
  );

async function newOrder(product: Json, quantity = 1): Promise<Json> {
  const partner = await create(api, '/v1/partners', newPartner());
  return create(api, '/v1/orders', { partner_id: partner.id, lines: [{ product_id: product.id, quantity }] });
}

describe(`${CLIENTS} clients at once`, () => {
  it('buy the last piece once', async () => {
    const product = await create(api, '/v1/products', newProduct({ stock: 1 }));
    const partner = await create(api, '/v1/partners', newPartner());
    const body = { partner_id: partner.id, lines: [{ product_id: product.id, quantity: 1 }] };
    expect(tally(await atOnce(() => send(api, 'POST', '/v1/orders', { body })))).toEqual({ 201: 1, 409: CLIENTS - 1 });
    expect((await send(api, 'GET', `/v1/products/${String(product.id)}`)).data.stock).toBe(0);
    const orders = await send(api, 'GET', `/v1/orders?filter[partner_id]=${String(partner.id)}`);
    expect((orders.body.meta as Json).total).toBe(1);
  });

  it('pay once with one key', async () => {
    const order = await newOrder(await create(api, '/v1/products', newProduct()));
    const body = { order_id: order.id, amount: 10, method: 'card' };
    const headers = { 'Idempotency-Key': fresh('key') };
    const answers = await atOnce(() => send(api, 'POST', '/v1/payments', { body, headers }));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ data }) => data.id)).size).toBe(1);
    expect((await send(api, 'GET', `/v1/orders/${String(order.id)}`)).data.paid_amount).toBe(10);
  });

  it('take one sku once', async () => {
    const body = newProduct();
    expect(tally(await atOnce(() => send(api, 'POST', '/v1/products', { body })))).toEqual({
      201: 1,
      409: CLIENTS - 1,
    });
    const found = await send(api, 'GET', `/v1/products?filter[sku]=${String(body.sku)}`);
    expect(found.items).toHaveLength(1);
  });

  it('replace one version once', async () => {
    const made = await send(api, 'POST', '/v1/products', { body: newProduct() });
    const path = String(made.headers.get('location'));
    const headers = { 'If-Match': String(made.headers.get('etag')) };
    const answers = await atOnce(() => send(api, 'PUT', path, { body: newProduct(), headers }));
    expect(tally(answers)).toEqual({ 200: 1, 412: CLIENTS - 1 });
    expect((await send(api, 'GET', path)).data.version).toBe(2);
  });

  it('change different fields without losing one', async () => {
    const partner = await create(api, '/v1/partners', newPartner());
    const path = `/v1/partners/${String(partner.id)}`;
    const changes: Json[] = [
      { name: 'N' },
      { city: 'C' },
      { email: 'e@example.com' },
      { credit_limit: 7 },
      { phone: '0007' },
    ];
    const answers = await Promise.all(changes.map((body) => send(api, 'PATCH', path, { body })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await send(api, 'GET', path)).data).toMatchObject(Object.assign({}, ...changes));
  });

  it('end an order in one way, give its stock back once and count every movement', async () => {
    const product = await create(api, '/v1/products', newProduct({ stock: 10 }));
    const order = await newOrder(product, 4);
    const verbs = ['ship', 'cancel'];
    const ends = await atOnce((client) => send(api, 'POST', `/v1/orders/${String(order.id)}/${verbs[client % 2]}`));
    expect(tally(ends)).toEqual({ 200: 1, 409: CLIENTS - 1 });
    const status = ends.find((end) => end.status === 200)?.data.status;
    const left = status === 'cancelled' ? 10 : 6;
    const body = { product_id: product.id, direction: 'in', quantity: 1 };
    expect(tally(await atOnce(() => send(api, 'POST', '/v1/stock/movements', { body })))).toEqual({ 201: CLIENTS });
    const now = await send(api, 'GET', `/v1/products/${String(product.id)}`);
    expect(now.data.stock).toBe(left + CLIENTS);
  });

  it('move money both ways without making or losing any', async () => {
    const [a, b] = await Promise.all(
      [100, 100].map((opening_balance) => create(api, '/v1/wallets', { name: 'W', opening_balance })),
    );
    const answers = await atOnce((client) => {
      const [from, to] = client % 2 === 0 ? [a, b] : [b, a];
      const body = { from_wallet_id: from?.id, to_wallet_id: to?.id, amount: 30 };
      return send(api, 'POST', '/v1/transfers', { body, headers: { 'Idempotency-Key': fresh('key') } });
    });
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const after = await Promise.all([a, b].map((one) => send(api, 'GET', `/v1/wallets/${String(one?.id)}`)));
    const balances = after.map(({ data }) => Number(data.balance));
    expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(200);
    expect(Math.min(...balances)).toBeGreaterThanOrEqual(0);
  });

  it('redeem a coupon as often as it can be', async () => {
    const coupon = await create(api, '/v1/coupons', { code: fresh('C'), percent: 5, max_uses: 3 });
    const path = `/v1/coupons/${String(coupon.id)}`;
    const answers = await atOnce(() => send(api, 'POST', `${path}/redemptions`, { body: { reference: 'r' } }));
    expect(tally(answers)).toEqual({ 201: 3, 409: CLIENTS - 3 });
    expect((await send(api, 'GET', path)).data.uses).toBe(3);
  });

  it('write events whose numbers appear in order', async () => {
    const product = await create(api, '/v1/products', newProduct());
    const body = { product_id: product.id, direction: 'in', quantity: 1 };
    const readings: number[][] = [];
    let writing = true;
    const writer = atOnce(() => send(api, 'POST', '/v1/stock/movements', { body })).finally(() => {
      writing = false;
    });
    while (writing) {
      const answer = await send(api, 'GET', '/v1/events?limit=100&filter[type]=stock.moved');
      readings.push(answer.items.map((event) => Number(event.sequence)));
    }
    await writer;
    // A number that appeared below one already seen would be skipped by a reader who goes on from there.
    for (const [index, earlier] of readings.entries()) {
      expect((readings[index + 1] ?? earlier).slice(0, earlier.length)).toEqual(earlier);
    }
    expect(new Set(readings.map((reading) => reading.length)).size).toBeGreaterThan(1);
  });
});
