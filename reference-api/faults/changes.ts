import type { Call, Outgoing, Reply } from '../http/call.ts';
import type { Seams } from '../seams.ts';

/** The pause between a look and a write in which another request can come. */
export const BETWEEN_MS = 2;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Changes the answers of one operation before they are put into the envelope. */
export function changeReply(seams: Seams, operationId: string, change: (reply: Reply, call: Call) => Reply): void {
  const clean = seams.envelope;
  seams.envelope = (call, reply) => clean(call, call.operation.id === operationId ? change(reply, call) : reply);
}

/** Changes the answers of one operation as they go over the wire. */
export function changeOutgoing(seams: Seams, operationId: string, change: (outgoing: Outgoing) => Outgoing): void {
  const clean = seams.respond;
  seams.respond = (call, reply) => {
    const outgoing = clean(call, reply);
    return call.operation.id === operationId ? change(outgoing) : outgoing;
  };
}
