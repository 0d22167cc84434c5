import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { Call } from './call.ts';
import type { ClientKernel } from './client.ts';
import { now } from './clock.ts';
import { attachStream } from './h2-stream.ts';
import type { PreparedRequest } from './outgoing.ts';
import { type Released, type Skipped, withGate } from './release-h1.ts';
import type { Exchange } from './types.ts';

/** Fields that belong to an HTTP/1.1 connection and are not allowed in HTTP/2 (RFC 9113 8.2.2). */
const CONNECTION_FIELDS: ReadonlySet<string> = new Set([
  'connection',
  'host',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

/** As long as the other gates wait, plus one round trip by PING. */
const SETTLE_MS = 20;

function openSession(origin: string, readyMs: number): Promise<ClientHttp2Session | string> {
  return new Promise((resolve) => {
    const session = connect(origin, { settings: { enablePush: false } });
    const timer = setTimeout(() => finish(`no HTTP/2 session within ${readyMs} ms`), readyMs);
    const finish = (result: ClientHttp2Session | string): void => {
      clearTimeout(timer);
      if (typeof result === 'string') session.destroy();
      resolve(result);
    };
    session.once('error', (error) => finish(`no HTTP/2 session: ${error.message}`));
    // An HTTP/1.1 server accepts the connection too; only its SETTINGS frame proves that it speaks HTTP/2.
    session.once('remoteSettings', () => {
      session.on('error', () => {});
      finish(session);
    });
  });
}

function openStream(session: ClientHttp2Session, prepared: PreparedRequest): ClientHttp2Stream {
  const { method, headers, body } = prepared.request;
  const fields: Record<string, string> = {
    ':method': method,
    ':path': prepared.path,
    ':authority': headers.host ?? new URL(prepared.origin).host,
  };
  for (const [name, value] of Object.entries(headers)) if (!CONNECTION_FIELDS.has(name)) fields[name] = value;
  if (body !== undefined) fields[constants.HTTP2_HEADER_CONTENT_LENGTH] = String(body.length);
  return session.request(fields, { endStream: false });
}

/**
 * Releases requests together as streams of one HTTP/2 connection: headers and bodies are sent, the END_STREAM of each
 * is withheld, and all of them go out in one tick. Skips when the target does not speak HTTP/2 (by ALPN over TLS, by
 * prior knowledge otherwise) or allows fewer streams. All requests must have one origin.
 */
export async function releaseH2(
  kernel: ClientKernel,
  requests: readonly PreparedRequest[],
  readyMs: number,
): Promise<Released | Skipped> {
  const origin = requests[0]?.origin ?? '';
  if (requests.some((request) => request.origin !== origin)) return { skipped: 'the requests have several origins' };
  const session = await openSession(origin, readyMs);
  if (typeof session === 'string') return { skipped: session };
  const streams = session.remoteSettings.maxConcurrentStreams ?? Number.POSITIVE_INFINITY;
  if (streams < requests.length) {
    session.destroy();
    return { skipped: `the target allows ${streams} concurrent streams, ${requests.length} are needed` };
  }
  const { maxBodyBytes, timeoutMs } = kernel.options;
  const entries = requests.map((prepared) => {
    const { promise, resolve } = Promise.withResolvers<Exchange>();
    const limits = { timeoutMs: prepared.request.timeoutMs ?? timeoutMs, maxBodyBytes };
    const call = new Call(kernel.nextId(), prepared, limits, { done: resolve });
    const stream = openStream(session, prepared);
    attachStream(stream, call, kernel.maxHeaderBytes);
    if (prepared.request.body !== undefined) stream.write(prepared.request.body);
    return { call, stream, result: promise };
  });
  try {
    await sleep(SETTLE_MS);
    await new Promise<void>((resolve) => {
      if (session.destroyed || !session.ping(() => resolve())) resolve();
    });
    const releasedAt = now();
    for (const { call, stream } of entries) {
      call.gatedAt = now();
      if (!stream.destroyed) stream.end();
    }
    const spreadMs = (entries.at(-1)?.call.gatedAt ?? releasedAt) - releasedAt;
    return {
      exchanges: await Promise.all(entries.map(async ({ result, call }) => withGate(await result, call))),
      releasedAt,
      spreadMs,
    };
  } finally {
    session.destroy();
  }
}
