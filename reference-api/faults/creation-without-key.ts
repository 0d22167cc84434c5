import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'creation-without-key',
  oracle: 'idempotency-declared',
  part: 'contracts',
  title: 'A creating POST takes no idempotency key',
  description: 'The served description of POST /v1/wallets names neither Idempotency-Key nor 409.',
  apply(seams) {
    changeDescription(seams, (document) => {
      const create = member(document, 'paths', '/v1/wallets', 'post');
      delete create.parameters;
      delete member(create, 'responses')['409'];
    });
  },
};
