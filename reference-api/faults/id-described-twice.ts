import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'id-described-twice',
  oracle: 'ids-alike',
  part: 'contracts',
  title: 'One id is described in two ways',
  description: 'The served description of DELETE /v1/jobs/{job_id} has a number for the id.',
  apply(seams) {
    changeDescription(seams, (document) => {
      member(document, 'paths', '/v1/jobs/{job_id}', 'delete').parameters = [
        { name: 'job_id', in: 'path', required: true, schema: { type: 'number' } },
      ];
    });
  },
};
