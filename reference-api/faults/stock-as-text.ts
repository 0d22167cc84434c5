import type { Row } from '../db/pool.ts';
import { changeReply } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'stock-as-text',
  oracle: 'body-conforms',
  part: 'contracts',
  benchmark: 'P1-2',
  title: 'The stock of one product is text',
  description: 'GET /v1/products/{product_id}/stock writes stock as a string.',
  apply(seams) {
    changeReply(seams, 'getProductStock', (reply) => {
      const level = reply.data as Row;
      return { ...reply, data: { ...level, stock: String(level.stock) } };
    });
  },
};
