import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { operationsOf } from '../../core/operations/operations-of.ts';
import type { Operation } from '../../core/operations/types.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import type { Description, Schema } from '../../core/spec/types.ts';

/** Reads a document given as an object, as if it had been a file. */
export async function described(document: object): Promise<Description> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-operations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'openapi.json');
  await writeFile(path, JSON.stringify(document));
  return readDescription(path);
}

export const openapi = (paths: object, components: object = {}, version = '3.1.0'): object => ({
  openapi: version,
  info: { title: 'T', version: '1' },
  paths,
  components,
});

/** An operation GET /x whose JSON answer has this schema. */
export const answering = (schema: object | boolean, status = '200'): object => ({
  '/x': { get: { responses: { [status]: { description: '', content: { 'application/json': { schema } } } } } },
});

export function only(description: Description): Operation {
  const [operation] = operationsOf(description).operations;
  if (operation === undefined) throw new Error('no operation');
  return operation;
}

export function answerSchema(description: Description): Schema {
  const schema = only(description).responses[0]?.contents[0]?.schema;
  if (schema === undefined) throw new Error('no schema');
  return schema;
}
