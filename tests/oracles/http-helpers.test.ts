import { describe, expect, it } from 'vitest';
import { methodsOf } from '../../contracts/http/allow.ts';
import { speaksForPath } from '../../contracts/http/at-path.ts';
import { correlationIds, correlationMembers } from '../../contracts/http/correlation-headers.ts';
import { parseHttpDate } from '../../contracts/http/http-date.ts';
import { madeUpPath } from '../../contracts/http/made-up-path.ts';
import { methodsToTry } from '../../contracts/http/methods-to-try.ts';
import { shotOf } from '../../contracts/http/shot.ts';
import { departure, steadyPart } from '../../contracts/http/steady.ts';
import { variesBy } from '../../contracts/http/vary.ts';
import type { Operation } from '../../core/operations/types.ts';
import { answer } from './answer-builder.ts';
import { factsOf, operationOf } from './operation-builder.ts';

describe('an HTTP-date', () => {
  it('is read in all three forms', () => {
    const time = Date.UTC(1994, 10, 6, 8, 49, 37);
    expect(parseHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(time);
    expect(parseHttpDate('Sun Nov  6 08:49:37 1994')).toBe(time);
    expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(Date.UTC(2094, 10, 6, 8, 49, 37));
  });

  it('is none when the day does not exist or the form is another', () => {
    const wrong = ['Sun, 31 Feb 2027 08:49:37 GMT', 'Sun, 06 Nov 1994 25:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37 CET'];
    for (const text of [...wrong, '1994-11-06', '', 'now']) expect(parseHttpDate(text)).toBeUndefined();
  });
});

describe('header lists', () => {
  it('are split and compared without case', () => {
    expect(methodsOf(' get, PUT ,, ')).toEqual(['GET', 'PUT']);
    expect([
      variesBy('Origin, Accept-encoding', 'accept-encoding'),
      variesBy('*', 'x'),
      variesBy(undefined, 'x'),
    ]).toEqual([true, true, false]);
  });
});

describe('correlation ids', () => {
  it('are found in headers and at known places of the body', () => {
    expect(correlationIds({ 'x-request-id': ' a ', 'x-correlation-id': '', date: 'x' })).toEqual([
      { name: 'x-request-id', id: 'a' },
    ]);
    const body = { requestId: 'a', error: { request_id: 'b' }, data: { request_id: 'c' }, trace_id: 'd' };
    expect(correlationMembers(body).map(({ name }) => name)).toEqual(['requestId', 'error.request_id']);
    expect(correlationMembers(['x'])).toEqual([]);
  });
});

describe('what is steady in two readings', () => {
  const steady = steadyPart(
    { id: 1, at: 'a', list: [{ n: 1 }, { n: 2 }] },
    { id: 1, at: 'b', list: [{ n: 1 }, { n: 3 }] },
  );

  it('leaves out what moves', () => {
    expect(departure(steady, { id: 1, at: 'c', list: [{ n: 1 }, { n: 9 }] })).toBeUndefined();
  });

  it('shows where another value departs, without positions', () => {
    expect(departure(steady, { id: 2, at: 'c', list: [{ n: 1 }, { n: 2 }] })).toBe('/id');
    expect(departure(steady, { id: 1, at: 'c', list: [{ n: 1 }] })).toBe('/list');
    expect(departure(steady, { id: 1, at: 'c', list: [{ n: 5 }, { n: 2 }] })).toBe('/list/-/n');
    expect(departure(steady, { id: 1, at: 'c', list: [{ n: 1 }, {}], more: 1 })).toBe('/more');
    expect(departure(steadyPart([1], [1, 2]), [7, 8, 9])).toBeUndefined();
    expect(departure('a', undefined)).toBe('/');
  });
});

const parameter = (name: string, schema: object): Operation['parameters'][number] => ({
  name,
  in: 'path',
  required: true,
  description: '',
  schema: schema as Record<string, never>,
  style: 'simple',
  explode: false,
  allowReserved: false,
  allowEmptyValue: false,
  examples: [],
  deprecated: false,
});

describe('a made-up path', () => {
  it('has values of the form of the known ones that name nothing', () => {
    const known = { a: '05b66e2c-e067-4367-8395-8726fa2366ac', b: 7, c: '42', d: 'anna' };
    expect(madeUpPath('/{a}/{b}/{c}/{d}', [], known)).toEqual({
      a: '0a55a000-0000-4000-8000-00000000a55a',
      b: 2_147_480_047,
      c: '2147480047',
      d: 'assay-no-such-item',
    });
  });

  it('keeps what has only a few values, and is none without a parameter', () => {
    const kind = parameter('kind', { enum: ['x', 'y'] });
    expect(madeUpPath('/{kind}/{id}', [kind], { kind: 'x' })).toMatchObject({ kind: 'x', id: 'assay-no-such-item' });
    expect(madeUpPath('/{kind}', [kind], { kind: 'x' })).toBeUndefined();
    expect(madeUpPath('/orders', [], {})).toBeUndefined();
  });
});

describe('methods to try', () => {
  const operations = [
    'GET /users',
    'GET /users/{id}',
    'DELETE /users/{id}',
    'GET /users/me',
    'POST /sessions/logout',
  ].map((id) => operationOf(id));
  const facts = factsOf([], operations);
  const tried = (id: string, changes: object = {}): string[] => {
    const operation = operations.find((one) => one.id === id) ?? operationOf(id);
    const config = { ...facts.config, ...changes };
    return methodsToTry(operation, { ...facts, config }, { id: '1' }).map(
      ({ method, path }) => `${method} ${String(path.id ?? '')}`,
    );
  };

  it('go to an item that does not exist', () => {
    expect(tried('GET /users/{id}')).toEqual(['POST', 'PUT', 'PATCH', 'ASSAY'].map((method) => `${method} 2147480047`));
  });

  it('go nowhere while no value for the path is known or can be made up', () => {
    const nothing = methodsToTry(operationOf('GET /users/{id}'), facts, {});
    expect(nothing.every(({ path }) => path.id !== undefined)).toBe(true);
  });

  it('never delete or replace where no item is named', () => {
    expect(tried('GET /users')).toEqual(['PATCH 1', 'ASSAY 1']);
    expect(tried('GET /users', { environment: 'staging', writes: true })).toEqual(['ASSAY 1']);
  });

  it('are left out where another template fits the path', () => {
    expect(tried('GET /users/me')).not.toContain('DELETE 1');
  });

  it('change nothing without leave', () => {
    expect(tried('GET /users/{id}', { writes: false })).toEqual(['ASSAY 2147480047']);
  });

  it('leave alone what ends sessions by its name', () => {
    expect(tried('POST /sessions/logout')).toEqual(['ASSAY 1']);
  });

  it('are tried once for each path', () => {
    expect(operations.map((one) => speaksForPath(one, facts))).toEqual([true, true, false, true, true]);
  });
});

describe('a shot', () => {
  it('keeps what came back, or why nothing did', () => {
    const { exchange } = answer(operationOf('GET /orders'), { status: 404, body: { a: 1 } });
    expect(shotOf(exchange, 'care')).toMatchObject({
      status: 404,
      text: '{"a":1}',
      bytes: 7,
      line: 'GET http://127.0.0.1/orders with care -> 404 {"a":1}',
    });
    const { response: _, ...unanswered } = exchange;
    const failed = shotOf({ ...unanswered, failure: { kind: 'reset', message: 'gone' } });
    expect(failed).toMatchObject({
      status: 0,
      failure: 'gone',
      line: 'GET http://127.0.0.1/orders -> no answer (reset)',
    });
  });
});
