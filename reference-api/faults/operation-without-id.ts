import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'operation-without-id',
  oracle: 'description-style',
  part: 'contracts',
  title: 'An operation has no operationId',
  description: 'The served description of GET /v1/audit/entries has no operationId.',
  apply(seams) {
    changeDescription(seams, (document) => {
      delete member(document, 'paths', '/v1/audit/entries', 'get').operationId;
    });
  },
};
