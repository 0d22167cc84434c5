import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declarations } from '../../cli/types/declarations.ts';
import { schemaType } from '../../cli/types/schema-type.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { ROOT } from '../cli/assay.ts';

const DESCRIPTION = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1' },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        tags: ['orders'],
        parameters: [{ name: 'status', in: 'query', schema: { enum: ['open', 'paid'] } }],
        responses: { 200: { description: 'all' } },
      },
      post: {
        operationId: 'createOrder',
        tags: ['orders'],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  currency: { type: 'string' },
                  lines: {
                    type: 'array',
                    items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
                  },
                },
              },
            },
          },
        },
        responses: { 201: { description: 'it' } },
      },
    },
  },
};

/** Each line is one property of a configuration; those with a name must be refused. */
const RIGHT = [
  "include: ['orders', 'GET /orders', 'createOrder', 'GET /ord*']",
  "values: { status: 'open', 'createOrder.currency': 'EUR', lines: [{ sku: 'a' }] }",
  "waivers: [{ oracle: 'page-total', operation: 'GET /orders', reason: 'r', owner: 'o', expires: '2027-01-01' }]",
];
const WRONG: Readonly<Record<string, string>> = {
  'an operation that does not exist': "include: ['GET /order']",
  'a module that does not exist': "exclude: ['order']",
  'a waiver of an unknown operation':
    "waivers: [{ oracle: 'a', operation: 'GET /x', reason: 'r', owner: 'o', expires: '2027-01-01' }]",
  'a value that no operation takes': "values: { 'createOrder.curency': 'EUR' }",
  'a value of another type': "values: { 'createOrder.currency': 3 }",
  'a value outside of the enum': "values: { status: 'closed' }",
  'an array without what its items need': 'values: { lines: [{}] }',
  'an unknown operation under expect': "expect: { 'GET /order': {} }",
};

let folder = '';
let errors: string[] = [];
beforeAll(async () => {
  // Below the repository, so that the compiler finds its types.
  mkdirSync(join(ROOT, 'reports', 'out'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'reports', 'out', 'types-'));
  const spec = join(folder, 'api.json');
  writeFileSync(spec, JSON.stringify(DESCRIPTION));
  const description = await readDescription(spec);
  const module = relative(folder, join(ROOT, 'core/config/generated.ts'));
  writeFileSync(
    join(folder, 'assay-env.d.ts'),
    declarations(description, operationsOf(description).operations, module),
  );
  const source = (property: string): string =>
    `import { defineConfig } from '../../../core/config/index.ts';\nexport default defineConfig({ ${property} });\n`;
  [...RIGHT, ...Object.values(WRONG)].forEach((property, index) => {
    writeFileSync(join(folder, `case-${index}.ts`), source(property));
  });
  const extended = { extends: '../../../tsconfig.json', include: ['*.ts'], exclude: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(extended));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', folder], {
    encoding: 'utf8',
  });
  errors = stdout.split('\n').filter((line) => line.includes('error TS'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const about = (index: number): string[] => errors.filter((line) => line.includes(`case-${index}.ts`));

describe('the types of a description', () => {
  it.each(RIGHT.map((property, index) => [property, index] as const))('accept %s', (_, index) => {
    expect(about(index)).toEqual([]);
  });

  it.each(Object.keys(WRONG).map((name, index) => [name, RIGHT.length + index] as const))('refuse %s', (_, index) => {
    expect(about(index).join('\n')).toMatch(/error TS(2322|2353|2561|2741|2820)/);
  });

  it('bring no other error', () => {
    expect(errors.filter((line) => !/case-\d+\.ts/.test(line))).toEqual([]);
  });
});

describe('the type of a schema', () => {
  it.each([
    [{ type: ['string', 'null'] }, '(string | null)'],
    [{ const: 3 }, '3'],
    [{ type: 'array', items: { type: 'integer' } }, 'readonly (number)[]'],
    [{ oneOf: [{ type: 'string' }, {}] }, 'unknown'],
    [{ allOf: [{ type: 'string' }, { maxLength: 3 }] }, '(string)'],
    [{ type: 'object' }, 'Readonly<Record<string, unknown>>'],
    [
      { type: 'object', additionalProperties: false, properties: { 'a-b': { type: 'boolean' } } },
      '{ readonly "a-b"?: boolean }',
    ],
  ] as [JsonObject, string][])('of %j is %s', (schema, type) => {
    expect(schemaType({}, schema)).toBe(type);
  });

  it('ends in a schema that contains itself', () => {
    const document = {
      node: { type: 'object', additionalProperties: false, properties: { next: { $ref: '#/node' } } },
    };
    expect(schemaType(document, { $ref: '#/node' })).toContain('"next"?: unknown');
  });
});
