import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'delete-twice-fails',
  oracle: 'delete-repeat',
  part: 'properties',
  title: 'A repeated deletion fails',
  description: 'DELETE /v1/webhooks/{webhook_id} of a webhook that it deleted before is answered 500.',
  apply(seams) {
    const { beforeHandler, respond } = seams;
    const deleted = new Set<string>();
    seams.beforeHandler = async (call) => {
      const id = (call.path.webhook_id ?? '').toLowerCase();
      if (call.operation.id === 'deleteWebhook' && deleted.has(id)) throw new TypeError('webhook is undefined');
      return beforeHandler(call);
    };
    seams.respond = (call, reply) => {
      if (call.operation.id === 'deleteWebhook' && reply.status === 204)
        deleted.add((call.path.webhook_id ?? '').toLowerCase());
      return respond(call, reply);
    };
  },
};
