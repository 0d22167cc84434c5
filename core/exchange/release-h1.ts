import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildConnector, type Client as Connection } from 'undici';
import { Call } from './call.ts';
import type { ClientKernel } from './client.ts';
import { now } from './clock.ts';
import { failureOf } from './failure-kind.ts';
import { type HeldBytes, type HeldSocket, holdLastByte } from './held-socket.ts';
import { openConnection } from './lanes.ts';
import type { PreparedRequest } from './outgoing.ts';
import type { Exchange } from './types.ts';

export interface Released {
  readonly exchanges: readonly Exchange[];
  readonly releasedAt: number;
  readonly spreadMs: number;
}

/** Nothing was released; no request was complete on the wire. */
export interface Skipped {
  readonly skipped: string;
}

/** An exchange that was over before its release was made without the time of it. */
export function withGate(exchange: Exchange, call: Call | undefined): Exchange {
  const gatedAt = exchange.gatedAt ?? call?.gatedAt;
  return gatedAt === undefined ? exchange : { ...exchange, gatedAt };
}

/**
 * Milliseconds for what was written to arrive before the last byte follows: opening the connections took at least one
 * round trip, half of one is needed.
 */
function settleMs(openedMs: number): number {
  return Math.min(100, Math.max(5, openedMs));
}

function openSocket(kernel: ClientKernel, origin: string, readyMs: number): Promise<Socket> {
  const url = new URL(origin);
  const connect = buildConnector({ allowH2: false, timeout: Math.min(readyMs, kernel.options.timeoutMs) });
  const { protocol, hostname, host, port } = url;
  return new Promise((resolve, reject) => {
    const address = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
    connect({ protocol, hostname: address, host, port }, (error, socket) => {
      if (error !== null) reject(error);
      else resolve(socket);
    });
  });
}

/** All or nothing: either every request has an open connection or none is used. */
async function openAll(
  kernel: ClientKernel,
  requests: readonly PreparedRequest[],
  readyMs: number,
): Promise<Socket[] | Skipped> {
  const attempts = await Promise.allSettled(requests.map(({ origin }) => openSocket(kernel, origin, readyMs)));
  const sockets = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
  const failed = attempts.find((attempt) => attempt.status === 'rejected');
  if (failed === undefined) return sockets;
  for (const socket of sockets) socket.destroy();
  const missing = requests.length - sockets.length;
  const { message } = failureOf(failed.reason, false);
  return { skipped: `${missing} of ${requests.length} connections were not ready within ${readyMs} ms: ${message}` };
}

/**
 * Releases requests together over one warm HTTP/1.1 connection each. With `held`, everything but the end of each
 * request is on the wire before a plain loop writes the ends (last-byte synchronisation); without, each request is
 * written whole in one loop.
 */
export async function releaseH1(
  kernel: ClientKernel,
  requests: readonly PreparedRequest[],
  held: HeldBytes | null,
  readyMs: number,
): Promise<Released | Skipped> {
  const opening = now();
  const sockets = await openAll(kernel, requests, readyMs);
  const settle = settleMs(now() - opening);
  if ('skipped' in sockets) return sockets;
  const gates: HeldSocket[] = held === null ? [] : sockets.map((socket) => holdLastByte(socket, held));
  const connections: Connection[] = [];
  const calls: Call[] = [];
  const results: Promise<Exchange>[] = [];
  const written: Promise<void>[] = [];
  const dispatch = (prepared: PreparedRequest, index: number): void => {
    const socket = sockets[index];
    const { promise: isWritten, resolve: setWritten } = Promise.withResolvers<void>();
    const { promise: result, resolve: done } = Promise.withResolvers<Exchange>();
    const call = new Call(
      kernel.nextId(),
      prepared,
      { timeoutMs: prepared.request.timeoutMs ?? kernel.options.timeoutMs, maxBodyBytes: kernel.options.maxBodyBytes },
      { done, written: () => setWritten() },
    );
    let used = false;
    const connection = openConnection(prepared.origin, {
      maxHeaderBytes: kernel.maxHeaderBytes,
      // No second connection: a repeated request would falsify the history.
      connect: (_options, callback) => {
        const lost = socket === undefined || used;
        // The transport expects its connection later than its call.
        queueMicrotask(() =>
          lost ? callback(new Error('the connection of the gate was lost'), null) : callback(null, socket),
        );
        used = true;
      },
    });
    calls.push(call);
    connections.push(connection);
    results.push(result);
    written.push(isWritten);
    if (held === null) call.gatedAt = now();
    connection.dispatch(call.dispatchOptions(), call);
  };

  try {
    let releasedAt = now();
    requests.forEach(dispatch);
    if (held !== null) {
      const late = sleep(readyMs, 'late' as const, { ref: false });
      // A request can also end before it is written, when its header is refused or the peer hangs up.
      const ready = Promise.all(written.map((isWritten, index) => Promise.race([isWritten, results[index]])));
      if ((await Promise.race([ready, late])) === 'late' || calls.some((call) => !call.started)) {
        for (const call of calls) call.cancel('the round was given up before its release');
        return { skipped: `not every request was written within ${readyMs} ms` };
      }
      await sleep(settle);
      releasedAt = now();
      for (const [index, gate] of gates.entries()) {
        const call = calls[index];
        if (call !== undefined) call.gatedAt = now();
        gate.release();
      }
    }
    const last = calls.at(-1)?.gatedAt ?? releasedAt;
    return {
      exchanges: (await Promise.all(results)).map((exchange, index) => withGate(exchange, calls[index])),
      releasedAt,
      spreadMs: last - releasedAt,
    };
  } finally {
    await Promise.all(connections.map((connection) => connection.destroy()));
  }
}
