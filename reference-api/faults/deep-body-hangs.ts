import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'deep-body-hangs',
  oracle: 'body-limits',
  part: 'contracts',
  title: 'A deeply nested body is never answered',
  description: 'POST /v1/webhooks waits for a schema check of nested arrays that does not end from 1,000 levels on.',
  apply(seams) {
    const clean = seams.parseJson;
    seams.parseJson = (operation, bytes) => {
      const deep = new TextDecoder().decode(bytes).includes('['.repeat(1000));
      return operation.id === 'createWebhook' && deep ? new Promise(() => undefined) : clean(operation, bytes);
    };
  },
};
