import { WEBHOOKS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { createItem, deleteItem, listItems, readItem, replaceItem } from './crud.ts';

export const webhooks: Handlers = {
  listWebhooks: listItems(WEBHOOKS),
  createWebhook: createItem(WEBHOOKS),
  getWebhook: readItem(WEBHOOKS, 'webhook_id'),
  replaceWebhook: replaceItem(WEBHOOKS, 'webhook_id'),
  deleteWebhook: deleteItem(WEBHOOKS, 'webhook_id'),
};
