import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { resolveConfig } from '../../core/config/index.ts';
import { type AssayError, formatError } from '../../core/errors/assay-error.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'assay-lists-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const resolved = (lists: object) => {
  writeFileSync(join(cwd, 'assay.config.json'), JSON.stringify({ url: 'http://127.0.0.1:3000', lists }));
  return resolveConfig({ flags: {}, env: {}, cwd });
};

it('lists are taken as they are written', async () => {
  const filters = { x: { field: 'y', operator: 'gte', bound: 'inclusive' }, z: false };
  const lists = { listOrders: { paging: { firstPage: 0, totalAt: '/meta/total' }, sort: false, filters, search: 'q' } };
  expect((await resolved(lists)).lists).toEqual(lists);
});

it('what is wrong in them is told by place and by what is accepted', async () => {
  const filters = { x: { field: 'y', operator: 'is' } };
  const wrong = { listOrders: { paging: { firstPage: 2, pages: 'p' }, filters, sort: true, search: true } };
  const error: AssayError = await resolved(wrong).then(
    () => Promise.reject(new Error('was accepted')),
    (thrown) => thrown,
  );
  const text = formatError(error);
  for (const part of [
    'paging.firstPage',
    '0 or 1',
    "unknown key 'pages'",
    'one of eq, ne, gt',
    'listOrders.sort',
    'listOrders.search',
  ])
    expect(text).toContain(part);
});

it('a TypeScript file that was compiled to CommonJS on the way is read like any other', async () => {
  const file = join(cwd, 'assay.config.cjs');
  writeFileSync(file, "exports.__esModule = true;\nexports.default = { url: 'http://127.0.0.1:3000', seed: 7 };\n");
  expect((await resolveConfig({ flags: { config: file }, env: {}, cwd })).seed).toBe(7);
});
