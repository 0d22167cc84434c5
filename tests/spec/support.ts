import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AssayError } from '../../core/errors/assay-error.ts';

/** Writes files below a new temporary folder, removed after the test; answers the folder. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array | object>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-spec-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    const raw = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(path, raw ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

/** Writes one file and answers its path. */
export async function fileOf(name: string, content: string | Uint8Array | object): Promise<string> {
  return join(await folderOf({ [name]: content }), name);
}

/** A real server on loopback, closed after the test; answers its origin. */
export async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The AssayError a promise rejects with; fails the test when it does not. */
export async function errorOf(promise: Promise<unknown>): Promise<AssayError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AssayError) return error;
  throw new Error(`expected an AssayError, got ${error instanceof Error ? error.stack : String(error)}`);
}

/** A minimal 3.0 description around some paths and components. */
export function openapi(paths: object, components: object = {}, version = '3.0.3'): object {
  return { openapi: version, info: { title: 'T', version: '1' }, paths, components };
}
