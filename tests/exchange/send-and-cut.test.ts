import { afterEach, expect, test } from 'vitest';
import { createClient } from '../../core/exchange/client.ts';
import { sendAndCut } from '../../core/exchange/send-and-cut.ts';
import { httpServer, request } from './local-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
});

async function target(answerAfterMs: number) {
  const bodies: string[] = [];
  const lost: boolean[] = [];
  const server = await httpServer(async (incoming, reply) => {
    bodies.push(`${String(incoming.headers.authorization)} ${(await incoming.toArray()).join('')}`);
    reply.on('close', () => lost.push(!reply.writableFinished));
    setTimeout(() => reply.end('done'), answerAfterMs);
  });
  const client = createClient({
    url: server.url,
    timeoutMs: 2000,
    maxBodyBytes: 1000,
    concurrency: 1,
    credentials: () => ({ authorization: 'Bearer default' }),
  });
  open.push(client, server);
  return { url: server.url, client, bodies, lost };
}
const body = new TextEncoder().encode('whole body');

test('the request arrives whole, and its answer is not waited for', async () => {
  const { url, client, bodies, lost } = await target(300);
  const exchange = await sendAndCut(request('POST', `${url}/a`, { body }), { client, afterMs: 0 });
  expect(exchange).toMatchObject({ failure: { kind: 'aborted' } });
  expect(exchange.response).toBeUndefined();
  await expect.poll(() => bodies).toEqual(['Bearer default whole body']);
  await expect.poll(() => lost).toEqual([true]);
});

test('an answer that is quicker than the cut is kept', async () => {
  const { url, client } = await target(0);
  const exchange = await sendAndCut(request('POST', `${url}/a`, { body }), { client, afterMs: 1000 });
  expect(exchange.response?.status).toBe(200);
});

test('a target that is not there is not sent to', async () => {
  const { client } = await target(0);
  const gone = createClient({ url: 'http://127.0.0.1:1', timeoutMs: 500, maxBodyBytes: 1000, concurrency: 1 });
  open.push(gone);
  const exchange = await sendAndCut(request('POST', 'http://127.0.0.1:1/a', { body }), { client: gone, afterMs: 0 });
  expect(exchange.failure?.kind).toBe('not-sent');
  expect(client.allows('http://127.0.0.1:1/')).toBe(false);
});
