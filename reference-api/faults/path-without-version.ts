import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'path-without-version',
  oracle: 'version-uniform',
  part: 'contracts',
  title: 'One path has no version',
  description: 'The served description has GET /notes/{note_id} beside the paths below /v1; it answers 404.',
  apply(seams) {
    changeDescription(seams, (document) => {
      const responses = member(document, 'paths', '/v1/jobs/{job_id}', 'get', 'responses');
      const parameters = [{ name: 'note_id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }];
      const words = {
        operationId: 'getNote',
        tags: ['operations'],
        summary: 'Read one note',
        description: 'One note.',
      };
      member(document, 'paths')['/notes/{note_id}'] = {
        get: { ...words, security: [{ bearerAuth: [] }], parameters, responses },
      };
    });
  },
};
