import type { Handlers } from '../http/call.ts';
import { audit } from './audit.ts';
import { auth } from './auth.ts';
import { coupons } from './coupons.ts';
import { events } from './events.ts';
import { exportRoutes } from './exports.ts';
import { jobs } from './jobs.ts';
import { operations } from './operations.ts';
import { orderLines } from './order-lines.ts';
import { orderStatus } from './order-status.ts';
import { orders } from './orders.ts';
import { partners } from './partners.ts';
import { payments } from './payments.ts';
import { productBatches } from './product-batches.ts';
import { products } from './products.ts';
import { redemptions } from './redemptions.ts';
import { stock } from './stock.ts';
import { transfers } from './transfers.ts';
import { wallets } from './wallets.ts';
import { webhooks } from './webhooks.ts';

/** Every handler by its operationId. */
export const HANDLERS: Handlers = {
  ...auth,
  ...partners,
  ...products,
  ...productBatches,
  ...stock,
  ...orders,
  ...orderStatus,
  ...orderLines,
  ...payments,
  ...wallets,
  ...transfers,
  ...coupons,
  ...redemptions,
  ...webhooks,
  ...events,
  ...exportRoutes,
  ...jobs,
  ...audit,
  ...operations,
};
