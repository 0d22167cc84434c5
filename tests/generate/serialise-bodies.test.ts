import { describe, expect, it } from 'vitest';
import { parseWire } from '../../core/generate/parse-wire.ts';
import { serialise } from '../../core/generate/serialise.ts';
import type { WireRequest } from '../../core/generate/types.ts';
import type { MediaTypeObject } from '../../core/operations/types.ts';
import type { JsonObject, Schema } from '../../core/spec/types.ts';
import { contentOf, operationOf } from './operation-fixture.ts';

const DOCUMENT: JsonObject = {
  components: {
    schemas: {
      Book: {
        type: 'object',
        xml: { name: 'book', namespace: 'urn:books', prefix: 'b' },
        properties: {
          id: { type: 'integer', xml: { attribute: true } },
          title: { type: 'string' },
          tags: {
            type: 'array',
            xml: { name: 'tags', wrapped: true },
            items: { type: 'string', xml: { name: 'tag' } },
          },
          codes: { type: 'array', items: { type: 'string', xml: { name: 'code' } } },
        },
      },
    },
  },
};

function sent(content: MediaTypeObject, value: unknown): { request: WireRequest; text: string } {
  const operation = operationOf('POST /x', [], [content]);
  const body = { mediaType: content.type, value };
  const request = serialise(
    operation,
    { path: {}, query: {}, header: {}, cookie: {}, body },
    'http://a.test',
    DOCUMENT,
  );
  return { request, text: new TextDecoder().decode(request.body) };
}

describe('bodies', () => {
  it('writes JSON and reads it back', () => {
    const value = { a: 'Zoë 🚀', b: [1, null] };
    const { request, text } = sent(contentOf('application/vnd.x+json', true), value);
    expect(text).toBe(JSON.stringify(value));
    expect(request.headers['content-type']).toBe('application/vnd.x+json');
    expect(parseWire(operationOf('POST /x'), request).body?.parsed).toEqual({ value });
  });
  it('writes forms: plus for spaces, repeated names for lists, JSON for objects, styles where asked for', () => {
    const encoding = { piped: { style: 'pipeDelimited', explode: false }, deep: { style: 'deepObject' } } as const;
    const { text } = sent(contentOf('application/x-www-form-urlencoded', true, { encoding }), {
      a: 'x y&z',
      list: [1, 2],
      object: { k: 'v' },
      none: null,
      piped: ['p', 'q'],
      deep: { k: 'v' },
    });
    expect(text).toBe('a=x+y%26z&list=1&list=2&object=%7B%22k%22%3A%22v%22%7D&piped=p%7Cq&deep%5Bk%5D=v');
  });
  it('writes multipart with files, JSON parts and a boundary that depends on the content only', () => {
    const schema: Schema = {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' }, meta: { type: 'object' }, image: { type: 'string' } },
    };
    const content = contentOf('multipart/form-data', schema, {
      encoding: { image: { contentType: 'image/png, image/jpeg' } },
    });
    const value = { file: 'bytes', meta: { a: 1 }, note: 'hé', image: 'x' };
    const { request, text } = sent(content, value);
    const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
    expect(text.split(`--${boundary}`)).toEqual([
      '',
      '\r\nContent-Disposition: form-data; name="file"; filename="file.bin"\r\nContent-Type: application/octet-stream\r\n\r\nbytes\r\n',
      '\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n',
      '\r\nContent-Disposition: form-data; name="note"\r\n\r\nhé\r\n',
      '\r\nContent-Disposition: form-data; name="image"; filename="image.png"\r\nContent-Type: image/png\r\n\r\nx\r\n',
      '--\r\n',
    ]);
    expect(sent(content, value).text).toBe(text);
    expect(sent(content, { ...value, note: 'ho' }).request.headers['content-type']).not.toContain(boundary);
  });
  it('is understood by a standard multipart parser', async () => {
    const { request } = sent(contentOf('multipart/form-data', { type: 'object' }), { a: '1', b: ['x', 'y'] });
    const form = await new Response(request.body as BodyInit, { headers: request.headers }).formData();
    expect([...form]).toEqual([
      ['a', '1'],
      ['b', 'x'],
      ['b', 'y'],
    ]);
  });
  it('writes XML by the hints of the schema', () => {
    const { text } = sent(contentOf('application/xml', { $ref: '#/components/schemas/Book' }), {
      id: 7,
      title: 'A & <B>',
      tags: ['x', 'y'],
      codes: ['1', '2'],
    });
    expect(text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><b:book xmlns:b="urn:books" id="7"><title>A &amp; &lt;B&gt;</title><tags><tag>x</tag><tag>y</tag></tags><code>1</code><code>2</code></b:book>',
    );
  });
  it('writes text, bytes and JSON lines as they are', () => {
    expect(sent(contentOf('text/plain', { type: 'string' }), 'hello').text).toBe('hello');
    expect(sent(contentOf('application/octet-stream', true), new Uint8Array([104, 105])).text).toBe('hi');
    expect(sent(contentOf('application/x-ndjson', true), [{ a: 1 }, 2]).text).toBe('{"a":1}\n2\n');
    expect(sent(contentOf('text/*', { type: 'string' }), 'x').request.headers['content-type']).toBe('text/plain');
  });
});
