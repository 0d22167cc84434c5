import { PARTNERS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { createItem, deleteItem, listItems, patchItem, readItem, replaceItem } from './crud.ts';

export const partners: Handlers = {
  listPartners: listItems(PARTNERS),
  createPartner: createItem(PARTNERS),
  getPartner: readItem(PARTNERS, 'partner_id'),
  replacePartner: replaceItem(PARTNERS, 'partner_id'),
  updatePartner: patchItem(PARTNERS, 'partner_id'),
  deletePartner: deleteItem(PARTNERS, 'partner_id'),
};
