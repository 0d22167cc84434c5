import { createServer, type Server, type Socket } from 'node:net';

/** One HTTP/1.1 request as its bytes say. */
export interface RawRequest {
  readonly method: string;
  /** Request target as sent, still encoded. */
  readonly target: string;
  /** In the order sent; names lower case. */
  readonly fields: readonly (readonly [string, string])[];
  /** Undefined when the message has neither Content-Length nor Transfer-Encoding. */
  readonly body: Buffer | undefined;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

export const fieldsOf = ({ fields }: RawRequest, name: string): string[] =>
  fields.filter(([own]) => own === name).map(([, value]) => value);

/** Reads one message from the front of `bytes` (RFC 9112); undefined while it is not complete. */
export function readMessage(bytes: Buffer): { readonly request: RawRequest; readonly length: number } | undefined {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const [line = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', target = ''] = line.split(' ');
  const fields = lines.map((field): [string, string] => {
    const colon = field.indexOf(':');
    return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')];
  });
  const start = end + END_OF_HEAD.length;
  const value = (name: string): string | undefined => fields.find(([own]) => own === name)?.[1];
  if (value('transfer-encoding') !== undefined) {
    const chunked = readChunks(bytes, start);
    return chunked && { request: { method, target, fields, body: chunked.body }, length: chunked.end };
  }
  const declared = value('content-length');
  const size = Number(declared ?? 0);
  if (bytes.length < start + size) return undefined;
  const body = declared === undefined ? undefined : Buffer.from(bytes.subarray(start, start + size));
  return { request: { method, target, fields, body }, length: start + size };
}

function readChunks(bytes: Buffer, start: number): { readonly body: Buffer; readonly end: number } | undefined {
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    if (bytes.length < line + 2 + size + 2) return undefined;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
    if (size === 0) return { body: Buffer.concat(parts), end: at };
  }
}

export interface Recorder {
  readonly url: string;
  /** What arrived since the last call. */
  take(): RawRequest[];
  close(): Promise<void>;
}

/** A server on a loopback socket that keeps each request as bytes and answers all of them with 200. */
export async function startRecorder(): Promise<Recorder> {
  let arrived: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let pending: Buffer = Buffer.alloc(0);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      for (let next = readMessage(pending); next; next = readMessage(pending)) {
        pending = pending.subarray(next.length);
        arrived.push(next.request);
        socket.write(ANSWER);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    take: () => {
      const taken = arrived;
      arrived = [];
      return taken;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
