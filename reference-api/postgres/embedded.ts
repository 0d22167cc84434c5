import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOME_PREFIX } from './embedded-layout.ts';
import { sweepStaleServers } from './sweep.ts';
import type { Provided } from './types.ts';
import { holdUntilExit } from './watchdog-client.ts';

const ATTEMPTS = 3;

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.on('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
  return promise;
}

async function startOnce(): Promise<Provided> {
  const home = await mkdtemp(join(tmpdir(), HOME_PREFIX));
  // The server runs as another user when we are root, and must be able to walk through.
  await chmod(home, 0o711);
  const port = await freePort();
  const password = randomBytes(18).toString('base64url');
  try {
    const held = await holdUntilExit({ kind: 'embedded', home, port, password });
    return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, stop: () => held.release() };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** Starts the PostgreSQL binary from npm in a temporary folder, on loopback, with a random password. */
export async function startEmbedded(): Promise<Provided> {
  await sweepStaleServers();
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce();
    } catch (error) {
      // Between finding the free port and using it somebody else may take it.
      const taken = error instanceof Error && /Address already in use|could not bind/i.test(error.message);
      if (!taken || attempt >= ATTEMPTS) throw error;
    }
  }
}
