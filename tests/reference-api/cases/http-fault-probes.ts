import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { type Answer, fresh, type Json, newPartner, type SendOptions, send } from '../support/api.ts';

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;

const NOBODY = '7d9f2f7c-0000-4000-8000-000000000000';
const hook = (): Json => ({ url: `https://a.example/${fresh('u').toLowerCase()}`, event_types: ['order.paid'] });
const coupon = (): Json => ({ code: fresh('C'), percent: 5, max_uses: 1 });

const sees =
  (method: string, path: string, right: (answer: Answer) => boolean, options: SendOptions = {}): Probe =>
  async (api) =>
    right(await send(api, method, path, options));
const refused = (status: number, method: string, path: string, options: SendOptions = {}): Probe =>
  sees(method, path, (answer) => answer.status === status, options);

/** The first item of a list, and then one more request about it. */
const ofFirst =
  (list: string, method: string, right: (answer: Answer) => boolean, rest = '', headers = {}): Probe =>
  async (api) => {
    const [item] = (await send(api, 'GET', list)).items;
    return right(await send(api, method, `${list}/${String(item?.id)}${rest}`, { headers }));
  };

const located =
  (collection: string, body: () => object): Probe =>
  async (api) => {
    const made = await send(api, 'POST', collection, { body: body() });
    const location = made.headers.get('location') ?? '';
    return !/\s/.test(location) && (await send(api, 'GET', location)).status === 200;
  };

const price = (right: (answer: Answer) => boolean): Probe => ofFirst('/v1/products', 'GET', right, '/price');
const seconds = ({ headers }: Answer): number => Number(headers.get('deprecation')?.slice(1));
const sunset = ({ headers }: Answer): Date => new Date(headers.get('sunset') ?? '');

/** The list as gzip gives it; undefined when it cannot be decoded. */
async function packed(api: ReferenceApi, path: string): Promise<Json | undefined> {
  const headers = { authorization: `Bearer ${api.tokens.admin}`, 'accept-encoding': 'gzip' };
  const answer = await request(`${api.url}${path}`, { headers });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  try {
    return JSON.parse(gunzipSync(bytes).toString()) as Json;
  } catch {
    return undefined;
  }
}

const traced = (path: string, traceparent: string): Probe =>
  sees('GET', path, ({ status }) => status === 200, { headers: { traceparent } });
const allowed = ({ headers }: Answer): string => headers.get('allow') ?? '';

/** Probes of the faults in what HTTP asks of any API. */
export const HTTP_PROBES: Readonly<Record<string, Probe>> = {
  'no-content-with-length': async (api) => {
    const made = await send(api, 'POST', '/v1/partners', { body: newPartner() });
    const gone = await send(api, 'DELETE', `/v1/partners/${String(made.data.id)}`);
    return gone.status === 204 && gone.headers.get('content-length') === null;
  },
  'challenge-missing': sees('GET', '/v1/orders', ({ headers }) => headers.has('www-authenticate'), { token: null }),
  'challenge-malformed': sees(
    'GET',
    '/v1/wallets',
    ({ headers }) => /^Bearer realm="[^"]+"$/.test(headers.get('www-authenticate') ?? ''),
    { token: null },
  ),
  'allow-missing': sees('PUT', '/v1/orders', (answer) => answer.status === 405 && allowed(answer) !== ''),
  'allow-names-refused': sees('PUT', '/v1/products', (answer) => !allowed(answer).includes('PUT')),
  'retry-after-timestamp': async (api) => {
    for (let turn = 0; turn < 3; turn += 1) {
      const answer = await send(api, 'GET', '/v1/auth/me');
      if (Number(answer.headers.get('retry-after')) > 60) return false;
    }
    return true;
  },
  'problem-status-differs': sees('POST', '/v1/webhooks', ({ status, body }) => status === 422 && body.status === 422, {
    body: {},
  }),
  'problem-instance-no-uri': sees('GET', `/v1/payments/${NOBODY}`, ({ body }) => !String(body.instance).includes(' ')),
  'sunset-before-deprecation': price((answer) => sunset(answer).getTime() > seconds(answer) * 1000),
  'sunset-impossible-day': price(({ headers }) => !/^\w+, 31 Jun/.test(headers.get('sunset') ?? '31 Jun')),
  'deprecation-in-milliseconds': price((answer) => seconds(answer) < 10_000_000_000),
  'location-of-an-object': located('/v1/coupons', coupon),
  'location-leads-nowhere': located('/v1/partners', newPartner),
  'undescribed-method-succeeds': refused(405, 'PATCH', `/v1/jobs/${NOBODY}`),
  'undescribed-method-fails': refused(405, 'DELETE', `/v1/events/${NOBODY}`),
  'head-counts-nothing': sees('HEAD', '/v1/coupons', ({ headers }) => headers.get('content-length') !== '0', {
    headers: { 'Accept-Encoding': 'identity' },
  }),
  'head-not-found': ofFirst('/v1/partners', 'HEAD', ({ status }) => status === 200),
  'head-other-tag': async (api) => {
    const path = `/v1/webhooks/${String((await send(api, 'POST', '/v1/webhooks', { body: hook() })).data.id)}`;
    const [head, get] = [await send(api, 'HEAD', path), await send(api, 'GET', path)];
    return head.headers.get('etag') === get.headers.get('etag');
  },
  'options-incomplete': sees('OPTIONS', '/v1/coupons', (answer) => allowed(answer).includes('POST')),
  'options-claims-more': sees(
    'OPTIONS',
    `/v1/audit/entries/${NOBODY}`,
    (answer) => !allowed(answer).includes('DELETE'),
  ),
  'accept-unknown-fails': refused(406, 'GET', '/v1/products', { headers: { Accept: 'application/x-none' } }),
  'accept-as-label': refused(406, 'GET', '/v1/stock/movements', { headers: { Accept: 'application/x-none' } }),
  'media-type-ignored': async (api) =>
    refused(415, 'POST', '/v1/webhooks', { body: hook(), headers: { 'Content-Type': 'text/plain' } })(api),
  'media-type-fails': refused(415, 'POST', '/v1/coupons', { body: '{}', headers: { 'Content-Type': 'text/plain' } }),
  'traceparent-malformed-refused': traced('/v1/wallets', 'no'),
  'traceparent-version-fails': traced('/v1/events', `cc-${'1'.repeat(32)}-${'1'.repeat(16)}-01-more`),
  'gzip-loses-content': async (api) => {
    const plain = await send(api, 'GET', '/v1/products', { headers: { 'Accept-Encoding': 'identity' } });
    return ((await packed(api, '/v1/products'))?.data as Json[] | undefined)?.length === plain.items.length;
  },
  'gzip-only-said': async (api) => (await packed(api, '/v1/orders?page_size=100')) !== undefined,
  'not-modified-without-tag': async (api) => {
    const [item] = (await send(api, 'GET', '/v1/partners')).items;
    const path = `/v1/partners/${String(item?.id)}`;
    const tag = (await send(api, 'GET', path)).headers.get('etag') ?? '';
    const again = await send(api, 'GET', path, { headers: { 'If-None-Match': tag } });
    return again.status === 304 && again.headers.get('etag') === tag;
  },
  'method-override-on-get': async (api) => {
    const path = `/v1/webhooks/${String((await send(api, 'POST', '/v1/webhooks', { body: hook() })).data.id)}`;
    await send(api, 'GET', path, { headers: { 'X-HTTP-Method-Override': 'DELETE' } });
    return (await send(api, 'GET', path)).status === 200;
  },
  'router-errors-differ': sees('PUT', '/v1/orders', ({ body }) => body.type === '/problems/method_not_allowed'),
  'validation-errors-differ': sees('POST', '/v1/wallets', ({ body }) => body.code === 'validation_failed', {
    body: {},
  }),
  'code-with-two-statuses': refused(422, 'POST', '/v1/wallets', { body: {} }),
  'title-differs': sees('GET', '/v1/coupons?page=0', ({ body }) => body.title === 'Malformed request'),
  'request-id-missing-on-405': sees('PUT', '/v1/orders', ({ headers }) => headers.has('x-request-id')),
  'request-id-by-second': async (api) => {
    const ids = new Set<string | null>();
    for (let turn = 0; turn < 4; turn += 1)
      ids.add((await send(api, 'GET', '/v1/version')).headers.get('x-request-id'));
    return ids.size === 4;
  },
  'request-id-other-in-body': sees(
    'GET',
    `/v1/orders/${NOBODY}`,
    ({ headers, body }) => body.correlation_id === headers.get('x-request-id'),
  ),
  'request-id-not-echoed': sees('GET', '/v1/version', ({ headers }) => headers.get('x-request-id') === 'abc.DEF_12-3', {
    headers: { 'X-Request-Id': 'abc.DEF_12-3' },
  }),
  'deprecation-undescribed': ofFirst('/v1/products', 'GET', ({ headers }) => !headers.has('deprecation'), '/stock'),
  'unknown-path-succeeds': refused(404, 'GET', '/v1/nothing'),
  'unknown-path-fails': refused(404, 'GET', '/v1/nothing'),
  'version-ignored': refused(404, 'GET', '/v7/version'),
};
