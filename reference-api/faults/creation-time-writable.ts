import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'creation-time-writable',
  oracle: 'read-only-not-stored',
  part: 'contracts',
  title: 'A partner can be made older than it is',
  description: 'POST /v1/partners stores a created_at of the body, left over from the import of old data.',
  apply(seams) {
    overlook(seams, 'createPartner', (error) => error.params.additionalProperty === 'created_at');
    const clean = seams.completeBody;
    seams.completeBody = (resource, body) => {
      const values = clean(resource, body);
      return resource.table === 'partners' && body.created_at !== undefined
        ? { ...values, created_at: body.created_at }
        : values;
    };
  },
};
