import { pause } from '../changes.ts';
import type { Fault } from '../fault.ts';

/** Milliseconds of work, as a payment provider takes. */
const WORK_MS = 40;

export const fault: Fault = {
  id: 'lost-answer-frees-key',
  oracle: 'idempotency-lost-answer',
  part: 'properties',
  title: 'A lost client frees its key',
  description:
    'POST /v1/payments takes some milliseconds, and when its client is gone by then it forgets the key: the answer was not delivered.',
  apply(seams) {
    const { beforeHandler, respond } = seams;
    seams.beforeHandler = async (call) => {
      if (call.operation.id === 'createPayment') await pause(WORK_MS);
      return beforeHandler(call);
    };
    seams.respond = (call, reply) => {
      const key = call.header('idempotency-key');
      if (call.operation.id === 'createPayment' && key !== undefined && call.signal.aborted)
        call.services.background(
          call.services.pool
            .query('DELETE FROM idempotency_keys WHERE tenant = $1 AND key = $2', [call.caller.tenant, key])
            .then(() => undefined),
        );
      return respond(call, reply);
    };
  },
};
