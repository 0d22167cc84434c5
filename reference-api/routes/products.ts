import { PRODUCTS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { linkField } from '../http/links.ts';
import { createItem, deleteItem, listItems, patchItem, pathId, readItem, replaceItem } from './crud.ts';

/** 2026-01-01, and a year and a half later. */
const DEPRECATED_SINCE = '@1767225600';
const REMOVED_AT = 'Thu, 01 Jul 2027 00:00:00 GMT';

export const products: Handlers = {
  listProducts: listItems(PRODUCTS),
  createProduct: createItem(PRODUCTS),
  getProduct: readItem(PRODUCTS, 'product_id'),
  replaceProduct: replaceItem(PRODUCTS, 'product_id'),
  updateProduct: patchItem(PRODUCTS, 'product_id'),
  deleteProduct: deleteItem(PRODUCTS, 'product_id'),
  getProductPrice: async (call) => {
    const id = pathId(call, 'product_id');
    const product = await call.services.seams.readRecord(call, PRODUCTS, id);
    return {
      status: 200,
      data: { product_id: id, unit_price: product.unit_price },
      headers: {
        Deprecation: DEPRECATED_SINCE,
        Sunset: REMOVED_AT,
        Link: linkField({ 'successor-version': `/v1/products/${id}` }),
      },
    };
  },
};
