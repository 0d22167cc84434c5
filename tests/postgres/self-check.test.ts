import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { PostgresError } from '../../reference-api/postgres/postgres-error.ts';
import { selfCheck } from '../../reference-api/postgres/self-check.ts';

test('something that listens but is no PostgreSQL fails the self-check, with five parts', async () => {
  const impostor = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const port = await new Promise<number>((resolve) => {
    impostor.listen(0, '127.0.0.1', () => {
      const address = impostor.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  try {
    const error = await selfCheck(`postgresql://u:topsecret@127.0.0.1:${port}/x`).catch((e: unknown) => e);
    if (!(error instanceof PostgresError)) throw error;
    expect(error.parts.what).toContain('connecting three clients');
    expect(error.parts.where).toContain(`127.0.0.1:${port}`);
    expect(error.message).not.toContain('topsecret');
  } finally {
    impostor.close();
  }
});
