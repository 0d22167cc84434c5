import { type ServerType, serve } from '@hono/node-server';
import { stock, thingsApi } from '../exercise/support/things.ts';

export interface ThingsServer {
  readonly url: string;
  /** Methods it was asked with. */
  readonly methods: Set<string>;
  close(): Promise<void>;
}

/** Serves /things in pages of three, the first one with this number. */
export async function serveThings(first: 0 | 1): Promise<ThingsServer> {
  const methods = new Set<string>();
  const { app, things } = thingsApi({
    page: (shown, context) => {
      const number = (name: string, otherwise: number): number => Number(context.req.query(name) ?? otherwise);
      const [page, size] = [number('page', first) - first, number('size', 3)];
      return page < 0
        ? context.json({ title: 'no such page' }, 400)
        : context.json(shown.slice(page * size, (page + 1) * size));
    },
  });
  stock(things);
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const fetch = (request: Request) => {
      methods.add(request.method);
      return app.fetch(request);
    };
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve({ server: started, port: info.port }),
    );
  });
  return {
    url: `http://127.0.0.1:${port}`,
    methods,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
