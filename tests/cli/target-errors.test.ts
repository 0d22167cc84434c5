import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallApi, startSmallApi } from '../run/small-api.ts';
import { assay, folder, PATIENCE, runOf, stackLines } from './assay.ts';

let api: SmallApi;
const sockets: Server[] = [];

beforeAll(async () => {
  api = await startSmallApi();
});
afterAll(async () => {
  await api.stop();
  for (const server of sockets) server.close();
});

async function tcp(onConnection: (socket: import('node:net').Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  sockets.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

async function unreachable(url: string, ...more: string[]): Promise<string[]> {
  const out = join(folder(), 'out');
  const { code, text, lines } = await assay(['run', '--url', url, '--out', out, ...more]);
  expect(code).toBe(2);
  expect(stackLines(text)).toEqual([]);
  const { record } = runOf(out);
  expect(record).toMatchObject({ verdict: 'INCONCLUSIVE', exitCode: 2, findings: [] });
  expect(record.reasons[0]).toContain('The target does not answer');
  return lines.slice(0, 3);
}

describe.concurrent('a target that gives no HTTP answer is inconclusive, with the reason', PATIENCE, () => {
  it('nothing listens', async () => {
    expect(await unreachable('http://127.0.0.1:9')).toEqual([
      'TARGET_UNREACHABLE: The target does not answer.',
      '  where     http://127.0.0.1:PORT',
      '  observed  connection refused at 127.0.0.1, port PORT',
    ]);
  });

  it('the host is not known', async () => {
    const [, , observed] = await unreachable('http://no-such-host.invalid');
    expect(observed).toMatch(
      /^ {2}observed {2}the host name no-such-host\.invalid is not known \((ENOTFOUND|EAI_AGAIN)\)$/,
    );
  });

  it('something that is no HTTP', async () => {
    const url = await tcp((socket) => socket.end('220 mail.example ESMTP ready\r\n'));
    expect(await unreachable(url)).toContain('  observed  something answers there, and it is not HTTP');
  });

  it('https against http', async () => {
    const lines = await unreachable(api.url.replace('http:', 'https:'));
    expect(lines[2]).toMatch(/no TLS handshake/);
  });

  it('a target that hangs', async () => {
    const url = await tcp(() => undefined);
    const lines = await unreachable(url, '--timeout', '700');
    expect(lines).toContain('  observed  connected, and then no answer within 0.7 s');
  });

  it('a target that closes the connection', async () => {
    const url = await tcp((socket) => socket.once('data', () => socket.destroy()));
    expect(await unreachable(url)).toContain('  observed  the connection was closed without an answer');
  });
});

describe('a target that refuses everybody', PATIENCE, () => {
  it.each([401, 403])('is inconclusive with HTTP %d, and says so', async (status) => {
    const refusing = await startSmallApi({
      before: ({ url }) => (url.endsWith('/openapi.json') ? undefined : Response.json({ error: 'no' }, { status })),
    });
    const out = join(folder(), 'out');
    const run = ['run', '--url', refusing.url, '--only', 'contracts', '--depth', 'quick', '--out', out];
    const { code, lines } = await assay(status === 401 ? run : [...run, '--token', 'not-a-good-one']);
    await refusing.stop();
    expect(code).toBe(2);
    expect(lines.at(-2)).toMatch(
      /^INCONCLUSIVE {2}no credentials were accepted: \d of \d \(100 %\) operations answered nothing but 401 or 403; give valid ones, such as ASSAY_TOKEN or --token$/,
    );
    expect(runOf(out).record.verdict).toBe('INCONCLUSIVE');
  });
});
