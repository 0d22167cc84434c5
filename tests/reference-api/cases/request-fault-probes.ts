import type { ReferenceApi } from '../../../reference-api/start.ts';
import { fresh, newProduct, send } from '../support/api.ts';

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;

const answers =
  (status: number, method: string, path: string, body?: () => object, token?: null): Probe =>
  async (api) => {
    const options = { ...(body && { body: body() }), ...(token === null && { token }) };
    return (await send(api, method, path, options)).status === status;
  };

async function withoutSignature(api: ReferenceApi): Promise<boolean> {
  const [order] = (await send(api, 'GET', '/v1/orders')).items;
  const token = `${api.tokens.admin.slice(0, api.tokens.admin.lastIndexOf('.'))}.assayassayassay`;
  const headers = { authorization: `Bearer ${token}` };
  return (await send(api, 'GET', `/v1/orders/${String(order?.id)}`, { headers })).status === 401;
}

/** Probes of the faults in what is accepted and refused. */
export const REQUEST_PROBES: Readonly<Record<string, Probe>> = {
  'trace-shown': async (api) => {
    const refused = await send(api, 'GET', '/v1/coupons?page_size=assay');
    return refused.status === 400 && !/:\d+:\d+/.test(JSON.stringify(refused.body));
  },
  'maximum-ignored': answers(400, 'GET', '/v1/products?filter[unit_price]=100000001'),
  'minimum-ignored': answers(400, 'GET', '/v1/products?filter[unit_price]=-1'),
  'enum-ignored': answers(400, 'GET', '/v1/orders?order=upwards'),
  'body-maximum-ignored': answers(422, 'POST', '/v1/wallets', () => ({
    name: fresh('wallet'),
    opening_balance: 1_000_000_001,
  })),
  'body-enum-ignored': async (api) => {
    const [partner] = (await send(api, 'GET', '/v1/partners')).items;
    const body = { code: `P-${Date.now()}`, name: 'Enum', kind: 'neighbour' };
    return (await send(api, 'PUT', `/v1/partners/${String(partner?.id)}`, { body })).status === 422;
  },
  'required-ignored': answers(422, 'POST', '/v1/wallets', () => ({ name: fresh('wallet') })),
  'unknown-property-ignored': answers(422, 'POST', '/v1/webhooks', () => ({
    url: `https://a.example/${fresh('u').toLowerCase()}`,
    event_types: ['order.paid'],
    evnt_types: [],
  })),
  'long-name-refused': answers(201, 'POST', '/v1/products', () => ({ ...newProduct(), name: 'n'.repeat(101) })),
  'largest-page-size-refused': answers(200, 'GET', '/v1/jobs?page_size=100'),
  'credentials-not-required': answers(401, 'GET', '/v1/coupons', undefined, null),
  'change-unprotected': answers(401, 'POST', '/v1/wallets', () => ({ name: fresh('w'), opening_balance: 1 }), null),
  'token-signature-unchecked': withoutSignature,
};
