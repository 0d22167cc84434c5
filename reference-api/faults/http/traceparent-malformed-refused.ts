import { Problem } from '../../http/problem.ts';
import { traceIdOf } from '../../middleware/request-id.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'traceparent-malformed-refused',
  oracle: 'trace-context-ignored',
  part: 'contracts',
  title: 'A malformed traceparent is refused',
  description: 'A request to wallets whose traceparent cannot be read is answered 400.',
  apply(seams) {
    const clean = seams.beforeHandler;
    seams.beforeHandler = async (call) => {
      await clean(call);
      const traceparent = call.header('traceparent');
      if (traceparent === undefined || !call.url.pathname.startsWith('/v1/wallets')) return;
      if (traceIdOf(traceparent) === undefined && !traceparent.startsWith('cc-'))
        throw new Problem(400, 'invalid_parameter', 'traceparent cannot be read.');
    };
  },
};
