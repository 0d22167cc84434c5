import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'key-in-query',
  oracle: 'secret-in-query',
  part: 'contracts',
  title: 'A key may be sent in the query',
  description: 'The served description lets GET /v1/auth/me take an API key in the query instead of a bearer token.',
  apply(seams) {
    changeDescription(seams, (document) => {
      member(document, 'components', 'securitySchemes').keyInQuery = { type: 'apiKey', in: 'query', name: 'api_key' };
      member(document, 'paths', '/v1/auth/me', 'get').security = [{ bearerAuth: [] }, { keyInQuery: [] }];
    });
  },
};
