import type { Row } from '../../db/pool.ts';
import type { Fault } from '../fault.ts';

const seconds = (time: number): number => Math.floor(time / 1000);

export const fault: Fault = {
  id: 'modified-since-wins',
  oracle: 'precondition-precedence',
  part: 'properties',
  title: 'If-Modified-Since wins over If-None-Match',
  description: 'GET /v1/products/{product_id} answers 304 by the date although If-None-Match holds another tag.',
  apply(seams) {
    const clean = seams.respond;
    seams.respond = (call, reply) => {
      const since = Date.parse(call.header('if-modified-since') ?? '');
      if (call.operation.id !== 'getProduct' || reply.status !== 200 || Number.isNaN(since)) return clean(call, reply);
      const changed = Date.parse(new Date(String((reply.data as Row).updated_at)).toISOString());
      if (seconds(since) < seconds(changed)) return clean(call, reply);
      return clean(call, { status: 304, headers: reply.headers ?? {} });
    };
  },
};
