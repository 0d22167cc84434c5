import type { Client } from './client.ts';
import type { HeldBytes } from './held-socket.ts';
import { overlapShare } from './overlap.ts';
import { type Released, releaseH1, type Skipped } from './release-h1.ts';
import { releaseH2 } from './release-h2.ts';
import type { Exchange, OutgoingRequest } from './types.ts';

export interface ReleaseOptions {
  /** Whose identities, limits, counter and `onExchange` are used. Its connections are not. */
  readonly client: Client;
  /**
   * 'h1': last-byte synchronisation over one connection each (default). 'h2': one connection, ends withheld.
   * 'pool': warm connections, whole requests written in one loop.
   */
  readonly protocol?: 'h1' | 'h2' | 'pool';
  /**
   * For 'h1': 'body' (default) withholds the last byte of the request, 'header' the last byte of the header even when
   * a body follows, for servers that act before they read the body.
   */
  readonly heldBytes?: HeldBytes;
  /** Milliseconds in which every connection has to be ready. Default 1000. */
  readonly readyMs?: number;
}

export interface ReleaseResult {
  /** In the order of the requests; empty when skipped. */
  readonly exchanges: readonly Exchange[];
  /** Monotonic milliseconds of the first release; NaN when skipped. */
  readonly releasedAt: number;
  /** Share of request pairs that were under way at the same time, 0..1. */
  readonly overlap: number;
  /** Milliseconds between the first and the last release. */
  readonly spreadMs: number;
  /** In words, for the report. */
  readonly method: string;
  /** Why nothing was released. */
  readonly skipped?: string;
}

const METHOD_TEXT = {
  'h1-body': 'last-byte synchronisation over HTTP/1.1',
  'h1-header': 'last header byte withheld over HTTP/1.1',
  h2: 'withheld stream ends on one HTTP/2 connection',
  pool: 'warm HTTP/1.1 connections, written in one loop',
} as const;

/**
 * Releases prepared requests together, all or none, without any retry. Interval starts stay at `calledAt`, since some
 * servers act before the last byte; `gatedAt` serves the overlap. Throws AssayError CONFIG_INVALID like `Client.send`.
 */
export async function release(requests: readonly OutgoingRequest[], options: ReleaseOptions): Promise<ReleaseResult> {
  const { client, protocol = 'h1', heldBytes = 'body', readyMs = 1000 } = options;
  const { kernel } = client;
  for (const identity of new Set(requests.map(({ identity = 'default' }) => identity))) {
    if (identity !== 'anonymous') await kernel.options.ready?.(identity);
  }
  const prepared = requests.map((request) => kernel.prepare(request));
  const turn = kernel.pace.turn(requests.length);
  if (turn !== undefined) await turn;
  let result: Released | Skipped;
  if (requests.length === 0) result = { skipped: 'there was nothing to release' };
  else if (protocol === 'h2') result = await releaseH2(kernel, prepared, readyMs);
  else result = await releaseH1(kernel, prepared, protocol === 'pool' ? null : heldBytes, readyMs);
  const variant: keyof typeof METHOD_TEXT = protocol === 'h1' ? `h1-${heldBytes}` : protocol;
  const method = METHOD_TEXT[variant];
  if ('skipped' in result) {
    return { exchanges: [], releasedAt: Number.NaN, overlap: 0, spreadMs: 0, method, skipped: result.skipped };
  }
  for (const exchange of result.exchanges) kernel.report(exchange);
  return { ...result, overlap: overlapShare(result.exchanges), method };
}
