import { describe, expect, it } from 'vitest';
import { locate } from '../../core/spec/locate.ts';
import { jsonPositions } from '../../core/spec/positions/json-positions.ts';
import { wantedTree } from '../../core/spec/positions/wanted.ts';
import { exactPositions, yamlPositions } from '../../core/spec/positions/yaml-positions.ts';
import { scanYaml } from '../../core/spec/positions/yaml-scan.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { fileOf } from './support.ts';

const YAML = `openapi: 3.0.0
info:
  title: T
  version: "1"
  description: |
    paths:
      /not-a-path:
        get: nothing
paths:
  # a comment
  "/a/{id}":
    get:
      parameters:
      - name: id
        in: path
        required: true
      -   in: query
          name: q
          description: >-
            name: folded
      responses:
        '200': {description: ok}
        default:
          description: 'quoted: value'
components:
  schemas:
    Thing: {type: object}
`;
const POINTERS = [
  '/paths/~1a~1{id}/get',
  '/paths/~1a~1{id}/get/parameters/0',
  '/paths/~1a~1{id}/get/parameters/1',
  '/paths/~1a~1{id}/get/responses/200',
  '/paths/~1a~1{id}/get/responses/default',
  '/components/schemas/Thing',
];

describe('positions', () => {
  it('by indentation are those of a full parse', () => {
    const wanted = wantedTree(POINTERS);
    const scanned = scanYaml(YAML, wanted);
    expect(scanned.get('/paths/~1a~1{id}/get')).toEqual({ line: 12, column: 5 });
    expect(scanned.get('/paths/~1a~1{id}/get/parameters/1')).toEqual({ line: 17, column: 11 });
    expect(Object.fromEntries(scanned)).toEqual(Object.fromEntries(exactPositions(YAML, wanted)));
    expect(scanned.size).toBe(POINTERS.length);
  });

  it('in flow style come from the full parse', () => {
    const text = 'openapi: 3.0.0\npaths: {/a: {get: {responses: {}}}}\n';
    expect(yamlPositions(text, wantedTree(['/paths/~1a/get'])).get('/paths/~1a/get')).toEqual({ line: 2, column: 14 });
  });

  it('of JSON find members behind escapes, nested arrays and skipped subtrees', () => {
    const text = '{\n "x": {"y": ["}", "\\"", {"z": [1]}]},\n "pa\\u0074hs": [\n  {"a": 1},\n  {"b": true}\n ]\n}';
    const found = jsonPositions(text, wantedTree(['/paths', '/paths/1', '/paths/1/b']));
    expect(Object.fromEntries(found)).toEqual({
      '/paths': { line: 3, column: 2 },
      '/paths/1': { line: 5, column: 3 },
      '/paths/1/b': { line: 5, column: 4 },
    });
  });

  it('are in the description, 2.0 included, and locate() takes the nearest', async () => {
    const read = await readDescription(await fileOf('a.yaml', YAML));
    for (const pointer of POINTERS) expect(read.positions[pointer], pointer).toBeDefined();
    expect(locate(read, '/paths/~1a~1{id}/get/responses/200/content/x')?.line).toBe(22);
    const swagger = 'swagger: "2.0"\ninfo: {title: T, version: "1"}\npaths: {}\ndefinitions:\n  A:\n    type: object\n';
    const old = await readDescription(await fileOf('b.yaml', swagger));
    expect(old.positions['/components/schemas/A']?.line).toBe(5);
  });
});
