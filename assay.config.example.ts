/**
 * An example with every setting. Copy it to `assay.config.ts`, keep what you need: nothing here is required. Values written as
 * '$NAME' come from the environment, so that no secret stands in the file. See docs/configuration.md.
 */
import { defineConfig } from './core/config/index.ts';

export default defineConfig({
  url: 'https://staging.example.com/v1',
  spec: './openapi.yaml',
  // The last release, to compare with: changes that break clients are findings.
  previous: 'git:main:openapi.yaml',
  environment: 'staging',

  only: ['contracts', 'properties', 'scenarios', 'load'],
  include: ['orders', 'GET /products/*'],
  exclude: ['POST /orders/{id}/ship'],
  writes: true,
  load: true,

  credentials: {
    token: '$STAGING_TOKEN',
    apiKeys: { partnerKey: '$STAGING_PARTNER_KEY' },
    headers: { 'X-Tenant': 'acme' },
  },
  identities: {
    alice: { username: 'alice', password: '$ALICE_PASSWORD', role: 'clerk', tenant: 'acme' },
    bob: { oauth2: { issuer: 'https://id.example.com', clientId: 'bob', clientSecret: '$BOB_SECRET' }, role: 'viewer' },
    tenantB: { login: { operation: 'createSession', body: { user: 'b', pin: '$B_PIN' }, token: '/data/token' } },
    vault: { command: ['vault', 'read', '-field=token', 'secret/api'] },
  },
  capabilities: { clerk: ['GET *', 'createOrder'], viewer: ['GET *'] },
  expect: { createOrder: { accepts: [201, 202], refuses: [400, 422], unauthorised: [401] } },
  lists: {
    listOrders: {
      paging: { style: 'page', page: 'page', size: 'page_size', firstPage: 1 },
      sort: { parameter: 'sort', keys: ['created_at', 'number'], descending: 'minus-prefix' },
      filters: { created_to: { field: 'created_at', operator: 'lte', bound: 'exclusive' }, expand: false },
    },
  },
  strictness: 'default',
  headers: { 'X-Test-Run': 'assay' },
  values: { warehouseId: 'W-1', 'createOrder.currency': 'EUR' },

  seed: 20_270_101,
  depth: 'default',
  budget: '10m',
  http: { timeoutMs: 10_000, maxBodyBytes: 10_485_760, concurrency: 4, rate: 20 },

  profile: 'smoke',
  quick: false,
  k6: { engine: 'auto' },
  budgets: { p95: 300, errorRate: 0.01 },

  gate: { failOn: 'high', minimumSuccess: 0.5 },
  waivers: [
    {
      oracle: 'status-documented',
      operation: 'GET /orders/{id}',
      reason: '410 for archived orders is documented with the next release of the description',
      owner: 'orders team',
      expires: '2027-03-31',
      ticket: 'ORD-1234',
    },
  ],
  crossCheck: false,
  out: 'reports/out',
});
