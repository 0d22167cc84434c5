import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'traceparent-version-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'A traceparent of a later version leads to a server error',
  description: 'A request to events with a traceparent of a version that is not 00 is answered 500.',
  apply(seams) {
    const clean = seams.beforeHandler;
    seams.beforeHandler = async (call) => {
      await clean(call);
      const traceparent = call.header('traceparent');
      if (call.operation.id === 'listEvents' && /^[0-9a-e][1-9a-f]-/.test(traceparent ?? ''))
        throw new Error('unsupported version of traceparent');
    };
  },
};
