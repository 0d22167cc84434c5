import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadK6, platformName } from '../../load/engines/download-k6.ts';
import { ARCHIVE_SHA256, PINS } from '../../load/engines/k6-releases.data.ts';

test('an archive with another checksum is refused and leaves nothing in the cache', async (context) => {
  if (ARCHIVE_SHA256['2.2.0']?.[platformName()] === undefined) {
    return context.skip(`no checksum is kept for ${platformName()}`);
  }
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('not the archive');
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => resolve());
  await promise;
  const address = server.address();
  const cache = await mkdtemp(join(tmpdir(), 'assay-download-'));
  try {
    const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    await expect(downloadK6('2.2.0', cache, base)).rejects.toThrow(
      /has SHA-256 [0-9a-f]{64}, not b5a8003c|, not 4ecd64ca/,
    );
    expect(asked).toEqual([`/v2.2.0/k6-v2.2.0-${platformName()}.tar.gz`]);
    expect(await readdir(cache)).toEqual([]);
  } finally {
    server.close();
    await rm(cache, { recursive: true, force: true });
  }
});

test('what has no checksum here is not downloaded', async () => {
  await expect(downloadK6('9.9.9', '/nowhere')).rejects.toThrow('no checksum of k6 9.9.9');
});

test('platforms are named as on the release page', () => {
  expect(platformName('linux', 'x64')).toBe('linux-amd64');
  expect(platformName('darwin', 'arm64')).toBe('macos-arm64');
});

test('every checksum is one, of a pinned version', () => {
  const versions = PINS.map(({ version }) => version);
  for (const [version, sums] of Object.entries(ARCHIVE_SHA256)) {
    expect(versions).toContain(version);
    for (const sum of Object.values(sums)) expect(sum).toMatch(/^[0-9a-f]{64}$/);
  }
});
