import type { ReferenceApi } from '../../../reference-api/start.ts';
import {
  type Answer,
  create,
  fresh,
  type Json,
  newPartner,
  newProduct,
  type SendOptions,
  send,
} from '../support/api.ts';

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;
type Fields = Readonly<Record<string, string>>;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const key = (): string => fresh('key-of-test');
const keyed = (value: string): Fields => ({ 'Idempotency-Key': value });
const wallet = (): Json => ({ name: fresh('W'), opening_balance: 5 });
const hook = (): Json => ({ url: `https://a.example/${fresh('u').toLowerCase()}`, event_types: ['order.paid'] });
const coupon = (): Json => ({ code: fresh('C').replace(/[^A-Z0-9-]/g, '-'), percent: 5, max_uses: 100 });
const post = (api: ReferenceApi, path: string, body: Json, rest: SendOptions = {}): Promise<Answer> =>
  send(api, 'POST', path, { body, ...rest });

/** A new item: its path, and its tag. */
async function made(api: ReferenceApi, list: string, body: Json): Promise<{ path: string; tag: string; id: string }> {
  const answer = await post(api, list, body);
  const id = String(answer.data.id);
  return { path: `${list}/${id}`, tag: String(answer.headers.get('etag')), id };
}
async function order(api: ReferenceApi): Promise<Json> {
  const open = (await send(api, 'GET', '/v1/orders?filter[status]=open')).items[0];
  if (open === undefined) throw new Error('no open order');
  return open;
}
const payment = async (api: ReferenceApi): Promise<Json> => ({
  order_id: (await order(api)).id,
  amount: 7,
  method: 'cash',
});
const newOrder = async (api: ReferenceApi): Promise<Json> => {
  const partner = await create(api, '/v1/partners', newPartner());
  const product = await create(api, '/v1/products', newProduct());
  return { partner_id: partner.id, lines: [{ product_id: product.id, quantity: 1 }] };
};

/** A change under these headers, made from the current tag, is answered so. */
const changes =
  (
    method: string,
    list: string,
    item: () => Json,
    body: Json,
    headers: (tag: string) => Fields,
    status: number,
  ): Probe =>
  async (api) => {
    const { path, tag } = await made(api, list, item());
    return (await send(api, method, path, { body, headers: headers(tag) })).status === status;
  };
/** Reading under these headers is answered so. */
const reads =
  (list: string, item: () => Json, headers: (tag: string) => Fields, status: number): Probe =>
  async (api) => {
    const { path, tag } = await made(api, list, item());
    return (await send(api, 'GET', path, { headers: headers(tag) })).status === status;
  };

async function newest(api: ReferenceApi, list: string, sort = 'sort=created_at&order=desc'): Promise<Json[]> {
  return (await send(api, 'GET', `${list}?${sort}&page_size=100`)).items;
}
const has = (items: readonly Json[], id: unknown): boolean => items.some((one) => one.id === id);

/** Probes of the faults in repeats, preconditions, caches and what is read after a write. */
export const REPEAT_PROBES: Readonly<Record<string, Probe>> = {
  'delete-ignores-if-match': async (api) => {
    const { path } = await made(api, '/v1/webhooks', hook());
    return (await send(api, 'DELETE', path, { headers: { 'If-Match': '"other"' } })).status === 412;
  },
  'previous-tag-admitted': async (api) => {
    const { path, tag } = await made(api, '/v1/partners', newPartner());
    await send(api, 'PATCH', path, { body: { city: 'Oslo' } });
    return (await send(api, 'PATCH', path, { body: { city: 'Lund' }, headers: { 'If-Match': tag } })).status === 412;
  },
  'precondition-not-required': changes('PATCH', '/v1/products', newProduct, { name: 'New' }, () => ({}), 428),
  'star-taken-for-tag': changes(
    'PATCH',
    '/v1/partners',
    newPartner,
    { city: 'Oslo' },
    () => ({ 'If-Match': '*' }),
    200,
  ),
  'first-tag-only': async (api) => {
    const body = hook();
    return changes(
      'PUT',
      '/v1/webhooks',
      () => body,
      { ...body, active: false },
      (tag) => ({ 'If-Match': `"x", ${tag}` }),
      200,
    )(api);
  },
  'weak-tag-matches': changes(
    'PATCH',
    '/v1/coupons',
    coupon,
    { percent: 6 },
    (tag) => ({ 'If-Match': `W/${tag}` }),
    412,
  ),
  'date-before-tag': async (api) => {
    const { path, tag } = await made(api, '/v1/orders', await newOrder(api));
    const headers = { 'If-Match': tag, 'If-Unmodified-Since': 'Sat, 01 Jan 2000 00:00:00 GMT' };
    return (await send(api, 'PATCH', path, { body: { note: 'n' }, headers })).status === 200;
  },
  'lost-answer-frees-key': async (api) => {
    const body = { ...(await payment(api)), reference: fresh('R') };
    const own = keyed(key());
    const headers = { ...own, Authorization: `Bearer ${api.tokens.admin}`, 'Content-Type': 'application/json' };
    const signal = AbortSignal.timeout(20);
    await fetch(`${api.url}/v1/payments`, { method: 'POST', headers, body: JSON.stringify(body), signal }).catch(
      () => undefined,
    );
    await pause(150);
    await post(api, '/v1/payments', body, { headers: own });
    const all = await newest(api, '/v1/payments');
    return all.filter(({ reference }) => reference === body.reference).length === 1;
  },
  'key-shared-by-tenants': async (api) => {
    const [body, headers] = [wallet(), keyed(key())];
    const own = await post(api, '/v1/wallets', body, { headers });
    return (await post(api, '/v1/wallets', body, { headers, token: 'otherTenantAdmin' })).data.id !== own.data.id;
  },
  'key-cut-at-64': async (api) => {
    const stem = key().padEnd(100, 'x');
    const body = await payment(api);
    await post(api, '/v1/payments', body, { headers: keyed(`${stem}a`) });
    return (await post(api, '/v1/payments', { ...body, amount: 8 }, { headers: keyed(`${stem}b`) })).status === 201;
  },
  'quoted-key-fails': async (api) =>
    (await post(api, '/v1/orders', await newOrder(api), { headers: keyed(`"${key()}"`) })).status === 400,
  'key-shared-by-operations': async (api) => {
    const headers = keyed(key());
    const first = await post(api, '/v1/wallets', wallet(), { headers });
    return (await post(api, '/v1/payments', await payment(api), { headers })).data.id !== first.data.id;
  },
  'key-stuck-after-refusal': async (api) => {
    const headers = keyed(key());
    const body = await payment(api);
    await post(api, '/v1/payments', { ...body, amount: -1 }, { headers });
    return (await post(api, '/v1/payments', body, { headers })).status === 201;
  },
  'key-not-required': async (api) => (await post(api, '/v1/payments', await payment(api))).status === 400,
  'equal-bodies-taken-for-repeats': async (api) => {
    const body = wallet();
    const first = await post(api, '/v1/wallets', body, { headers: keyed(key()) });
    return (await post(api, '/v1/wallets', body, { headers: keyed(key()) })).data.id !== first.data.id;
  },
  'replay-announced-again': async (api) => {
    const [body, headers] = [await payment(api), keyed(key())];
    const { data } = await post(api, '/v1/payments', body, { headers });
    await post(api, '/v1/payments', body, { headers });
    const events = (await send(api, 'GET', '/v1/events?sort=sequence&order=desc&limit=100')).text.split(
      String(data.id),
    );
    const plain = (await send(api, 'GET', '/v1/events?limit=100')).text.split(String(data.id));
    return Math.max(events.length, plain.length) <= 2;
  },
  'replay-counted-again': async (api) => {
    const [body, headers] = [await payment(api), keyed(key())];
    await post(api, '/v1/payments', body, { headers });
    const before = (await send(api, 'GET', `/v1/orders/${String(body.order_id)}`)).data.paid_amount;
    await post(api, '/v1/payments', body, { headers });
    return (await send(api, 'GET', `/v1/orders/${String(body.order_id)}`)).data.paid_amount === before;
  },
  'list-created-late': async (api) => {
    await newest(api, '/v1/partners');
    const { id } = await made(api, '/v1/partners', newPartner());
    return has(await newest(api, '/v1/partners'), id);
  },
  'list-updated-late': async (api) => {
    const { path, id } = await made(api, '/v1/coupons', coupon());
    await send(api, 'PATCH', path, { body: { percent: 9 } });
    return (await newest(api, '/v1/coupons', 'sort=-created_at')).find((one) => one.id === id)?.percent === 9;
  },
  'list-deleted-late': async (api) => {
    const { path, id } = await made(api, '/v1/products', newProduct());
    await send(api, 'GET', path);
    await send(api, 'DELETE', path);
    return !has(await newest(api, '/v1/products'), id);
  },
  'read-kept-by-caller': async (api) => {
    const { path } = await made(api, '/v1/partners', newPartner());
    await send(api, 'GET', path, { token: 'viewer' });
    await send(api, 'PATCH', path, { body: { city: 'Oslo' } });
    return (await send(api, 'GET', path, { token: 'viewer' })).data.city === 'Oslo';
  },
  'delete-takes-next': async (api) => {
    const { path } = await made(api, '/v1/coupons', coupon());
    const next = await made(api, '/v1/coupons', coupon());
    await send(api, 'DELETE', path);
    await send(api, 'DELETE', path);
    return (await send(api, 'GET', next.path)).status === 200;
  },
  'delete-twice-fails': async (api) => {
    const { path } = await made(api, '/v1/webhooks', hook());
    await send(api, 'DELETE', path);
    return (await send(api, 'DELETE', path)).status === 404;
  },
  'tag-differs-by-node': async (api) => {
    const { path } = await made(api, '/v1/wallets', wallet());
    const tags = [await send(api, 'GET', path), await send(api, 'GET', path)].map(({ headers }) => headers.get('etag'));
    return tags[0] === tags[1];
  },
  'weak-tag-not-held': async (api) => {
    const { path, tag } = await made(api, '/v1/orders', await newOrder(api));
    return (await send(api, 'GET', path, { headers: { 'If-None-Match': `W/${tag}` } })).status === 304;
  },
  'modified-since-wins': reads(
    '/v1/products',
    newProduct,
    () => ({ 'If-None-Match': '"other"', 'If-Modified-Since': new Date(Date.now() + 2000).toUTCString() }),
    200,
  ),
  'last-modified-in-future': async (api) => {
    const { path } = await made(api, '/v1/coupons', coupon());
    const { headers } = await send(api, 'GET', path);
    return !(Date.parse(headers.get('last-modified') ?? '') > Date.now() + 60_000);
  },
  'last-modified-stays': async (api) => {
    const { path } = await made(api, '/v1/webhooks', hook());
    const since = new Date(Date.now() + 1000).toUTCString();
    return (await send(api, 'GET', path, { headers: { 'If-Modified-Since': since } })).status === 200;
  },
  'head-changes-coupon': async (api) => {
    const { path } = await made(api, '/v1/coupons', coupon());
    await send(api, 'HEAD', path);
    return (await send(api, 'GET', path)).data.max_uses === 100;
  },
  'tag-stays-after-patch': async (api) => {
    const { path, tag } = await made(api, '/v1/orders', await newOrder(api));
    await send(api, 'PATCH', path, { body: { note: 'n' } });
    return (await send(api, 'GET', path)).headers.get('etag') !== tag;
  },
  'put-answers-old-tag': async (api) => {
    const body = newPartner();
    const { path } = await made(api, '/v1/partners', body);
    const put = await send(api, 'PUT', path, { body: { ...body, name: 'Put' } });
    return put.headers.get('etag') === (await send(api, 'GET', path)).headers.get('etag');
  },
  'coupons-unprotected': async (api) => {
    const { path, tag } = await made(api, '/v1/coupons', coupon());
    return (await send(api, 'GET', path)).headers.get('etag') === tag && tag !== 'null';
  },
  'put-ignores-if-none-match': async (api) => {
    const body = hook();
    return changes(
      'PUT',
      '/v1/webhooks',
      () => body,
      { ...body, active: false },
      () => ({ 'If-None-Match': '*' }),
      412,
    )(api);
  },
  'me-cached-for-all': async (api) => {
    const own = await send(api, 'GET', '/v1/auth/me');
    return (
      (await send(api, 'GET', '/v1/auth/me', { token: 'viewer' })).text.includes('viewer') &&
      !own.text.includes('viewer')
    );
  },
};
