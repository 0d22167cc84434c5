import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { resolveConfig } from '../core/config/index.ts';
import { createClient } from '../core/exchange/client.ts';
import type { OutgoingRequest } from '../core/exchange/types.ts';
import { prepareRun } from '../core/exercise/prepare.ts';
import { assemble } from '../core/exercise/session.ts';
import { conformanceCases } from './conformance-cases.ts';

/**
 * Requests per second of our client, and conformance cases per second (generated, serialised, sent, learned from, judged
 * by every check), against a bare undici loop at the same concurrency, in alternating rounds of one run against a
 * trivial server in its own process. The ratio is what counts; the numbers depend on the machine.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
  },
});
const seconds = Number(values.seconds);
const concurrency = Number(values.concurrency);

const server = fork(fileURLToPath(new URL('./throughput-server.ts', import.meta.url)), { silent: true });
if (server.stdout === null) throw new Error('the server has no output');
const [line] = await once(server.stdout, 'data');
const url = String(line).trim();

const pool = new Pool(url, { connections: concurrency, pipelining: 1, allowH2: false });
const options = { url, timeoutMs: 10_000, maxBodyBytes: 1_000_000, concurrency };
const client = createClient({ ...options, credentials: () => ({ authorization: 'Bearer secret-token-1' }) });
const out = mkdtempSync(join(tmpdir(), 'assay-bench-'));
const flags = { url, spec: `${url}/openapi.json`, out, seed: 1, concurrency };
const config = await resolveConfig({ flags, env: {}, cwd: out });
const session = assemble(config, await prepareRun(config));
const nextCase = conformanceCases(session);
const outgoing: OutgoingRequest = { method: 'GET', url: `${url}/widgets/1`, headers: {}, purpose: 'case' };

const variants: Readonly<Record<string, () => Promise<void>>> = {
  'bare undici': async () => {
    const { body } = await pool.request({ path: '/widgets/1', method: 'GET', headers: { accept: '*/*' } });
    await body.text();
  },
  'client.send': async () => {
    const { response } = await client.send(outgoing);
    if (response?.status !== 200) throw new Error('the server did not answer 200');
  },
  'conformance case': nextCase,
};

async function requestsPerSecond(one: () => Promise<void>): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let count = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await one();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (count * 1000) / (performance.now() - start);
}

const measured = new Map<string, number[]>(Object.keys(variants).map((name) => [name, []]));
try {
  for (const one of Object.values(variants)) for (let warm = 0; warm < 2000; warm++) await one();
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, one] of Object.entries(variants)) measured.get(name)?.push(await requestsPerSecond(one));
  }
} finally {
  await Promise.all([client.close(), session.close(), pool.destroy()]);
  rmSync(out, { recursive: true, force: true });
  server.kill();
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
const bare = median(measured.get('bare undici') ?? []);
console.log(
  `median of ${values.rounds} alternating rounds of ${seconds} s, concurrency ${concurrency}, Node ${process.version}`,
);
for (const [name, numbers] of measured) {
  const rate = median(numbers);
  console.log(`${name.padEnd(32)} ${rate.toFixed(0).padStart(8)} requests/s   ratio ${(rate / bare).toFixed(2)}`);
}
