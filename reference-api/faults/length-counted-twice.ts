import { narrow } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'length-counted-twice',
  oracle: 'bounds-enforced',
  part: 'contracts',
  title: 'A long emoji text is refused',
  description:
    'POST /v1/webhooks counts letters beyond the basic plane twice and refuses a description of 101 of them.',
  apply(seams) {
    narrow(seams, 'createWebhook', (parameter, value) => {
      const description = parameter === '' && (value as { description?: unknown } | null)?.description;
      return typeof description === 'string' && description.length > 200
        ? { keyword: 'maxLength', instancePath: '/description', message: 'must NOT have more than 200 characters' }
        : undefined;
    });
  },
};
