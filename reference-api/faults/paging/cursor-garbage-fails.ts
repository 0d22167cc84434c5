import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-garbage-fails',
  oracle: 'cursor-tamper',
  part: 'properties',
  title: 'A cursor that was cut fails',
  description: 'GET /v1/events fails with 500 for a cursor that names no sequence number.',
  apply(seams) {
    const clean = seams.beforeHandler;
    seams.beforeHandler = async (call) => {
      const { cursor } = call.query;
      if (call.operation.id === 'listEvents' && cursor !== undefined) {
        const text = Buffer.from(String(cursor), 'base64url').toString();
        if (!/^s[0-9]+$/.test(text)) throw new TypeError(`invalid input syntax for type bigint: "${text}"`);
      }
      return clean(call);
    };
  },
};
