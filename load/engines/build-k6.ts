import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { K6Binary } from './k6-binary.ts';
import { intoCache } from './k6-cache.ts';

const run = promisify(execFile);
const LIMIT_MS = 900_000;
const HEARTBEAT_MS = 15_000;
const OLDEST_GO = [1, 25] as const;

/** The Go version when it can build k6, else the reason why not. */
export async function suitableGo(): Promise<{ readonly version: string } | { readonly reason: string }> {
  const text = await run('go', ['env', 'GOVERSION'], { timeout: 10_000 }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  const [, major = '', minor = ''] = /^go(\d+)\.(\d+)/.exec(text) ?? [];
  if (major === '') return { reason: 'Go is not installed' };
  const newEnough = Number(major) > OLDEST_GO[0] || Number(minor) >= OLDEST_GO[1];
  return newEnough ? { version: text } : { reason: `${text} is older than go${OLDEST_GO.join('.')}` };
}

async function compile(folder: string, module: string, program: string, say: (line: string) => void): Promise<void> {
  const child = spawn('go', ['build', '-trimpath', '-o', program, module], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod -buildvcs=false', GOTOOLCHAIN: 'local', GOWORK: 'off' },
    timeout: LIMIT_MS,
  });
  const begun = performance.now();
  const last: string[] = [];
  let downloads = 0;
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('go: downloading')) downloads++;
    else last.push(line);
  });
  const beat = setInterval(() => {
    const seconds = Math.round((performance.now() - begun) / 1000);
    say(`building ${module}: ${seconds} s, ${downloads} modules downloaded`);
  }, HEARTBEAT_MS);
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (code !== 0) throw new Error(`go build ended with ${signal ?? code}: ${last.slice(-3).join(' | ')}`);
  } finally {
    clearInterval(beat);
  }
}

/**
 * Builds k6 from source into the cache, in a module of its own: `go install pkg@version` would also ask the module's
 * vanity host, which a machine that reaches only a module proxy cannot. Sums are checked by Go as it is configured.
 * Takes one to several minutes.
 * @throws Error when Go is missing or too old, the module cannot be had, or it does not compile
 */
export async function buildK6(
  pin: { readonly version: string; readonly module: string },
  cache: string,
  say: (line: string) => void,
): Promise<K6Binary> {
  const go = await suitableGo();
  if ('reason' in go) throw new Error(go.reason);
  const folder = await mkdtemp(join(tmpdir(), 'assay-k6-'));
  try {
    await writeFile(
      join(folder, 'go.mod'),
      `module assay.local/k6\n\ngo ${OLDEST_GO.join('.')}\n\nrequire ${pin.module} v${pin.version}\n`,
    );
    // An import keeps the requirement, and everything below it, in the module's build list.
    await writeFile(join(folder, 'tools.go'), `//go:build tools\n\npackage tools\n\nimport _ "${pin.module}"\n`);
    say(`building k6 ${pin.version} with ${go.version}, this takes minutes`);
    const program = join(folder, 'k6');
    await compile(folder, pin.module, program, say);
    return await intoCache(program, pin.version, 'go', cache);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
