import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Clause } from '../db/clauses.ts';
import type { ListRequest } from '../db/list-query.ts';
import type { Queryable, Row } from '../db/pool.ts';
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

/** Changes every answer, refusals too, as it is written. */
export function changeFinished(seams: Seams, change: (outgoing: Outgoing, request: Request) => Outgoing): void {
  const clean = seams.finish;
  seams.finish = (request, outgoing) => change(clean(request, outgoing), request);
}

/** The same answer with headers changed; undefined takes one away. */
export function withHeaders(outgoing: Outgoing, changes: Readonly<Record<string, string | undefined>>): Outgoing {
  const changed = Object.entries({ ...outgoing.headers, ...changes });
  const headers = Object.fromEntries(changed.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return { ...outgoing, headers };
}

/** The same answer with members of its JSON body changed. */
export function withMembers(outgoing: Outgoing, changes: (body: Record<string, unknown>) => object): Outgoing {
  if (typeof outgoing.body !== 'string') return outgoing;
  const body = JSON.parse(outgoing.body) as Record<string, unknown>;
  return { ...outgoing, body: JSON.stringify({ ...body, ...changes(body) }) };
}

/** A refusal turned into the answer to something unexpected. */
export function asServerError(outgoing: Outgoing): Outgoing {
  const members = { type: '/problems/internal_error', title: 'Internal error', status: 500, code: 'internal_error' };
  return { ...withMembers(outgoing, () => ({ ...members, detail: 'Something unexpected happened.' })), status: 500 };
}

export const pathOf = (request: Request): string => new URL(request.url).pathname;

/** Lets one operation work on a row by its id alone, whosever it is. */
export function forgetTenant(seams: Seams, operationId: string, table: string, parameter: string): void {
  const clean = seams.actsAs;
  seams.actsAs = async (services, operation, caller, path) => {
    const actor = await clean(services, operation, caller, path);
    if (operation.id !== operationId) return actor;
    const found = await services.pool.query(`SELECT tenant FROM ${table} WHERE id::text = $1`, [path[parameter]]);
    return found.rows[0] ? { ...actor, tenant: String(found.rows[0].tenant) } : actor;
  };
}

type Rows = Seams['listRows'];

/** Changes how the rows of one table are listed. */
export function changeRows(
  seams: Seams,
  table: string,
  list: (db: Queryable, request: ListRequest, clean: Rows) => ReturnType<Rows>,
): void {
  const clean = seams.listRows;
  seams.listRows = (db, request) => (request.resource.table === table ? list(db, request, clean) : clean(db, request));
}

/** All rows that a condition in the program, not the statement, lets through. */
export async function rowsThat(
  db: Queryable,
  request: ListRequest,
  clean: Rows,
  fits: (row: Row) => boolean,
): ReturnType<Rows> {
  const all = await clean(db, { ...request, window: { offset: 0, limit: 1_000_000 } });
  const rows = all.rows.filter(fits);
  const { offset, limit } = request.window;
  return { rows: rows.slice(offset, offset + limit), total: rows.length };
}

/** Changes the ranges, lists, negations and searches of one operation. */
export function changeClauses(
  seams: Seams,
  operationId: string,
  change: (clauses: readonly Clause[], call: Call) => readonly Clause[],
): void {
  const clean = seams.clauses;
  seams.clauses = (call, clauses) => {
    const all = clean(call, clauses);
    return call.operation.id === operationId ? change(all, call) : all;
  };
}
