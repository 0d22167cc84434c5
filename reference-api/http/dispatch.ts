import { inTransaction } from '../db/transaction.ts';
import type { Operation } from '../description.ts';
import { checkAccept } from '../middleware/accept.ts';
import { keyOf, withIdempotency } from '../middleware/idempotency.ts';
import { readBody } from '../middleware/json-body.ts';
import { checkHeaders, checkPath, readQuery } from '../middleware/parameters.ts';
import type { Call, Handler, Outgoing, Reply, Services } from './call.ts';
import { Problem } from './problem.ts';

export interface Arrival {
  readonly request: Request;
  readonly path: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Throws 429 when the caller asks too often. */
  readonly limit: (caller: string) => void;
}

/** Judges a request from the outside in (caller, rate, media type, parameters, body) and hands it to its handler. */
export async function dispatch(
  services: Services,
  operation: Operation,
  handle: Handler,
  arrival: Arrival,
): Promise<Outgoing> {
  const { request, path, requestId } = arrival;
  const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
  const caller = await services.seams.authenticate(services, operation, header('authorization'));
  arrival.limit(operation.public ? 'anonymous' : `${caller.tenant}/${caller.subject}`);
  checkAccept(operation, header('accept'));
  const { seams } = services;
  checkPath(seams, operation, path);
  const actor = await seams.actsAs(services, operation, caller, path);
  const url = new URL(request.url);
  const { query, filter } = readQuery(seams, operation, url.search);
  checkHeaders(seams, operation, header);
  const body = await readBody(seams, operation, request);
  if (operation.requiresIfMatch && header('if-match') === undefined) {
    throw new Problem(428, 'precondition_required', 'If-Match is missing; read the item for its ETag.');
  }
  let attempt: string | undefined;
  const call: Call = {
    operation,
    url,
    requestId,
    caller: actor,
    path: await seams.pathOf(services, operation, path),
    query,
    filter,
    body,
    services,
    signal: request.signal,
    header,
    transaction: (work) =>
      inTransaction(services.pool, async (tx) => {
        const reply = await work(tx);
        if (key !== undefined && attempt !== undefined) {
          await services.seams.completeIdempotent(tx, key, attempt, reply);
        }
        return reply;
      }),
  };
  const key = keyOf(call);
  const reply: Reply = await withIdempotency(call, key, async (begun) => {
    attempt = begun;
    await services.seams.beforeHandler(call);
    return handle(call);
  });
  return services.seams.respond(call, reply);
}
