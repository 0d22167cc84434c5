import { decode } from 'hono/jwt';
import { encode, readJwt, signedByItself, signedWith, unsecured, withFlippedBit } from '../../../contracts/jwt/jwt.ts';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { create, fresh, type Json, newPartner, newProduct, send } from '../support/api.ts';

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;

const SOUTH = { token: 'otherTenantAdmin' } as const;
const firstId = async (api: ReferenceApi, list: string): Promise<string> =>
  String((await send(api, 'GET', list)).items[0]?.id);
const hidden =
  (path: (api: ReferenceApi) => Promise<string>): Probe =>
  async (api) =>
    (await send(api, 'GET', await path(api), SOUTH)).status === 404;

/** A request with this instead of the token is refused with 401. */
const refuses =
  (authorization: (token: string, api: ReferenceApi) => string): Probe =>
  async (api) => {
    const headers = { authorization: authorization(api.tokens.admin, api) };
    return (await send(api, 'GET', '/v1/auth/me', { headers })).status === 401;
  };
const jwtOf = (token: string): NonNullable<ReturnType<typeof readJwt>> => {
  const jwt = readJwt(token);
  if (!jwt) throw new Error('tokens are JWTs');
  return jwt;
};
const withoutSignature = (token: string): string => token.slice(0, token.lastIndexOf('.') + 1);

async function newOrder(api: ReferenceApi): Promise<Json> {
  const partner = await create(api, '/v1/partners', newPartner());
  const product = await create(api, '/v1/products', newProduct());
  return create(
    api,
    '/v1/orders',
    { partner_id: partner.id, lines: [{ product_id: product.id, quantity: 1 }] },
    { 'Idempotency-Key': fresh('key') },
  );
}

async function newRedemption(api: ReferenceApi): Promise<string> {
  const coupon = await create(api, '/v1/coupons', { code: fresh('C'), percent: 5, max_uses: 2 });
  const path = `/v1/coupons/${String(coupon.id)}/redemptions`;
  return `${path}/${String((await create(api, path, { reference: fresh('R') }, { 'Idempotency-Key': fresh('key') })).id)}`;
}

/** Probes of the faults in who may do what. */
export const ACCESS_PROBES: Readonly<Record<string, Probe>> = {
  'other-tenant-reads-payment': hidden(async (api) => `/v1/payments/${await firstId(api, '/v1/payments')}`),
  'other-tenant-reads-order-lines': hidden(async (api) => `/v1/orders/${await firstId(api, '/v1/orders')}/lines`),
  'other-tenant-changes-partner': async (api) => {
    const path = `/v1/partners/${String((await create(api, '/v1/partners', newPartner())).id)}`;
    return (await send(api, 'PATCH', path, { ...SOUTH, body: { city: 'Oslo' } })).status === 404;
  },
  'other-tenant-deletes-webhook': async (api) => {
    const hook = { url: `https://a.example/${fresh('u').toLowerCase()}`, event_types: ['order.paid'] };
    const path = `/v1/webhooks/${String((await create(api, '/v1/webhooks', hook)).id)}`;
    return (await send(api, 'DELETE', path, SOUTH)).status === 404;
  },
  'other-tenant-cancels-order': async (api) => {
    const path = `/v1/orders/${String((await newOrder(api)).id)}/cancel`;
    return (await send(api, 'POST', path, SOUTH)).status === 404;
  },
  'wallets-listed-to-all': async (api) => {
    const own = await firstId(api, '/v1/wallets');
    return (await send(api, 'GET', '/v1/wallets?page_size=100', SOUTH)).items.every(({ id }) => id !== own);
  },
  'line-read-below-other-order': async (api) => {
    const [one, other] = [await newOrder(api), await newOrder(api)];
    const [line] = one.lines as Json[];
    return (await send(api, 'GET', `/v1/orders/${String(other.id)}/lines/${String(line?.id)}`)).status === 404;
  },
  'redemption-deleted-below-other-coupon': async (api) => {
    const [one, other] = [await newRedemption(api), await newRedemption(api)];
    const wrong = other.slice(0, other.lastIndexOf('/')) + one.slice(one.lastIndexOf('/'));
    return (await send(api, 'DELETE', wrong)).status === 404;
  },
  'coupon-created-by-any-role': async (api) => {
    const body = { code: fresh('C'), percent: 5, max_uses: 2 };
    return (await send(api, 'POST', '/v1/coupons', { token: 'viewer', body })).status === 403;
  },
  'audit-read-by-any-role': async (api) =>
    (await send(api, 'GET', '/v1/audit/entries', { token: 'clerk' })).status === 403,
  'clerk-refused-transfers': async (api) =>
    (await send(api, 'POST', '/v1/transfers', { token: 'clerk', body: {} })).status !== 403,
  'token-alg-none-accepted': refuses((token) => `Bearer ${unsecured(jwtOf(token), 'NONE')}`),
  'token-signature-optional': refuses((token) => `Bearer ${withoutSignature(token)}`),
  'token-signature-prefix': refuses((token) => `Bearer ${withFlippedBit(jwtOf(token))}`),
  'token-key-in-header': refuses((token) => `Bearer ${signedByItself(jwtOf(token))}`),
  'token-expiry-unchecked': refuses((_, api) => `Bearer ${api.tokens.expired}`),
  'token-crash-on-garbage': refuses((token) => `Bearer ${token.split('.')[0]}.${encode('x').slice(0, 3)}.x`),
  'token-null-accepted': refuses(() => 'Bearer null'),
  'token-secret-known': async (api) => {
    const forged = jwtOf(api.tokens.admin);
    const headers = { authorization: `Bearer ${signedWith(forged, 'your-256-bit-secret', {})}` };
    return (await send(api, 'GET', '/v1/auth/me', { headers })).status === 401;
  },
  'token-without-expiry': async (api) => typeof decode(api.tokens.admin).payload.exp === 'number',
};
