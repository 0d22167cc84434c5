import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AssayError } from '../../errors/assay-error.ts';
import type { SignInSource, Wanted } from './types.ts';

/** Tells the processes of one run where to ask for credentials: 'port:key'. */
export const SHARED_VARIABLE = 'ASSAY_SIGN_IN';

export interface Share {
  /** Value of `SHARED_VARIABLE`. */
  readonly address: string;
  close(): Promise<void>;
}

function isKey(given: string | undefined, key: string): boolean {
  const wanted = Buffer.from(`Bearer ${key}`);
  const got = Buffer.from(given ?? '');
  return got.length === wanted.length && timingSafeEqual(got, wanted);
}

async function answer(
  source: SignInSource,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isKey(request.headers.authorization, key)) {
    response.writeHead(401).end();
    return;
  }
  const reply = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  try {
    const { identity, wanted } = JSON.parse(await text(request)) as { identity: string; wanted: Wanted };
    reply(200, await source.obtain(identity, wanted));
  } catch (error) {
    if (error instanceof AssayError) reply(502, { code: error.code, parts: error.parts });
    else reply(500, { code: 'INTERNAL', parts: { what: String(error) } });
  }
}

/**
 * Lets other processes of this run ask a source, over loopback and with a key that only their environment has: one
 * sign-in serves them all, and no secret is written to a file.
 */
export async function shareSignIns(source: SignInSource): Promise<Share> {
  const key = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    answer(source, key, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // The process ends when its work is done, whoever may still ask.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    address: `${port}:${key}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
