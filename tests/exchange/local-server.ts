import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import type { OutgoingRequest, Purpose } from '../../core/exchange/types.ts';

export interface LocalServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

async function listen(server: Server, sockets: Set<Socket>): Promise<LocalServer> {
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

export const httpServer = (listener: RequestListener, keepAliveTimeout?: number): Promise<LocalServer> => {
  const server = createServer(listener);
  if (keepAliveTimeout !== undefined) server.keepAliveTimeout = keepAliveTimeout;
  return listen(server, new Set());
};

/** Calls `answer` with the socket and the number of the connection once a whole header has arrived. */
export const rawServer = (
  answer: (socket: Socket, head: string, request: number, connection: number) => void,
): Promise<LocalServer> => {
  let connections = 0;
  let requests = 0;
  const server = createNetServer((socket) => {
    const connection = ++connections;
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n\r\n')) return;
      const head = text;
      text = '';
      answer(socket, head, ++requests, connection);
    });
  });
  return listen(server, new Set());
};

export function request(method: string, url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest {
  return { method, url, headers: {}, purpose: 'case' as Purpose, ...more };
}
