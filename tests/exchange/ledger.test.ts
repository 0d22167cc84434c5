import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../core/exchange/client.ts';
import { cleanUp, openLedger } from '../../core/exchange/ledger.ts';
import type { LedgerEntry } from '../../core/exchange/types.ts';
import { httpServer } from './local-server.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  path = join(folder, 'deep', 'ledger.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

const entry = (id: string, url?: string, identity = 'default'): LedgerEntry => ({
  id,
  createdBy: 'POST /things',
  identity,
  label: `thing ${id}`,
  at: '2026-01-01T00:00:00.000Z',
  ...(url !== undefined && {
    remove: { operation: 'DELETE /things/{id}', method: 'DELETE', url: `${url}/things/${id}` },
  }),
});

describe('openLedger', () => {
  test('another process goes on where a killed one stopped', () => {
    const script = `
      import { openLedger } from ${JSON.stringify(new URL('../../core/exchange/ledger.ts', import.meta.url).href)};
      const ledger = openLedger(${JSON.stringify(path)});
      for (const id of ['a', 'b', 'c']) ledger.created({ id, createdBy: 'POST /t', identity: 'default', label: id, at: '' });
      ledger.removed('b');
      process.kill(process.pid, 'SIGKILL');
    `;
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' })).toThrow();
    appendFileSync(path, '{"created":{"id":"d","crea');
    const ledger = openLedger(path);
    expect(ledger.entries().map(({ id }) => id)).toEqual(['a', 'c']);
    expect(ledger).toMatchObject({ totalCreated: 3, damagedLines: 1 });
    ledger.created(entry('e'));
    ledger.close();
    const again = openLedger(path);
    expect(again.entries().map(({ id }) => id)).toEqual(['a', 'c', 'e']);
    again.close();
  });

  test('a place that cannot be written is an error a person can act on', () => {
    expect(() => openLedger(folder)).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }));
  });
});

describe('cleanUp', () => {
  /** Things by id; a thing with children answers 409; 'v…' needs If-Match; 'e…' fails once; 'f…' is forbidden. */
  async function api() {
    const things = new Map<string, string | undefined>();
    const log: string[] = [];
    let failed = false;
    const server = await httpServer((incoming, reply) => {
      const id = incoming.url?.split('/').at(-1) ?? '';
      const tag = `"${id}-2"`;
      log.push(`${incoming.method} ${id} ${incoming.headers.authorization ?? ''}`.trim());
      if (!things.has(id)) reply.writeHead(404).end();
      else if (incoming.method === 'GET') reply.setHeader('etag', tag).end('{}');
      else if ([...things.values()].includes(id)) reply.writeHead(409).end();
      else if (id.startsWith('f')) reply.writeHead(403).end('{"code":\n "forbidden"}');
      else if (id.startsWith('v') && incoming.headers['if-match'] !== tag) reply.writeHead(428).end();
      else if (id.startsWith('e') && !failed) {
        failed = true;
        reply.writeHead(500).end();
      } else {
        things.delete(id);
        reply.writeHead(204).end();
      }
    });
    const client = createClient({
      url: server.url,
      timeoutMs: 1000,
      maxBodyBytes: 10_000,
      concurrency: 1,
      credentials: (identity) => ({ authorization: identity }),
    });
    const close = async (): Promise<void> => {
      await client.close();
      await server.close();
    };
    return { url: server.url, things, log, client, close };
  }

  test('newest first, with the identity that created it, and only what is listed', async () => {
    const { url, things, log, client, close } = await api();
    const ledger = openLedger(path);
    for (const id of ['a', 'b', 'c', 'gone']) {
      if (id !== 'gone') things.set(id, undefined);
      ledger.created(entry(id, url, id === 'b' ? 'bob' : 'default'));
    }
    things.set('not-ours', undefined);
    const result = await cleanUp(ledger, client, { limitMs: 5000 });
    expect(result).toEqual({ created: 4, deleted: 4, left: [] });
    expect(log).toEqual(['DELETE gone default', 'DELETE c default', 'DELETE b bob', 'DELETE a default']);
    expect([...things.keys()]).toEqual(['not-ours']);
    expect(ledger.entries()).toEqual([]);
    ledger.close();
    await close();
  });

  test('conflicts, preconditions and server errors get a second try; the rest is left with its reason', async () => {
    const { url, things, client, close } = await api();
    const ledger = openLedger(path);
    // The parent is newer than its child, as when a draft is moved below a folder made later.
    things.set('child', 'parent');
    for (const id of ['parent', 'v1', 'e1', 'f1']) things.set(id, undefined);
    for (const id of ['child', 'parent', 'v1', 'e1', 'f1']) ledger.created(entry(id, url));
    ledger.created(entry('forever'));
    const result = await cleanUp(ledger, client, { limitMs: 5000 });
    expect(result.left).toEqual([
      { label: 'thing forever', createdBy: 'POST /things', reason: 'the description has no operation that deletes it' },
      { label: 'thing f1', createdBy: 'POST /things', reason: '403 {"code": "forbidden"}' },
    ]);
    expect(result).toMatchObject({ created: 6, deleted: 4 });
    expect([...things.keys()]).toEqual(['f1']);
    expect(ledger.entries().map(({ id }) => id)).toEqual(['f1', 'forever']);
    ledger.close();
    await close();
  });

  test('what time does not allow and what cannot be reached is left, not forgotten', async () => {
    const { url, things, client, close } = await api();
    const ledger = openLedger(path);
    things.set('a', undefined);
    ledger.created(entry('a', url));
    expect((await cleanUp(ledger, client, { limitMs: 0 })).left[0]?.reason).toContain('time for cleaning up');
    ledger.created(entry('elsewhere', 'http://127.0.0.1:9'));
    const result = await cleanUp(ledger, client, { limitMs: 1000 });
    expect(result.left).toMatchObject([{ label: 'thing elsewhere', reason: expect.stringContaining('another host') }]);
    expect(things.size).toBe(0);
    ledger.close();
    await close();
  });
});
