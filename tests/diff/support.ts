import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { diffDescriptions } from '../../contracts/diff/engine/diff-descriptions.ts';
import type { Change, DescriptionDiff } from '../../contracts/diff/types.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import type { Description, JsonObject } from '../../core/spec/types.ts';

export const TODAY = '2030-06-15';

const folder = mkdtempSync(join(tmpdir(), 'assay-diff-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** A file with this text, removed after the tests. */
export function written(text: string, ending = 'json'): string {
  files += 1;
  const path = join(folder, `api-${files}.${ending}`);
  writeFileSync(path, text);
  return path;
}

export function described(document: JsonObject): Promise<Description> {
  return readDescription(written(JSON.stringify(document)));
}

export async function diffOf(before: JsonObject, after: JsonObject): Promise<DescriptionDiff> {
  return diffDescriptions(await described(before), await described(after), { today: TODAY });
}

/** 'breaking enum-value-removed', sorted. */
export const told = (changes: readonly Change[]): string[] =>
  changes.map((change) => `${change.class} ${change.rule}`).toSorted();

/** A whole document around an operation; `more` replaces members of the root. */
export function api(operation: JsonObject, more: JsonObject = {}): JsonObject {
  const responses = { '200': { description: 'ok' } };
  return {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    paths: { '/orders': { post: { responses, ...operation } } },
    ...more,
  };
}

export const withRequest = (schema: JsonObject, more: JsonObject = {}): JsonObject =>
  api({ requestBody: { required: true, content: { 'application/json': { schema } } } }, more);

export const withResponse = (schema: JsonObject, more: JsonObject = {}): JsonObject =>
  api({ responses: { '200': { description: 'ok', content: { 'application/json': { schema } } } } }, more);
