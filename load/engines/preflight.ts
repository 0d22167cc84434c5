import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AssayError } from '../../core/errors/assay-error.ts';

const LIMIT_MS = 5000;

function open(url: URL): Socket {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return url.protocol === 'https:' ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
}

function connects(url: URL): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = open(url);
  socket.setTimeout(LIMIT_MS, () => reject(new Error(`no connection within ${LIMIT_MS / 1000} s`)));
  socket.once('error', reject);
  socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => resolve());
  return promise.finally(() => socket.destroy());
}

/**
 * Opens one connection to each origin, certificates verified, before any load is sent: an engine that cannot connect
 * would only count errors, and the embedded one does not verify certificates at all.
 * @throws AssayError TARGET_UNREACHABLE
 */
export async function preflight(urls: readonly string[]): Promise<void> {
  for (const origin of new Set(urls.map((url) => new URL(url).origin))) {
    await connects(new URL(origin)).catch((cause: unknown) => {
      throw new AssayError(
        'TARGET_UNREACHABLE',
        {
          what: 'The target takes no connection, so no load was sent.',
          where: origin,
          observed: cause instanceof Error ? cause.message || String(cause) : String(cause),
          expected: 'an open port and, for https, a certificate this machine trusts',
          reasons: ['the target stopped during the run', 'its certificate is self-signed'],
          next: `curl -v ${origin}`,
        },
        { cause },
      );
    });
  }
}
