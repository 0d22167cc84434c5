import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallApi, startSmallApi } from '../run/small-api.ts';
import { assay, folder, PATIENCE, plain, runOf, stackLines } from './assay.ts';

let api: SmallApi;
beforeAll(async () => {
  api = await startSmallApi({
    before: ({ url }) => (url.endsWith('/openapi.json') ? Response.json({ error: 'no' }, { status: 404 }) : undefined),
  });
});
afterAll(() => api.stop());

async function refused(name: string, content: string | null): Promise<string[]> {
  const dir = folder();
  if (content !== null) writeFileSync(join(dir, name), content);
  const out = join(dir, 'out');
  const { code, text, lines } = await assay(['run', '--url', api.url, '--spec', join(dir, name), '--out', out]);
  expect(code).toBe(3);
  expect(stackLines(text)).toEqual([]);
  const { record } = runOf(out);
  expect(record.verdict).toBe('ERROR');
  expect(record.error).toBeTruthy();
  return lines.slice(0, 3).map(plain);
}

const openapi = (paths: object, components: object = {}): string =>
  JSON.stringify({ openapi: '3.0.3', info: { title: 'T', version: '1' }, paths, components });

async function tested(content: string): Promise<{ code: number | null; out: string; text: string }> {
  const dir = folder();
  writeFileSync(join(dir, 'api.json'), content);
  const out = join(dir, 'out');
  const spec = join(dir, 'api.json');
  const { code, text } = await assay(['run', '--url', api.url, '--spec', spec, '--only', 'contracts', '--out', out]);
  return { code, out, text };
}

describe.concurrent('a description that cannot be used is an error that says where', PATIENCE, () => {
  it('missing file', async () => {
    expect(await refused('nope.yaml', null)).toEqual([
      'SPEC_NOT_FOUND: The API description was not found.',
      '  where     TMP/nope.yaml',
      '  observed  no such file',
    ]);
  });

  it('not at the target: what was tried is listed', async () => {
    const out = join(folder(), 'out');
    const { code, text } = await assay(['run', '--url', api.url, '--out', out]);
    expect(code).toBe(3);
    expect(text).toMatch(
      /observed {2}none at \d+ places tried: .*\/openapi\.json \(HTTP 404\).*\/v3\/api-docs \(HTTP 404\)/,
    );
    expect(runOf(out).record.verdict).toBe('ERROR');
  });

  it('broken YAML', async () => {
    const lines = await refused('api.yaml', 'openapi: 3.1.0\ninfo:\n  title: x\n version: 1\npaths: {}\n');
    expect(lines.slice(0, 2)).toEqual([
      'SPEC_UNREADABLE: The description has a syntax error.',
      '  where     TMP/api.yaml:4:1',
    ]);
  });

  it('broken JSON', async () => {
    const lines = await refused('api.json', '{"openapi": "3.1.0",\n "paths": {,}\n}');
    expect(lines[1]).toBe('  where     TMP/api.json:2:12');
  });

  it('a web page', async () => {
    const [first] = await refused('api.html', '<!doctype html><html><body>hi</body></html>');
    expect(first).toBe('SPEC_UNREADABLE: A web page was found instead of a description.');
  });

  it('larger than the limit', async () => {
    const [first] = await refused('api.json', `{"openapi":"3.0.3","x":"${'a'.repeat(65 * 1024 * 1024)}"}`);
    expect(first).toBe('SPEC_TOO_LARGE: The API description is larger than the limit.');
  });
});

describe.concurrent('a description that is odd', PATIENCE, () => {
  it('without an operation gives an inconclusive run', async () => {
    const { code, out, text } = await tested(openapi({}));
    expect(code).toBe(2);
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      'INCONCLUSIVE  the description lists no operation, so no request was sent',
    );
    expect(runOf(out).record.coverage.exchanges).toBe(0);
  });

  it('with references in circles is tested', async () => {
    const node = { $ref: '#/components/schemas/Node' };
    const health = {
      get: { responses: { 200: { description: 'x', content: { 'application/json': { schema: node } } } } },
    };
    const schemas = { Node: { type: 'object', properties: { next: node, all: { type: 'array', items: node } } } };
    const { code, out } = await tested(openapi({ '/health': health }, { schemas }));
    expect(code).toBe(0);
    expect(runOf(out).record.coverage.operations).toEqual({ total: 1, exercised: 1, succeeded: 1 });
  });

  it('with references that lead nowhere is tested, and the report names them', async () => {
    const schema = { $ref: '#/components/schemas/Nope' };
    const health = { get: { responses: { 200: { description: 'x', content: { 'application/json': { schema } } } } } };
    const { code, out } = await tested(openapi({ '/health': health }));
    expect(code).toBe(0);
    expect(runOf(out).record.warnings[0]?.message).toContain('#/components/schemas/Nope cannot be resolved');
  });
});
