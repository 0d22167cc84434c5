import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'media-type-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  title: 'A body of any media type is read as JSON',
  description: 'POST /v1/webhooks does not look at Content-Type.',
  apply(seams) {
    const clean = seams.takesMediaType;
    seams.takesMediaType = (operation, contentType) =>
      operation.id === 'createWebhook' || clean(operation, contentType);
  },
};
