import { setTimeout as sleep } from 'node:timers/promises';
import { buildConnector } from 'undici';
import { Call } from './call.ts';
import type { Client } from './client.ts';
import { openConnection } from './lanes.ts';
import type { Exchange, OutgoingRequest } from './types.ts';

export interface CutOptions {
  /** Whose identities, limits and counter are used. Its connections are not. */
  readonly client: Client;
  /** Milliseconds between the last byte of the request and the cut. */
  readonly afterMs: number;
}

/**
 * Sends one request on a connection of its own and closes that connection when the request is written, as a client does
 * that is lost on the way. The exchange has failure kind 'aborted', or a response where the answer was quicker than
 * the cut. Throws AssayError CONFIG_INVALID like `Client.send`.
 */
export async function sendAndCut(request: OutgoingRequest, { client, afterMs }: CutOptions): Promise<Exchange> {
  const { kernel } = client;
  const identity = request.identity ?? 'default';
  if (identity !== 'anonymous') await kernel.options.ready?.(identity);
  const prepared = kernel.prepare(request);
  const turn = kernel.pace.turn();
  if (turn !== undefined) await turn;
  const { timeoutMs, maxBodyBytes } = kernel.options;
  const connect = buildConnector({ allowH2: false, timeout: timeoutMs });
  const connection = openConnection(prepared.origin, { connect, maxHeaderBytes: kernel.maxHeaderBytes });
  const { promise: result, resolve: done } = Promise.withResolvers<Exchange>();
  const { promise: isWritten, resolve: written } = Promise.withResolvers<void>();
  const call = new Call(kernel.nextId(), prepared, { timeoutMs, maxBodyBytes }, { done, written: () => written() });
  try {
    connection.dispatch(call.dispatchOptions(), call);
    await Promise.race([isWritten, result]);
    await Promise.race([sleep(afterMs), result]);
    call.cancel(`the connection was closed ${afterMs} ms after the request was written`);
    const exchange = await result;
    kernel.report(exchange);
    return exchange;
  } finally {
    await connection.destroy();
  }
}
