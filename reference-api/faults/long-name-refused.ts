import { narrow } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'long-name-refused',
  oracle: 'accepts-valid',
  part: 'contracts',
  title: 'A name within its maximal length is refused',
  description: 'POST /v1/products refuses names of more than 100 characters; the description allows 200.',
  apply(seams) {
    narrow(seams, 'createProduct', (parameter, value) => {
      const { name } = (value ?? {}) as { name?: unknown };
      if (parameter !== '' || typeof name !== 'string' || name.length <= 100) return undefined;
      return { keyword: 'maxLength', instancePath: '/name', message: 'must NOT have more than 100 characters' };
    });
  },
};
