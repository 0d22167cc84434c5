import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'operation-id-twice',
  oracle: 'description-valid',
  part: 'contracts',
  title: 'Two operations have one operationId',
  description: 'The served description calls GET /v1/events listJobs, as another operation is called.',
  apply(seams) {
    changeDescription(seams, (document) => {
      member(document, 'paths', '/v1/events', 'get').operationId = 'listJobs';
    });
  },
};
