import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { expect, it } from 'vitest';
import { isObject } from '../../core/spec/json.ts';
import { pointerOfFragment, valueAt } from '../../core/spec/pointer.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';
import { folderOf, openapi } from './support.ts';

function expanded(document: JsonObject, value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map((entry) => expanded(document, entry));
  if (!isObject(value)) return value ?? null;
  if (typeof value.$ref === 'string')
    return expanded(document, valueAt(document, pointerOfFragment(value.$ref.slice(1))));
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, expanded(document, child)]));
}

it('several files mean the same to us and to swagger-parser', async () => {
  const ref = ($ref: string): object => ({ $ref });
  const media = (schema: object): object => ({ 'application/json': { schema } });
  const folder = await folderOf({
    'api/root.json': openapi(
      {
        '/a/{id}': ref('paths/a.yaml'),
        '/b': { get: { responses: { 200: { description: 'b', content: media(ref('../models/all.json#/B')) } } } },
      },
      { schemas: { A: ref('../models/a.yaml'), Deep: ref('#/components/schemas/A/properties/list/items') } },
    ),
    'api/paths/a.yaml': [
      'parameters: [{$ref: "../../models/all.json#/parameters/id"}]',
      'get:',
      '  responses:',
      '    "200": {description: a, content: {application/json: {schema: {$ref: "../root.json#/components/schemas/A"}}}}',
      '    "404": {$ref: "../../models/all.json#/missing"}',
    ].join('\n'),
    'models/a.yaml': 'type: object\nproperties:\n  list: {type: array, items: {$ref: "all.json#/B"}}\n',
    'models/all.json': {
      B: { type: 'object', properties: { c: ref('#/C') } },
      C: { type: 'string', enum: ['x'] },
      parameters: { id: { name: 'id', in: 'path', required: true, schema: ref('#/C') } },
      missing: { description: 'none', content: media(ref('./all.json#/C')) },
    },
  });
  const root = join(folder, 'api/root.json');
  const { original, problems } = await readDescription(root);
  const theirs: unknown = JSON.parse(JSON.stringify(await SwaggerParser.dereference(root)));
  expect(problems).toEqual([]);
  expect(expanded(original, original.paths)).toEqual(valueAt(theirs, '/paths'));
  expect(expanded(original, valueAt(original, '/components/schemas/Deep'))).toEqual(
    valueAt(theirs, '/components/schemas/Deep'),
  );
});
