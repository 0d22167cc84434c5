import type { ReferenceApi } from '../../../reference-api/start.ts';
import { send } from '../support/api.ts';

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;

const FRONT_END = 'http://localhost:5173';
const allowedFor = async (api: ReferenceApi, origin: string): Promise<string | null> =>
  (await send(api, 'GET', '/v1/version', { headers: { origin } })).headers.get('access-control-allow-origin');
const header =
  (name: string, path: string, right: (value: string | null) => boolean, sent: Record<string, string> = {}): Probe =>
  async (api) =>
    right((await send(api, 'GET', path, { headers: sent })).headers.get(name));
const metrics = async (api: ReferenceApi): Promise<string> => (await send(api, 'GET', '/metrics')).text;

/** Probes of the faults in what browsers, caches and operators depend on. */
export const SURROUNDING_PROBES: Readonly<Record<string, Probe>> = {
  'cors-origin-reflected': async (api) => (await allowedFor(api, 'https://evil.example')) === null,
  'cors-null-allowed': async (api) => (await allowedFor(api, 'null')) === null,
  'cors-prefix-matched': async (api) => (await allowedFor(api, 'http://localhost.evil.example')) === null,
  'cors-vary-missing': header('vary', '/v1/version', (value) => /origin/i.test(value ?? '')),
  'preflight-needs-credentials': async (api) => {
    const headers = { origin: FRONT_END, 'access-control-request-method': 'GET' };
    return (await send(api, 'OPTIONS', '/v1/partners', { headers, token: null })).status === 204;
  },
  'coupons-cached-for-all': header('cache-control', '/v1/coupons', (value) => !/public/.test(value ?? '')),
  'missing-coupon-cached': header(
    'cache-control',
    '/v1/coupons/00000000-0000-4000-8000-000000000000',
    (value) => value === 'no-store',
  ),
  'language-without-vary': header('content-language', '/openapi.json', (value) => value === null, {
    'accept-language': 'de',
  }),
  'nosniff-missing-on-errors': header('x-content-type-options', '/v1/nothing', (value) => value === 'nosniff'),
  'server-banner': header('server', '/v1/version', (value) => value === null),
  'session-cookie-unprotected': header('set-cookie', '/v1/auth/me', (value) => value === null),
  'ready-although-down': async (api) => {
    const { data, status } = await send(api, 'GET', '/health/ready');
    return status !== 200 || !JSON.stringify(data.dependencies).includes('down');
  },
  'metrics-by-path': async (api) => {
    const id = String((await send(api, 'GET', '/v1/partners')).items[0]?.id);
    await send(api, 'GET', `/v1/partners/${id}`);
    return !(await metrics(api)).includes(id);
  },
  'metrics-skip-readings': async (api) => {
    await send(api, 'GET', '/v1/version');
    return /_count\{[^}]*route="\/v1\/version"/.test(await metrics(api));
  },
  'metrics-label-unescaped': async (api) => !/="[^"]*"[^,}"]/.test(await metrics(api)),
  'metrics-without-infinity': async (api) => {
    await send(api, 'GET', '/v1/version');
    return (await metrics(api)).includes('le="+Inf"');
  },
  'served-description-stale': async (api) =>
    (await send(api, 'GET', '/openapi.yaml')).text.includes('/v1/orders/{order_id}/ship:'),
};
