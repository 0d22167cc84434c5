import { describe, expect, it } from 'vitest';
import { oracle as bodyConforms } from '../../contracts/checks/body-conforms.ts';
import { oracle as contentTypeDocumented } from '../../contracts/checks/content-type-documented.ts';
import { oracle as headersConform } from '../../contracts/checks/headers-conform.ts';
import type { Defect } from '../../core/generate/violation-case.ts';
import type { HeaderObject } from '../../core/operations/types.ts';
import { answer, type Sent } from './answer-builder.ts';
import { gaps, said } from './builders.ts';
import { factsOf, json, operationOf, responseOf } from './operation-builder.ts';

const facts = factsOf([]);
const schema = {
  type: 'object',
  required: ['id', 'lines'],
  properties: {
    id: { type: 'string' },
    password: { type: 'string', writeOnly: true },
    lines: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
  },
};

describe('content-type-documented', () => {
  const operation = operationOf('GET /orders', [responseOf('200', [json()]), responseOf('404')]);
  const says = (sent: Sent): string => said(contentTypeDocumented.verify(answer(operation, sent)));

  it('passes the documented type, whatever its parameters and case', () => {
    expect(says({ body: {} })).toBe('pass');
    expect(says({ body: {}, headers: { 'content-type': 'Application/JSON; charset=utf-8' } })).toBe('pass');
  });

  it('speaks of another type and of none', () => {
    const result = contentTypeDocumented.verify(
      answer(operation, { text: '<p>', headers: { 'content-type': 'text/html; charset=utf-8' } }),
    );
    expect(result).toMatchObject({
      broken: [{ key: '200 text/html', expected: 'application/json', observed: 'text/html' }],
    });
    expect(says({ body: {}, headers: { 'content-type': '' } })).toBe('fail: 200 none');
  });

  it('is silent without a body, a documented status or documented content', () => {
    expect(says({})).toBe('silent: no body');
    expect(says({ status: 418, body: {} })).toBe('silent: the status is not documented');
    expect(says({ status: 404, body: {} })).toBe('silent: no content is documented for 404');
    expect(says({ status: 500, body: {} })).toBe('silent: a server error is judged by no-server-error');
  });

  it('does not apply where no content is described', () => {
    const bare = operationOf('DELETE /orders/{id}', [responseOf('204')]);
    expect(contentTypeDocumented.appliesTo(bare, facts)).toEqual({
      applies: false,
      reason: 'the description names no content for any response',
    });
    expect(contentTypeDocumented.appliesTo(operation, facts)).toEqual({ applies: true });
  });
});

describe('body-conforms', () => {
  const operation = operationOf('GET /orders/{id}', [
    responseOf('200', [json(schema)]),
    responseOf('202', [json(schema)]),
    responseOf('404', [json(schema)]),
    responseOf('409', [json()]),
  ]);
  const says = (sent: Sent): string => said(bodyConforms.verify(answer(operation, sent)));
  const good = { id: 'a1', lines: [{ price: 1 }, { price: 2.5 }] };

  it('passes a body that fits', () => {
    expect(says({ body: good })).toBe('pass');
  });

  it('misses no member where a part was asked for; what is there must fit', () => {
    const part = (query: string, body: unknown): string => {
      const whole = answer(operation, { body });
      const request = { ...whole.exchange.request, url: `http://127.0.0.1/orders/1?${query}` };
      return said(bodyConforms.verify({ ...whole, exchange: { ...whole.exchange, request } }));
    };
    for (const query of ['fields=id', 'fields[orders]=id', `filter=${encodeURIComponent('{"fields":["id"]}')}`])
      expect(part(query, { id: 'a1' }), query).toBe('silent: only a part of the answer was asked for');
    expect(part('fields=id', { id: 1 })).toMatch(/^fail: .* type$/);
    expect(part('fields=', { id: 'a1' })).toMatch(/^fail: .*required/);
    expect(part('filter=abc&sort=fields', { id: 'a1' })).toMatch(/^fail: .*required/);
  });

  it('tells the refusal of what is no document once for the API', () => {
    const violation: Defect = { place: 'body', pointer: '', keyword: 'syntax', label: 'no JSON', soft: false };
    const refused = { ...answer(operation, { status: 404, body: {} }), violation };
    expect(bodyConforms.verify(refused)).toMatchObject({
      broken: [{ key: 'refusal of what is no document', everywhere: true }],
    });
  });

  it.each([
    ['a missing member', { lines: [] }, 'required'],
    ['a wrong type', { ...good, id: 7 }, '/properties/id/type'],
    ['a writeOnly member', { ...good, password: 'x' }, '/password'],
  ])('speaks of %s', (_, body, part) => {
    const result = bodyConforms.verify(answer(operation, { body }));
    expect(said(result)).toContain(part);
    expect(result.outcome === 'fail' && result.broken.flatMap(gaps)).toEqual([]);
  });

  it('names a place in an array the same way whichever element is wrong', () => {
    const first = says({ body: { id: 'a1', lines: [{ price: 'x' }, { price: 1 }] } });
    const second = says({ body: { id: 'a1', lines: [{ price: 1 }, { price: 'y' }] } });
    expect(first).toMatch(/^fail: 200 .*price/);
    expect(second).toBe(first);
  });

  it('tells two missing members apart', () => {
    const keys = (body: unknown): string => says({ body });
    expect(keys({ id: 'a1' })).toContain('lines');
    expect(keys({ lines: [] })).toContain("'id'");
  });

  it('reports at most five problems of one body', () => {
    const properties = Object.fromEntries([...'abcdefg'].map((name) => [name, { type: 'string' }]));
    const wide = operationOf('GET /wide', [responseOf('200', [json({ type: 'object', properties })])]);
    const body = Object.fromEntries([...'abcdefg'].map((name) => [name, 1]));
    const result = bodyConforms.verify(answer(wide, { body }));
    expect(result.outcome === 'fail' && result.broken.length).toBe(5);
  });

  it('is milder about a format', () => {
    const properties = { at: { type: 'string', format: 'date-time' } };
    const one = operationOf('GET /x', [responseOf('200', [json({ type: 'object', properties })])]);
    const broken = (at: unknown) => bodyConforms.verify(answer(one, { body: { at } }));
    expect(broken('yesterday')).toMatchObject({ outcome: 'fail', broken: [{ severity: 'medium' }] });
    expect(broken(7)).not.toMatchObject({ broken: [{ severity: 'medium' }] });
    expect(broken('2026-01-01T00:00:00Z')).toEqual({ outcome: 'pass' });
  });

  it('speaks of broken JSON and of an empty body on a success', () => {
    expect(says({ text: '{"id":' })).toBe('fail: 200 not JSON');
    expect(says({})).toBe('fail: 200 empty');
  });

  it('is silent where another check speaks or nothing can be said', () => {
    expect(says({ status: 500, body: 1 })).toBe('silent: a server error is judged by no-server-error');
    expect(says({ status: 418, body: 1 })).toBe('silent: the status is not documented');
    expect(says({ status: 404 })).toBe('silent: no body on an answer that is no success');
    for (const status of [202, 204, 205]) {
      const one = operationOf('PUT /orders/{id}', [responseOf(String(status), [json(schema)])]);
      expect(said(bodyConforms.verify(answer(one, { status })))).toBe('silent: no body');
    }
    expect(says({ status: 409, body: 1 })).toBe('silent: no schema is documented for this content');
    expect(says({ body: { error: 'x' } })).toBe('silent: the body is an error: judged by no-error-in-success');
    expect(says({ text: '{"id":', truncated: true })).toBe('silent: the body is longer than the limit and was cut');
    const head = operationOf('HEAD /orders', [responseOf('200', [json(schema)])]);
    expect(said(bodyConforms.verify(answer(head)))).toBe('silent: HEAD has no body');
    const csv = operationOf('GET /export', [responseOf('200', [{ ...json(schema), type: 'text/csv' }])]);
    const sent = { text: 'a;b', headers: { 'content-type': 'text/csv' } };
    expect(said(bodyConforms.verify(answer(csv, sent)))).toBe('silent: only JSON bodies are judged by schema');
  });

  it('does not apply without a schema', () => {
    expect(bodyConforms.appliesTo(operationOf('GET /x', [responseOf('200', [json()])]), facts)).toEqual({
      applies: false,
      reason: 'the description gives no schema for any response',
    });
    expect(bodyConforms.appliesTo(operation, facts)).toEqual({ applies: true });
  });
});

describe('headers-conform', () => {
  const header = (name: string, required: boolean, of?: HeaderObject['schema']): HeaderObject => ({
    name,
    required,
    ...(of !== undefined && { schema: of }),
  });
  const operation = operationOf('POST /orders', [
    responseOf('201', [], [header('Location', true), header('X-Left', false, { type: 'integer', minimum: 0 })]),
    responseOf('200', [], [header('X-Left', false, { type: 'integer' })]),
    responseOf('204', [], [header('Content-Type', true, { const: 'nothing' })]),
  ]);
  const says = (status: number, headers: Readonly<Record<string, string>>): string =>
    said(headersConform.verify(answer(operation, { status, headers })));

  it('passes what is there and fits', () => {
    expect(says(201, { location: '/orders/1' })).toBe('pass');
    expect(says(201, { location: '/orders/1', 'x-left': '3' })).toBe('pass');
  });

  it('speaks of a required one that is missing and of a value that does not fit', () => {
    expect(says(201, { 'x-left': '3' })).toBe('fail: 201 location missing');
    expect(says(201, { location: '/orders/1', 'x-left': 'three' })).toBe('fail: 201 x-left type');
    expect(says(201, { location: '/orders/1', 'x-left': '-1' })).toBe('fail: 201 x-left minimum');
    const result = headersConform.verify(answer(operation, { status: 201 }));
    expect(result.outcome === 'fail' && result.broken.flatMap(gaps)).toEqual([]);
  });

  it.each([
    [{ type: 'boolean' }, 'TRUE', '1x'],
    [{ type: 'array', items: { type: 'integer' } }, '1, 2', '1, b'],
    [{ type: 'string', pattern: '^[0-9]+$' }, '42', '4 2'],
    [{ type: ['integer', 'null'] }, '7', 'seven'],
  ])('reads %j from text', (of, fits, does_not) => {
    const one = operationOf('GET /x', [responseOf('200', [], [header('X-One', false, of)])]);
    expect(said(headersConform.verify(answer(one, { headers: { 'x-one': fits } })))).toBe('pass');
    expect(said(headersConform.verify(answer(one, { headers: { 'x-one': does_not } })))).toMatch(/^fail/);
  });

  it('lets Location be relative, other headers not', () => {
    const uri = { type: 'string', format: 'uri' };
    const says = (name: string, value: string): string => {
      const one = operationOf('POST /x', [responseOf('201', [], [header(name, true, uri)])]);
      return said(headersConform.verify(answer(one, { status: 201, headers: { [name.toLowerCase()]: value } })));
    };
    expect([says('Location', '/orders/1'), says('X-Docs', 'http://127.0.0.1/docs')]).toEqual(['pass', 'pass']);
    expect(says('X-Docs', '/docs')).toBe('fail: 201 x-docs format');
  });

  it('judges an object by presence only: it has several spellings', () => {
    const shape = { type: 'object', properties: { limit: { type: 'integer' } } };
    const one = operationOf('GET /x', [responseOf('200', [], [header('X-Quota', true, shape)])]);
    expect(said(headersConform.verify(answer(one, { headers: { 'x-quota': 'limit,100' } })))).not.toMatch(/^fail/);
    expect(said(headersConform.verify(answer(one)))).toBe('fail: 200 x-quota missing');
  });

  it('is silent where nothing documented is required or there, and about Content-Type', () => {
    const nothing = 'silent: no documented header that is required or present';
    expect([says(200, {}), says(204, {})]).toEqual([nothing, nothing]);
    expect(says(418, {})).toBe('silent: the status is not documented');
    expect(says(500, {})).toBe('silent: a server error is judged by no-server-error');
  });

  it('does not apply where no header is described', () => {
    expect(headersConform.appliesTo(operationOf('GET /x'), facts)).toEqual({
      applies: false,
      reason: 'the description names no response header',
    });
    expect(headersConform.appliesTo(operation, facts)).toEqual({ applies: true });
  });
});
