import { defineConfig } from '../../core/config/index.ts';

/** Reading, and what only administrators read. */
const READ = [
  ...['getMe', 'deleteToken', 'GET /v1/partners*', 'GET /v1/product*', 'GET /v1/stock*', 'GET /v1/orders*'],
  ...['GET /v1/payments*', 'GET /v1/wallets*', 'GET /v1/transfers*', 'GET /v1/coupons*', 'GET /v1/webhooks*'],
  ...['GET /v1/events*', 'GET /v1/exports*', 'GET /v1/jobs*'],
];
const WORK = [
  ...['createPartner', 'replacePartner', 'updatePartner', 'deletePartner', 'createMovement', 'deleteMovement'],
  ...['* /v1/payments*', '* /v1/wallets*', '* /v1/transfers*', 'createRedemption', 'createExport', 'deleteJob'],
  ...['* /v1/orders*'],
];

/** What a person who knows the reference API would write down: who there is, and what each role may call. */
export default defineConfig({
  credentials: { role: 'admin', tenant: 'north' },
  identities: {
    clerk: { token: '$REFERENCE_CLERK_TOKEN', role: 'clerk', tenant: 'north' },
    viewer: { token: '$REFERENCE_VIEWER_TOKEN', role: 'viewer', tenant: 'north' },
    south: { token: '$REFERENCE_SOUTH_TOKEN', tenant: 'south' },
    expired: { token: '$REFERENCE_EXPIRED_TOKEN' },
  },
  capabilities: { viewer: READ, clerk: [...READ, ...WORK] },
});
