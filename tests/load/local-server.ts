import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadTarget } from '../../load/types.ts';

export interface LocalServer {
  readonly url: string;
  /** Requests per path. */
  readonly seen: Map<string, number>;
  /** Every distinct value of the header `x-secret`. */
  readonly secrets: Set<string>;
  target(path: string, more?: Partial<LoadTarget>): LoadTarget;
  close(): Promise<void>;
}

const ANSWERS: Readonly<Record<string, (response: ServerResponse, nth: number) => void | Promise<void>>> = {
  '/fast': (response) => void response.end('{"ok":true}'),
  '/slow': async (response) => {
    await sleep(40);
    response.end('{}');
  },
  '/failing': (response, nth) => {
    response.statusCode = nth % 2 === 0 ? 500 : 200;
    response.end('{}');
  },
  '/moved': (response) => void response.writeHead(302, { location: '/fast' }).end(),
  '/never': () => undefined,
  '/hanging': (response, nth) => void (nth % 10 === 0 ? undefined : response.end('{}')),
};

/** A real server on loopback with answers of known speed and status. */
export async function localServer(): Promise<LocalServer> {
  const seen = new Map<string, number>();
  const secrets = new Set<string>();
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    const nth = (seen.get(path) ?? 0) + 1;
    seen.set(path, nth);
    secrets.add(String(request.headers['x-secret']));
    request.resume().on('end', () => {
      const answer = ANSWERS[path];
      if (answer === undefined) response.writeHead(404).end();
      else void answer(response, nth);
    });
  };
  const server = createServer(handle);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => resolve());
  await promise;
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url,
    seen,
    secrets,
    target: (path, more = {}) => ({
      operation: `GET ${path}`,
      module: 'test',
      slug: `get${path.replaceAll('/', '_')}`,
      method: 'GET',
      url: url + path,
      headers: {},
      expectedStatuses: [200],
      weight: 1,
      ...more,
    }),
    async close() {
      server.closeAllConnections();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}
