import type { Row } from '../../db/pool.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'last-modified-stays',
  oracle: 'last-modified',
  part: 'properties',
  title: 'Last-Modified is the time of creation',
  description: 'GET /v1/webhooks/{webhook_id} gives and compares the time of creation, whatever was changed since.',
  apply(seams) {
    const clean = seams.respond;
    seams.respond = (call, reply) => {
      if (call.operation.id !== 'getWebhook' || reply.status !== 200) return clean(call, reply);
      const created = new Date(String((reply.data as Row).created_at)).toUTCString();
      const headers = { ...reply.headers, 'Last-Modified': created };
      const since = Date.parse(call.header('if-modified-since') ?? '');
      const held = call.header('if-none-match') === undefined && since >= Date.parse(created);
      return clean(call, held ? { status: 304, headers } : { ...reply, headers });
    };
  },
};
