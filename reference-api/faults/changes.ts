import type { ErrorObject } from 'ajv/dist/2020.js';
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

/** Lets one operation overlook what is wrong with a request. */
export function overlook(
  seams: Seams,
  operationId: string,
  overlooks: (error: ErrorObject, parameter: string) => boolean,
): void {
  const clean = seams.complaints;
  seams.complaints = (operation, parameter, value, errors) =>
    clean(operation, parameter, value, errors).filter(
      (error) => operation.id !== operationId || !overlooks(error, parameter),
    );
}

/** Lets one operation refuse more than its schema says. */
export function narrow(
  seams: Seams,
  operationId: string,
  refuses: (parameter: string, value: unknown) => Pick<ErrorObject, 'keyword' | 'instancePath' | 'message'> | undefined,
): void {
  const clean = seams.complaints;
  seams.complaints = (operation, parameter, value, errors) => {
    const complaints = clean(operation, parameter, value, errors);
    const extra = operation.id === operationId ? refuses(parameter, value) : undefined;
    return extra ? [...complaints, { schemaPath: '', params: {}, ...extra }] : complaints;
  };
}
