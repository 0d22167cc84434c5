import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataDirectory, HOME_PREFIX, OWNER_FILE } from './embedded-layout.ts';

const JUST_MADE_MS = 60_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Process numbers are used again: the command line must name what we look for. Unknown counts as a match. */
async function commandNames(pid: number, text: string): Promise<boolean> {
  if (!existsSync('/proc/self/cmdline')) return true;
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.includes(text);
}

async function ownerIsAlive(home: string): Promise<boolean> {
  const text = await readFile(join(home, OWNER_FILE), 'utf8').catch(() => '');
  const pid = Number(/"pid":\s*(\d+)/.exec(text)?.[1] ?? 0);
  if (pid > 0) return isAlive(pid) && (await commandNames(pid, 'watchdog'));
  // Made a moment ago and not signed yet: somebody is starting it now.
  const made = await stat(home).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs < JUST_MADE_MS;
}

async function stopServer(home: string): Promise<void> {
  const pidFile = await readFile(join(dataDirectory(home), 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(pidFile, 10);
  if (!(pid > 1) || !isAlive(pid) || !(await commandNames(pid, home))) return;
  process.kill(pid, 'SIGQUIT');
  for (let waited = 0; waited < 3000 && isAlive(pid); waited += 50) await sleep(50);
}

/** Stops servers and deletes data directories whose watchdog is gone. Returns the folders removed. */
export async function sweepStaleServers(folder: string = tmpdir()): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(HOME_PREFIX)) continue;
    const home = join(folder, name);
    try {
      if (await ownerIsAlive(home)) continue;
      await stopServer(home);
      await rm(home, { recursive: true, force: true });
      removed.push(home);
    } catch {
      // Another user's, or another sweep was faster: not ours to insist on.
    }
  }
  return removed;
}
