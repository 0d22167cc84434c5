import { describe, expect, it } from 'vitest';
import { parseWire } from '../../core/generate/parse-wire.ts';
import { serialise } from '../../core/generate/serialise.ts';
import type { ParameterPlace, ParameterStyle } from '../../core/operations/types.ts';
import type { JsonObject, Schema } from '../../core/spec/types.ts';
import { operationOf, parameterOf } from './operation-fixture.ts';

const BASE = 'https://api.test';
const VALUES = {
  empty: '',
  string: 'blue',
  array: ['blue', 'black', 'brown'],
  object: { R: 100, G: 200, B: 150 },
} as const;
const SCHEMAS: Record<keyof typeof VALUES, Schema> = {
  empty: { type: 'string' },
  string: { type: 'string' },
  array: { type: 'array', items: { type: 'string' } },
  object: { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' }, B: { type: 'integer' } } },
};

/** OpenAPI 3.1.1, 4.8.12.4 "Style Examples"; n/a cells left out. */
const TABLE: readonly [ParameterStyle, ParameterPlace, boolean, Partial<Record<keyof typeof VALUES, string>>][] = [
  [
    'matrix',
    'path',
    false,
    { empty: ';color', string: ';color=blue', array: ';color=blue,black,brown', object: ';color=R,100,G,200,B,150' },
  ],
  [
    'matrix',
    'path',
    true,
    {
      empty: ';color',
      string: ';color=blue',
      array: ';color=blue;color=black;color=brown',
      object: ';R=100;G=200;B=150',
    },
  ],
  ['label', 'path', false, { empty: '.', string: '.blue', array: '.blue,black,brown', object: '.R,100,G,200,B,150' }],
  ['label', 'path', true, { empty: '.', string: '.blue', array: '.blue.black.brown', object: '.R=100.G=200.B=150' }],
  ['simple', 'path', false, { empty: '', string: 'blue', array: 'blue,black,brown', object: 'R,100,G,200,B,150' }],
  ['simple', 'path', true, { empty: '', string: 'blue', array: 'blue,black,brown', object: 'R=100,G=200,B=150' }],
  ['simple', 'header', false, { string: 'blue', array: 'blue,black,brown', object: 'R,100,G,200,B,150' }],
  ['simple', 'header', true, { string: 'blue', array: 'blue,black,brown', object: 'R=100,G=200,B=150' }],
  [
    'form',
    'query',
    false,
    { empty: 'color=', string: 'color=blue', array: 'color=blue,black,brown', object: 'color=R,100,G,200,B,150' },
  ],
  [
    'form',
    'query',
    true,
    { empty: 'color=', string: 'color=blue', array: 'color=blue&color=black&color=brown', object: 'R=100&G=200&B=150' },
  ],
  [
    'form',
    'cookie',
    false,
    { string: 'color=blue', array: 'color=blue,black,brown', object: 'color=R,100,G,200,B,150' },
  ],
  [
    'form',
    'cookie',
    true,
    { string: 'color=blue', array: 'color=blue&color=black&color=brown', object: 'R=100&G=200&B=150' },
  ],
  [
    'spaceDelimited',
    'query',
    false,
    { array: 'color=blue%20black%20brown', object: 'color=R%20100%20G%20200%20B%20150' },
  ],
  [
    'pipeDelimited',
    'query',
    false,
    { array: 'color=blue%7Cblack%7Cbrown', object: 'color=R%7C100%7CG%7C200%7CB%7C150' },
  ],
  ['tabDelimited', 'query', false, { array: 'color=blue%09black%09brown' }],
  ['deepObject', 'query', true, { object: 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150' }],
];

const cells = TABLE.flatMap(([style, place, explode, row]) =>
  Object.entries(row).map(([kind, expected]) => ({
    style,
    place,
    explode,
    kind: kind as keyof typeof VALUES,
    expected,
  })),
);

describe('styles', () => {
  it.each(cells)(
    '$style in $place, explode $explode, $kind: $expected',
    ({ style, place, explode, kind, expected }) => {
      const parameter = parameterOf({ name: 'color', in: place, style, explode, schema: SCHEMAS[kind] });
      const operation = operationOf(place === 'path' ? 'GET /x/{color}' : 'GET /x', [parameter]);
      const values = { path: {}, query: {}, header: {}, cookie: {}, [place]: { color: VALUES[kind] } };
      const request = serialise(operation, values, BASE);
      if (place === 'path') expect(request.url).toBe(`${BASE}/x/${expected}`);
      else if (place === 'query') expect(request.url).toBe(`${BASE}/x?${expected}`);
      else expect(request.headers[place === 'header' ? 'color' : 'cookie']).toBe(expected);
      expect(parseWire(operation, request)[place]).toEqual({ color: { value: VALUES[kind] } });
    },
  );
});

const send = (
  path: string,
  parameters: Parameters<typeof parameterOf>[0][],
  values: JsonObject,
  base = BASE,
): string => {
  const operation = operationOf(`GET ${path}`, parameters.map(parameterOf));
  const places: Record<ParameterPlace, Record<string, unknown>> = { path: {}, query: {}, header: {}, cookie: {} };
  for (const one of parameters) if (values[one.name] !== undefined) places[one.in][one.name] = values[one.name];
  return serialise(operation, places, base).url;
};

describe('encoding', () => {
  it('encodes everything but unreserved characters', () => {
    const url = send(
      '/f/{name}',
      [
        { name: 'name', in: 'path' },
        { name: 'q', in: 'query' },
      ],
      { name: "a/b?c#d %'()*!", q: 'a&b=c+d é🚀' },
    );
    expect(url).toBe(`${BASE}/f/a%2Fb%3Fc%23d%20%25%27%28%29%2A%21?q=a%26b%3Dc%2Bd%20%C3%A9%F0%9F%9A%80`);
  });
  it('keeps delimiters apart from commas in the values', () => {
    const list = { name: 'l', in: 'query', explode: false, schema: { type: 'array' } } as const;
    expect(send('/x', [list], { l: ['a,b', 'c'] })).toBe(`${BASE}/x?l=a%2Cb,c`);
  });
  it('leaves reserved characters where allowReserved says so, but none that would end the value', () => {
    expect(send('/x', [{ name: 'p', in: 'query', allowReserved: true }], { p: 'a/b:c?d%20e#f&g h' })).toBe(
      `${BASE}/x?p=a/b:c?d%20e%23f%26g%20h`,
    );
  });
  it('handles several parameters in one segment, literal text and a base URL with a path', () => {
    const path = '/files/{name}.{ext}/v{n}';
    const url = send(
      path,
      [
        { name: 'name', in: 'path' },
        { name: 'ext', in: 'path' },
        { name: 'n', in: 'path' },
      ],
      { name: 'a.b', ext: 'txt', n: 2 },
      'https://api.test/base/v1/?x=1',
    );
    expect(url).toBe('https://api.test/base/v1/files/a.b.txt/v2');
  });
  it('leaves null and empty lists out of a query', () => {
    expect(
      send(
        '/x',
        [
          { name: 'a', in: 'query' },
          { name: 'b', in: 'query' },
          { name: 'c', in: 'query' },
        ],
        { a: null, b: [], c: [null, 'z'] },
      ),
    ).toBe(`${BASE}/x?c=z`);
  });
  it('writes lists and nested objects of deepObject so that nothing falls together', () => {
    const schema = { type: 'object' } as const;
    const url = send('/x', [{ name: 'f', in: 'query', style: 'deepObject', explode: true, schema }], {
      f: { a: { b: 1 }, c: [1, 2], d: [{ e: 3 }] },
    });
    expect(decodeURIComponent(url)).toBe(`${BASE}/x?f[a][b]=1&f[c]=1&f[c]=2&f[d][0][e]=3`);
  });
  it('appends to a query that is part of the path', () => {
    expect(send('/x?action=go', [{ name: 'a', in: 'query' }], { a: 1 })).toBe(`${BASE}/x?action=go&a=1`);
  });
  it('writes content parameters as JSON and lone surrogates as replacement characters', () => {
    const filter = { name: 'f', in: 'query', contentType: 'application/json' } as const;
    expect(send('/x', [filter], { f: { a: [1] } })).toBe(`${BASE}/x?f=%7B%22a%22%3A%5B1%5D%7D`);
    expect(send('/x', [{ name: 'a', in: 'query' }], { a: '\ud800' })).toBe(`${BASE}/x?a=%EF%BF%BD`);
  });
  it('keeps line breaks out of headers', () => {
    const operation = operationOf('GET /x', [parameterOf({ name: 'X-A', in: 'header' })]);
    const request = serialise(operation, { path: {}, query: {}, header: { 'X-A': 'a\r\nb: c é' }, cookie: {} }, BASE);
    expect(request.headers['x-a']).toBe('a%0D%0Ab: c %C3%A9');
  });
});

describe('parseWire', () => {
  const read = (schema: Schema, raw: string): unknown =>
    parseWire(operationOf('GET /x', [parameterOf({ name: 'a', in: 'query', schema })]), {
      method: 'GET',
      url: `${BASE}/x?a=${raw}`,
      headers: {},
    }).query.a;
  it('reads primitives by their schema and leaves misfits as text', () => {
    expect(read({ type: 'integer' }, '12')).toEqual({ value: 12 });
    expect(read({ type: 'boolean' }, 'true')).toEqual({ value: true });
    expect(read({ type: 'integer' }, 'twelve')).toEqual({ value: 'twelve' });
    expect(read({ enum: ['a', 'b'] }, 'b')).toEqual({ value: 'b' });
  });
  it('says so where it would have to guess', () => {
    expect(read({ type: ['string', 'integer'] }, '12')).toHaveProperty('cannotTell');
    expect(read({ type: ['string', 'array'] }, 'x')).toHaveProperty('cannotTell');
    expect(read({ type: 'string' }, 'x&a=y')).toHaveProperty('cannotTell');
    expect(read({ type: 'string' }, '%E0%A4%A')).toHaveProperty('cannotTell');
  });
  it('leaves out what is not there', () => {
    expect(
      parseWire(operationOf('GET /x', [parameterOf({ name: 'a', in: 'query' })]), {
        method: 'GET',
        url: `${BASE}/x`,
        headers: {},
      }).query,
    ).toEqual({});
  });
});
