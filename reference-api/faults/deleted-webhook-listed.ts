import { notFound } from '../http/problem.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'deleted-webhook-listed',
  oracle: 'use-after-delete',
  part: 'properties',
  title: 'A deleted webhook stays in the list',
  description: 'DELETE /v1/webhooks/{webhook_id} only marks it: reads and updates look at the mark, the list does not.',
  apply(seams) {
    const marked = new Set<string>();
    const { deletes, readRecord, conditionalUpdate } = seams;
    seams.deletes = (call) => {
      if (call.operation.id !== 'deleteWebhook') return deletes(call);
      const id = (call.path.webhook_id ?? '').toLowerCase();
      if (marked.has(id)) throw notFound('webhook');
      marked.add(id);
      return false;
    };
    seams.readRecord = async (call, resource, id) => {
      if (marked.has(id)) throw notFound(resource.kind);
      return readRecord(call, resource, id);
    };
    seams.conditionalUpdate = async (tx, resource, change) => {
      if (marked.has(change.id)) throw notFound(resource.kind);
      return conditionalUpdate(tx, resource, change);
    };
  },
};
