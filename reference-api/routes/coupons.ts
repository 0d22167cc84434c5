import { COUPONS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { createItem, deleteItem, listItems, patchItem, readItem } from './crud.ts';

export const coupons: Handlers = {
  listCoupons: listItems(COUPONS),
  createCoupon: createItem(COUPONS),
  getCoupon: readItem(COUPONS, 'coupon_id'),
  updateCoupon: patchItem(COUPONS, 'coupon_id'),
  deleteCoupon: deleteItem(COUPONS, 'coupon_id'),
};
