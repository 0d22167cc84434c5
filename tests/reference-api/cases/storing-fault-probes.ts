import type { ReferenceApi } from '../../../reference-api/start.ts';
import { create, fresh, newPartner, newProduct, send } from '../support/api.ts';

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;

const newCoupon = () => ({
  code: fresh('C')
    .toUpperCase()
    .replace(/[^A-Z0-9-]/g, '-'),
  percent: 5,
  max_uses: 9,
});
const newWebhook = () => ({ url: `https://a.example/${fresh('u').toLowerCase()}`, event_types: ['order.paid'] });

/** A PATCH of these members is refused, or reading shows none of them. */
const dropsIn =
  (list: string, body: Readonly<Record<string, unknown>>): Probe =>
  async (api) => {
    const item = `${list}/${String((await send(api, 'GET', `${list}?sort=created_at`)).items[0]?.id)}`;
    const before = (await send(api, 'GET', item)).data;
    const changed = await send(api, 'PATCH', item, { body });
    const after = (await send(api, 'GET', item)).data;
    const name = Object.keys(body)[0] ?? '';
    return changed.status === 422 && after[name] === before[name];
  };

async function deleted(api: ReferenceApi, list: string, body: Readonly<Record<string, unknown>>): Promise<string> {
  const path = `${list}/${String((await create(api, list, body)).id)}`;
  await send(api, 'PATCH', path, { body: { active: true } });
  await send(api, 'GET', path);
  await send(api, 'GET', `${path}/price`);
  await send(api, 'DELETE', path);
  return path;
}

const rawly = async (api: ReferenceApi, path: string, bytes: Uint8Array, type: string, method = 'POST') => {
  const headers = { Authorization: `Bearer ${api.tokens.admin}`, 'Content-Type': type };
  const signal = AbortSignal.timeout(1000);
  const body = Uint8Array.from(bytes);
  const answer = await fetch(`${api.url}${path}`, { method, headers, body, signal }).catch(() => undefined);
  return answer?.status;
};

/** Probes of the faults in what is stored, changed and gone. */
export const STORING_PROBES: Readonly<Record<string, Probe>> = {
  'coupon-uses-writable': dropsIn('/v1/coupons', { uses: 3 }),
  'order-status-writable': dropsIn('/v1/orders', { status: 'cancelled' }),
  'paid-amount-writable': dropsIn('/v1/orders', { paid_amount: 7 }),
  'creation-time-writable': async (api) => {
    const body = { ...newPartner(), created_at: '2001-02-03T04:05:06Z' };
    return (await send(api, 'POST', '/v1/partners', { body })).status === 422;
  },
  'partner-filter-injectable': async (api) =>
    (await send(api, 'GET', `/v1/partners?filter[city]=${encodeURIComponent("x' OR '1'='1")}`)).items.length === 0,
  'order-sort-injectable': async (api) =>
    (await send(api, 'GET', `/v1/orders?sort=${encodeURIComponent('(created_at)')}`)).status === 400,
  'wallet-id-injectable': async (api) => {
    const id = String((await send(api, 'GET', '/v1/wallets')).items[0]?.id);
    return (await send(api, 'GET', `/v1/wallets/${encodeURIComponent(`${id}' AND '1'='1`)}`)).status === 400;
  },
  'description-rendered': async (api) =>
    (await create(api, '/v1/products', { ...newProduct(), description: '{{6*7}}' })).description === '{{6*7}}',
  'refused-partner-stored': async (api) => {
    const partner = newPartner();
    await send(api, 'POST', '/v1/partners', { body: { ...partner, credit_limit: 1_000_000_001 } });
    return (await send(api, 'POST', '/v1/partners', { body: partner })).status === 201;
  },
  'refused-product-keeps-sku': async (api) => {
    const product = newProduct();
    await send(api, 'POST', '/v1/products', { body: { ...product, unit_price: 100_000_001 } });
    return (await send(api, 'POST', '/v1/products', { body: product })).status === 201;
  },
  'deep-body-hangs': async (api) =>
    (await rawly(api, '/v1/webhooks', Buffer.from('['.repeat(2000)), 'application/json')) === 400,
  'utf-16-body-hangs': async (api) => {
    const path = `/v1/coupons/${String((await send(api, 'GET', '/v1/coupons')).items[0]?.id)}`;
    const bytes = Uint8Array.from([0xfe, 0xff, 0, 0x7b, 0, 0x7d]);
    return (await rawly(api, path, bytes, 'application/json; charset=utf-16', 'PATCH')) === 415;
  },
  'broken-utf-8-accepted': async (api) => {
    const bytes = Buffer.from('{"name":"W\xff","opening_balance":1}', 'latin1');
    return (await rawly(api, '/v1/wallets', bytes, 'application/json')) === 400;
  },
  'long-number-fails': async (api) => {
    const bytes = Buffer.from('{"code":"L-1","name":"Long","kind":"customer","credit_limit":1e400}');
    return (await rawly(api, '/v1/partners', bytes, 'application/json')) === 422;
  },
  'markup-escaped': async (api) =>
    (await create(api, '/v1/partners', { ...newPartner(), name: '<b> & Co' })).name === '<b> & Co',
  'emoji-lost': async (api) =>
    (await create(api, '/v1/webhooks', { ...newWebhook(), description: '\u{1F469}' })).description === '\u{1F469}',
  'text-cut-at-line-break': async (api) =>
    (await create(api, '/v1/products', { ...newProduct(), description: 'a\nb' })).description === 'a\nb',
  'credit-limit-wraps': async (api) =>
    (await send(api, 'POST', '/v1/partners', { body: { ...newPartner(), credit_limit: 2 ** 32 + 1 } })).status === 422,
  'price-filter-wraps': async (api) =>
    (await send(api, 'GET', '/v1/products?filter[unit_price]=4294967297')).status === 400,
  'length-counted-twice': async (api) =>
    (await send(api, 'POST', '/v1/webhooks', { body: { ...newWebhook(), description: '\u{1D49C}'.repeat(200) } }))
      .status === 201,
  'offset-dropped': async (api) => {
    const body = { ...newCoupon(), advertised_until: '2027-06-15T00:30:00+14:00' };
    return (await create(api, '/v1/coupons', body)).advertised_until === '2027-06-14T10:30:00.000Z';
  },
  'leap-day-refused': async (api) => {
    const body = { ...newCoupon(), advertised_until: '2028-02-29T12:00:00Z' };
    return (await send(api, 'POST', '/v1/coupons', { body })).status === 201;
  },
  'patch-resets-fields': async (api) => {
    const made = await send(api, 'POST', '/v1/products', {
      body: { ...newProduct(), tags: ['kept'], weight_grams: 5 },
    });
    const headers = { 'If-Match': String(made.headers.get('etag')) };
    const patched = await send(api, 'PATCH', String(made.headers.get('location')), { body: { name: 'New' }, headers });
    return patched.data.weight_grams === 5 && JSON.stringify(patched.data.tags) === '["kept"]';
  },
  'patch-null-dropped': async (api) => {
    const made = await create(api, '/v1/partners', { ...newPartner(), city: 'Oslo' });
    return (await send(api, 'PATCH', `/v1/partners/${String(made.id)}`, { body: { city: null } })).data.city === null;
  },
  'deleted-coupon-patched': async (api) => {
    const path = await deleted(api, '/v1/coupons', newCoupon());
    return (await send(api, 'PATCH', path, { body: { active: true } })).status === 404;
  },
  'deleted-price-cached': async (api) => {
    const made = await send(api, 'POST', '/v1/products', { body: newProduct() });
    const path = String(made.headers.get('location'));
    await send(api, 'GET', `${path}/price`);
    await send(api, 'DELETE', path, { headers: { 'If-Match': String(made.headers.get('etag')) } });
    return (await send(api, 'GET', `${path}/price`)).status === 404;
  },
  'deleted-webhook-listed': async (api) => {
    const hook = newWebhook();
    await deleted(api, '/v1/webhooks', hook);
    return (await send(api, 'GET', `/v1/webhooks?limit=100`)).items.every(({ url }) => url !== hook.url);
  },
};
