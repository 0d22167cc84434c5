import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../core/spec/pointer.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { fileOf, folderOf, openapi } from './support.ts';

const ok = (schema: object): object => ({ 200: { description: '', content: { 'application/json': { schema } } } });

describe('references', () => {
  it('bundles several files; every reference is internal and cycles stay references', async () => {
    const folder = await folderOf({
      'api/openapi.yaml': [
        'openapi: 3.0.3',
        'info: {title: T, version: "1"}',
        'paths:',
        '  /orders: {$ref: "paths/orders.yaml"}',
        '  /lines:',
        '    get:',
        '      $ref: "paths/orders.yaml#/get"',
        'components:',
        '  schemas:',
        '    Order: {$ref: "../models/Order.yaml"}',
      ].join('\n'),
      'api/paths/orders.yaml': [
        'parameters: [{$ref: "../../models/common.json#/parameters/Page"}]',
        'get:',
        '  responses:',
        '    "200":',
        '      description: ok',
        '      content:',
        '        application/json:',
        '          schema: {type: array, items: {$ref: "../../models/Order.yaml"}}',
      ].join('\n'),
      'models/Order.yaml': 'type: object\nproperties:\n  line: {$ref: Line.yaml}\n  parent: {$ref: "Order.yaml"}\n',
      'models/Line.yaml': 'type: object\nproperties:\n  order: {$ref: "./Order.yaml"}\n',
      'models/common.json': { parameters: { Page: { name: 'page', in: 'query', schema: { type: 'integer' } } } },
    });
    const { document, problems, positions } = await readDescription(join(folder, 'api/openapi.yaml'));
    expect(problems).toEqual([]);
    expect(valueAt(document, '/components/schemas')).toEqual({
      Order: {
        type: 'object',
        properties: { line: { $ref: '#/components/schemas/Line' }, parent: { $ref: '#/components/schemas/Order' } },
      },
      Line: { type: 'object', properties: { order: { $ref: '#/components/schemas/Order' } } },
    });
    const items = '/get/responses/200/content/application~1json/schema/items';
    expect(valueAt(document, `/paths/~1orders${items}`)).toEqual({ $ref: '#/components/schemas/Order' });
    expect(valueAt(document, `/paths/~1lines${items}`)).toEqual({ $ref: '#/components/schemas/Order' });
    expect(valueAt(document, '/paths/~1orders/parameters/0')).toEqual({ $ref: '#/components/parameters/Page' });
    expect(positions['/paths/~1orders/get']).toEqual({
      file: join(folder, 'api/paths/orders.yaml'),
      line: 2,
      column: 1,
    });
    expect(positions['/components/schemas/Line']?.file).toBe(join(folder, 'models/Line.yaml'));
    expect(JSON.stringify(document).match(/"\$ref":"[^#]/)).toBeNull();
  });

  it('follows discriminator mappings into files', async () => {
    const mapping = { cat: 'Cat.json', dog: '#/components/schemas/Dog', cow: 'Cow' };
    const Pet = { discriminator: { propertyName: 'kind', mapping }, type: 'object' };
    const folder = await folderOf({
      'api.json': openapi({}, { schemas: { Pet, Dog: { type: 'object' } } }),
      'Cat.json': { type: 'object' },
    });
    const { document } = await readDescription(join(folder, 'api.json'));
    expect(valueAt(document, '/components/schemas/Pet/discriminator/mapping')).toEqual({
      cat: '#/components/schemas/Cat',
      dog: '#/components/schemas/Dog',
      cow: 'Cow',
    });
    expect(valueAt(document, '/components/schemas/Cat')).toEqual({ type: 'object' });
  });

  it('lifts targets at odd places of the same file into components', async () => {
    const schema = { type: 'object', properties: { id: { type: 'string' } } };
    const pointer = '#/paths/~1a/get/responses/200/content/application~1json/schema';
    const paths = { '/a': { get: { responses: ok(schema) } }, '/b': { get: { responses: ok({ $ref: pointer }) } } };
    const { document } = await readDescription(await fileOf('a.json', openapi(paths)));
    const found = valueAt(document, '/paths/~1b/get/responses/200/content/application~1json/schema');
    expect(found).toEqual({ $ref: '#/components/schemas/schema' });
    expect(valueAt(document, '/components/schemas/schema')).toEqual(schema);
  });

  it('keeps the operation when something in it cannot be resolved', async () => {
    const operation = {
      parameters: [{ $ref: '#/components/parameters/Gone' }, { name: 'q', in: 'query', schema: { type: 'string' } }],
      responses: { ...ok({ $ref: './missing.yaml' }), 404: { $ref: '#/components/responses/Gone' } },
    };
    const { document, problems } = await readDescription(await fileOf('a.json', openapi({ '/a': { get: operation } })));
    expect(valueAt(document, '/paths/~1a/get')).toEqual({
      parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
      responses: { ...ok({}), 404: { description: '' } },
    });
    expect(problems.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
    const [schema] = problems.filter(({ message }) => message.includes('missing.yaml'));
    expect(schema?.message).toContain('no such file');
    expect(schema?.position?.line).toBeGreaterThan(1);
  });

  it('never leaves the folders of the description and never fetches from the network for a file', async () => {
    const folder = await folderOf({
      'a/b/c/d/api.json': openapi({
        '/far': { get: { responses: ok({ $ref: '../../../../secret.json' }) } },
        '/text': { get: { responses: ok({ $ref: './notes.txt' }) } },
        '/web': { get: { responses: ok({ $ref: 'http://127.0.0.1:9/schema.json' }) } },
        '/etc': { get: { responses: ok({ $ref: 'file:///etc/passwd' }) } },
        '/near': { get: { responses: ok({ $ref: '../../near.json' }) } },
      }),
      'a/b/near.json': { type: 'integer' },
      'secret.json': { type: 'object' },
      'a/b/c/d/notes.txt': 'text',
    });
    const { document, problems } = await readDescription(join(folder, 'a/b/c/d/api.json'));
    const reasons = problems.map(({ message }) => message).join('\n');
    expect(problems).toHaveLength(4);
    expect(reasons).toContain("outside the description's folders");
    expect(reasons).toContain('fetches nothing from the network');
    expect(reasons).toContain('only .json, .yaml and .yml files are read');
    expect(valueAt(document, '/components/schemas/near')).toEqual({ type: 'integer' });
  });

  it('follows $id and $anchor of 3.1', async () => {
    const schemas = {
      Tree: {
        $id: 'https://example.com/tree',
        $defs: { leaf: { $anchor: 'leaf', type: 'string' } },
        properties: { a: { $ref: '#leaf' }, b: { $ref: '#/$defs/leaf' }, t: { $ref: 'https://example.com/tree' } },
      },
    };
    const { document, problems } = await readDescription(await fileOf('a.json', openapi({}, { schemas }, '3.1.0')));
    expect(problems).toEqual([]);
    expect(valueAt(document, '/components/schemas/Tree/properties')).toEqual({
      a: { $ref: '#/components/schemas/leaf' },
      b: { $ref: '#/components/schemas/leaf' },
      t: { $ref: '#/components/schemas/Tree' },
    });
  });

  it('survives references that only refer to each other and YAML aliases', async () => {
    const text = [
      'openapi: 3.0.0',
      'info: {title: T, version: "1"}',
      'paths:',
      '  /a: {$ref: "#/paths/~1b"}',
      '  /b: {$ref: "#/paths/~1a"}',
      '  /c: &c {get: {responses: {}}}',
      '  /d: *c',
      'components: {schemas: {A: {$ref: "#/components/schemas/B"}, B: {$ref: "#/components/schemas/A"}}}',
    ].join('\n');
    const { document, problems } = await readDescription(await fileOf('a.yaml', text));
    expect(problems.every(({ message }) => message.includes('refers to itself'))).toBe(true);
    expect(problems.length).toBeGreaterThan(0);
    expect(valueAt(document, '/paths/~1d')).toEqual({ get: { responses: {} } });
    expect(valueAt(document, '/paths/~1d')).not.toBe(valueAt(document, '/paths/~1c'));
  });
});
