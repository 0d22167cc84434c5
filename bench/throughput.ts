import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Pool } from 'undici';
import { createClient } from '../core/exchange/client.ts';
import { recordExchange } from '../core/exchange/recorded.ts';
import { createRedactor } from '../core/exchange/redact.ts';
import type { OutgoingRequest } from '../core/exchange/types.ts';

/**
 * Requests per second of our client against a bare undici loop at the same concurrency, in alternating rounds of one
 * run against a trivial server in its own process. The ratio is what counts; the numbers depend on the machine.
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
const redactor = createRedactor(['secret-token-1']);
const validate = new Ajv2020({ allErrors: true }).compile({
  type: 'object',
  required: ['id', 'name', 'price', 'tags', 'active'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    name: { type: 'string', minLength: 1, maxLength: 80 },
    price: { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' } },
    active: { type: 'boolean' },
  },
});
const outgoing: OutgoingRequest = { method: 'GET', url: `${url}/widgets/1`, headers: {}, purpose: 'case' };
const decoder = new TextDecoder();

const variants: Readonly<Record<string, () => Promise<void>>> = {
  'bare undici': async () => {
    const { body } = await pool.request({ path: '/widgets/1', method: 'GET', headers: { accept: '*/*' } });
    await body.text();
  },
  'client.send': async () => {
    const { response } = await client.send(outgoing);
    if (response?.status !== 200) throw new Error('the server did not answer 200');
  },
  'client.send + schema': async () => {
    const { response } = await client.send(outgoing);
    if (!validate(JSON.parse(decoder.decode(response?.body)))) throw new Error('the body is not valid');
  },
  'client.send + schema + record': async () => {
    const exchange = await client.send(outgoing);
    if (!validate(JSON.parse(decoder.decode(exchange.response?.body)))) throw new Error('the body is not valid');
    recordExchange(exchange, redactor);
  },
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
  await Promise.all([client.close(), pool.destroy()]);
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
