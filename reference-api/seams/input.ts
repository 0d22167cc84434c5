import type { Row } from '../db/pool.ts';
import { completeBody, readRecord } from '../db/records.ts';
import type { Resource } from '../db/resource.ts';
import type { Operation } from '../description.ts';
import type { Call } from '../http/call.ts';
import { parseJson } from '../middleware/json-body.ts';

/** The places at which what comes in becomes what is stored, and is found again. */
export interface InputSeams {
  /** The value of a JSON body. Throws for what is no JSON text in UTF-8. */
  parseJson(operation: Operation, bytes: Uint8Array): unknown;
  /** Column values of a new or replaced item. */
  completeBody(resource: Resource, body: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** One item of the caller's tenant. Throws 404. */
  readRecord(call: Call, resource: Resource, id: string): Promise<Row>;
}

export const cleanInput = (): InputSeams => ({
  parseJson: (_operation, bytes) => parseJson(bytes),
  completeBody,
  readRecord: (call, resource, id) => readRecord(call.services.pool, resource, call.caller.tenant, id),
});
