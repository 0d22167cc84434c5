import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registry } from '../../contracts/lint/index.ts';
import { lintFacts } from '../../contracts/lint/run/lint-facts.ts';
import type { LintFacts, LintOracle } from '../../contracts/lint/types.ts';
import { readDescription } from '../../core/spec/read-description.ts';

export type Written = Record<string, unknown>;

/** Facts of a description, read from a file as every other one. */
export async function factsOf(document: Written): Promise<LintFacts> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-lint-'));
  try {
    const path = join(folder, 'api.json');
    writeFileSync(path, JSON.stringify(document, null, 1));
    return await lintFacts(await readDescription(path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A description of version 3.1 with these paths and further members. */
export const openapi = (paths: Written, more: Written = {}): Written => ({
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  security: [],
  paths,
  ...more,
});

export const ok = { 200: { description: 'done' }, 400: { description: 'bad' } };
export const json = (schema: Written): Written => ({ 'application/json': { schema } });
export const text = (rest: Written = {}): Written => ({ type: 'string', maxLength: 9, ...rest });
export const objectOf = (...names: string[]): Written => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text()])),
});

/** What one oracle says: 'GET /a: key (severity)' for each problem, in order. */
export async function told(id: keyof typeof registry, document: Written): Promise<string[]> {
  const oracle: LintOracle = registry[id];
  const facts = await factsOf(document);
  return oracle
    .lint(facts)
    .map(({ operation, key, severity }) => `${operation ?? 'all'}: ${key} (${severity ?? oracle.severity})`);
}
