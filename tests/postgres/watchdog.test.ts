import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { HOME_PREFIX } from '../../reference-api/postgres/embedded-layout.ts';
import { sweepStaleServers } from '../../reference-api/postgres/sweep.ts';

const PROGRAM = fileURLToPath(new URL('./watched-start.ts', import.meta.url));

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  return await client
    .connect()
    .then(
      () => true,
      () => false,
    )
    .finally(() => client.end().catch(() => undefined));
}

test('a killed parent leaves no server and no data directory behind', { timeout: 20_000 }, async () => {
  const own = await mkdtemp(join(tmpdir(), 'assay-watchdog-test-'));
  await chmod(own, 0o711);
  try {
    const parent = spawn(process.execPath, [PROGRAM], {
      env: { ...process.env, TMPDIR: own },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    expect(await answers(url)).toBe(true);
    expect(await readdir(own)).toHaveLength(1);

    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const killedAt = performance.now();
    while ((await answers(url)) || (await readdir(own)).length > 0) {
      expect(performance.now() - killedAt).toBeLessThan(5000);
      await sleep(50);
    }
    expect(await answers(url)).toBe(false);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
});

test('the sweep removes folders without a living owner and leaves the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-sweep-test-'));
  const stale = join(folder, `${HOME_PREFIX}stale`);
  const starting = join(folder, `${HOME_PREFIX}starting`);
  const foreign = join(folder, 'someone-else');
  for (const path of [stale, starting, foreign]) await mkdir(path);
  // No process has this number: the kernel's largest is 4194304.
  await writeFile(join(stale, 'owner.json'), JSON.stringify({ pid: 4_194_305 }));
  try {
    expect(await sweepStaleServers(folder)).toEqual([stale]);
    expect(existsSync(starting)).toBe(true);
    expect(existsSync(foreign)).toBe(true);
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(starting, longAgo, longAgo);
    expect(await sweepStaleServers(folder)).toEqual([starting]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
