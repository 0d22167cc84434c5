import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'body-on-delete',
  oracle: 'bodyless-methods',
  part: 'contracts',
  title: 'DELETE is described with a body',
  description: 'The served description gives DELETE /v1/wallets/{wallet_id} an optional body with a reason.',
  apply(seams) {
    changeDescription(seams, (document) => {
      const schema = { type: 'object', properties: { reason: { type: 'string', maxLength: 100 } } };
      member(document, 'paths', '/v1/wallets/{wallet_id}', 'delete').requestBody = {
        content: { 'application/json': { schema } },
      };
    });
  },
};
