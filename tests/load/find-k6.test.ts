import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AssayError } from '../../core/errors/assay-error.ts';
import { k6Status } from '../../load/doctor.ts';
import { findK6 } from '../../load/engines/find-k6.ts';
import { inspectK6 } from '../../load/engines/k6-binary.ts';
import { cachedK6, intoCache } from '../../load/engines/k6-cache.ts';
import { provisionK6 } from '../../load/engines/provision-k6.ts';

let folder: string;
let path: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-find-k6-'));
  path = process.env.PATH;
});
afterAll(async () => {
  process.env.PATH = path ?? '';
  await rm(folder, { recursive: true, force: true });
});

async function program(name: string, answer: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `#!/bin/sh\necho '${answer}'\n`);
  await chmod(file, 0o755);
  return file;
}

test('a path that was given and is no good is an error, nothing else is tried', async () => {
  for (const bin of [join(folder, 'nowhere'), await program('not-k6', 'hello')]) {
    const error = await findK6({ bin }).catch((caught: unknown) => caught);
    if (!(error instanceof AssayError)) throw error;
    expect(error.code).toBe('TOOL_MISSING');
    expect(error.exitCode).toBe(4);
    expect(error.parts.where).toBe(bin);
  }
});

test.each([
  ['k6 v2.2.0 (commit/abc, go1.26.8, linux/amd64)', '2.2.0', 0],
  ['mine v2.0.1 (go1.26.8, linux/amd64)', '2.0.1', 0],
  ['k6 v1.8.1 (go1.25.0, linux/amd64)', '1.8.1', 1],
])('%s is accepted', async (answer, version, notes) => {
  const found = await inspectK6(await program('versions', answer), 'explicit');
  expect(found.version).toBe(version);
  expect(found.notes).toHaveLength(notes);
  expect(found.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test.each(['k6 v0.57.0 (go1.23, linux/amd64)', 'k6 v3.0.0 (go1.30, linux/amd64)', 'v2.2.0'])(
  '%s is refused',
  async (answer) => {
    await expect(inspectK6(await program('refused', answer), 'explicit')).rejects.toThrow(
      /not supported|does not answer/,
    );
  },
);

test('xk6-ts in a custom build is switched off', async () => {
  const answer = 'k6 v2.2.0 (go1.26.8, linux/amd64)\nExtensions:\n  github.com/grafana/xk6-ts v0.2.6';
  expect((await inspectK6(await program('xk6', answer), 'explicit')).env).toEqual({ XK6_TS: 'false' });
});

test('the cache gives back only the bytes that were put there', async () => {
  const cache = join(folder, 'cache');
  const k6 = await program('k6-for-cache', 'k6 v2.2.0 (go1.26.8, linux/amd64)');
  const put = await intoCache(k6, '2.2.0', 'go', cache);
  expect(await cachedK6(cache)).toMatchObject({
    path: put.path,
    version: '2.2.0',
    source: 'cache',
    sha256: put.sha256,
  });
  await writeFile(put.path, '#!/bin/sh\necho "k6 v2.2.0 (go1.26.8, evil)"\n');
  expect(await cachedK6(cache)).toBeNull();
  await expect(intoCache(k6, '2.1.0', 'go', cache)).rejects.toThrow('2.1.0 was wanted');
});

test('k6 on PATH is found, and nothing is found where there is none', async () => {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  const empty = join(folder, 'empty-cache');
  process.env.PATH = bin;
  expect(await findK6({ cache: empty })).toBeNull();
  expect(await k6Status({ cache: empty })).toMatchObject({ found: false });
  await expect(provisionK6({ offline: true, cache: empty })).rejects.toMatchObject({ code: 'TOOL_MISSING' });
  await program(join('bin', 'k6'), 'k6 v2.1.0 (go1.26.8, linux/amd64)');
  expect(await findK6({ cache: empty })).toMatchObject({ source: 'path', version: '2.1.0', path: join(bin, 'k6') });
  process.env.PATH = path ?? '';
});
