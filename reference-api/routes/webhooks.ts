import { WEBHOOKS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { keysetList } from '../http/lists.ts';
import { createItem, deleteItem, readItem, replaceItem } from './crud.ts';

export const webhooks: Handlers = {
  listWebhooks: (call) => keysetList(call, WEBHOOKS, { tenant: call.caller.tenant }),
  createWebhook: createItem(WEBHOOKS),
  getWebhook: readItem(WEBHOOKS, 'webhook_id'),
  replaceWebhook: replaceItem(WEBHOOKS, 'webhook_id'),
  deleteWebhook: deleteItem(WEBHOOKS, 'webhook_id'),
};
