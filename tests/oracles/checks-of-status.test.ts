import { describe, expect, it } from 'vitest';
import { bodyVariants } from '../../contracts/body-variants.ts';
import { oracle as noErrorInSuccess } from '../../contracts/checks/no-error-in-success.ts';
import { oracle as noServerError } from '../../contracts/checks/no-server-error.ts';
import { oracle as statusDocumented } from '../../contracts/checks/status-documented.ts';
import type { Defect } from '../../core/generate/violation-case.ts';
import { answer } from './answer-builder.ts';
import { gaps, said } from './builders.ts';
import { factsOf, json, operationOf, responseOf } from './operation-builder.ts';

const facts = factsOf([]);

describe('status-documented', () => {
  const operation = operationOf('GET /orders', [responseOf('200'), responseOf('404'), responseOf('3XX')]);
  const withDefault = operationOf('GET /orders', [responseOf('200'), responseOf('default')]);
  const says = (status: number, on = operation): string => said(statusDocumented.verify(answer(on, { status })));

  it('passes a status named exactly, by range or by default', () => {
    expect([says(200), says(404), says(302), says(418, withDefault)]).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  it('speaks of a status nobody wrote down, milder when it is an error', () => {
    const result = statusDocumented.verify(answer(operation, { status: 204 }));
    expect(result).toEqual({
      outcome: 'fail',
      broken: [
        {
          key: 'status 204',
          expected: 'one of the documented statuses 200, 404, 3XX',
          observed: 'status 204',
          confidence: 'certain',
        },
      ],
    });
    expect(statusDocumented.verify(answer(operation, { status: 400 }))).toMatchObject({
      broken: [{ key: 'status 400', severity: 'medium' }],
    });
  });

  it('tells the status of invalid requests, and of media types, once for the API', () => {
    const violation: Defect = { place: 'body', pointer: '', keyword: 'syntax', label: 'no JSON', soft: false };
    expect(statusDocumented.verify({ ...answer(operation, { status: 422 }), violation })).toMatchObject({
      broken: [{ key: 'status 422 for what is invalid', everywhere: true }],
    });
    expect(statusDocumented.verify(answer(operation, { status: 415 }))).toMatchObject({
      broken: [{ key: 'status 415', everywhere: true }],
    });
  });

  it('leaves server errors to their own check and gateways alone', () => {
    expect(says(500)).toBe('silent: a server error is judged by no-server-error');
    expect(says(429)).toBe('silent: 429 may come from something in front of the API');
    expect(says(428)).toBe('fail: status 428');
  });

  it('takes 401 and 403 for documented where credentials are needed', () => {
    const secured = { ...operation, security: [[{ scheme: 'bearer', scopes: [] }]] };
    const open = { ...operation, security: [[{ scheme: 'bearer', scopes: [] }], []] };
    expect(says(401, secured)).toMatch(/^silent: 401 is about the credentials/);
    expect([says(401, open), says(403)]).toEqual(['fail: status 401', 'fail: status 403']);
  });

  it('does not apply where the description names no response', () => {
    expect(statusDocumented.appliesTo(operationOf('GET /x', []), facts)).toEqual({
      applies: false,
      reason: 'the description names no response for this operation',
    });
    expect(statusDocumented.appliesTo(operation, facts)).toEqual({ applies: true });
  });
});

describe('no-server-error', () => {
  const operation = operationOf('GET /orders', [responseOf('200'), responseOf('500')]);
  const limited = operationOf('GET /orders', [responseOf('200'), responseOf('503')]);
  const says = (status: number, on = operation): string => said(noServerError.verify(answer(on, { status })));

  it('passes everything below 500', () => {
    expect([says(200), says(404), says(499)]).toEqual(['pass', 'pass', 'pass']);
  });

  it('speaks of 500 although it is documented, and milder of the others', () => {
    const result = noServerError.verify(answer(operation, { status: 500 }));
    expect(result).toMatchObject({ outcome: 'fail', broken: [{ key: 'status 500', observed: 'status 500' }] });
    expect(result.outcome === 'fail' && result.broken.flatMap(gaps)).toEqual([]);
    expect(result.outcome === 'fail' && result.broken[0]?.severity).toBeUndefined();
    expect(noServerError.verify(answer(operation, { status: 502 }))).toMatchObject({
      broken: [{ key: 'status 502', severity: 'high' }],
    });
  });

  it('is silent where nothing but server errors is described', () => {
    const failing = operationOf('GET /status/500', [responseOf('500')]);
    expect(says(500, failing)).toMatch(/^silent/);
    expect(says(500, operationOf('GET /orders'))).toBe('fail: status 500');
  });

  it('tells what the parser of all bodies does not handle once for the API', () => {
    const [probe = ''] = bodyVariants('{}', false).map(({ words }) => words);
    expect(noServerError.verify({ ...answer(operation, { status: 500 }), probe })).toMatchObject({
      broken: [{ key: `status 500: ${probe}`, everywhere: true }],
    });
    const other = noServerError.verify({ ...answer(operation, { status: 500 }), probe: 'Accept-Language: de' });
    expect(other).toMatchObject({ broken: [{ key: 'status 500' }] });
    expect(other.outcome === 'fail' && other.broken[0]).not.toHaveProperty('everywhere');
  });

  it('is silent about an open refusal: 501, 505, and 503 where it is documented', () => {
    expect(says(501)).toBe('silent: 501 says openly that something is not implemented');
    expect(says(505)).toMatch(/^silent/);
    expect(says(503, limited)).toBe('silent: 503 is documented for this operation');
    expect([says(503), says(502, limited)]).toEqual(['fail: status 503', 'fail: status 502']);
  });
});

describe('no-error-in-success', () => {
  const operation = operationOf('GET /orders/{id}', [responseOf('200', [json({ type: 'object' })])]);
  const says = (body: unknown, status = 200): string =>
    said(noErrorInSuccess.verify(answer(operation, { status, body })));

  it('leaves GraphQL its errors in the body', () => {
    const graphql = operationOf('POST /graphql', [responseOf('200', [json({ type: 'object' })])]);
    const body = { data: {}, errors: [{ message: 'no such field' }] };
    expect(said(noErrorInSuccess.verify(answer(graphql, { body })))).toMatch(/^silent: GraphQL/);
  });

  it.each([
    [
      { ok: false, error: { code: 'E1' } },
      { ok: true, error: null },
    ],
    [{ success: false, message: 'no such order' }, { success: false }],
    [{ error: 'not found' }, { error: '' }],
    [{ error: 'not found' }, { error: 'not found', id: 7 }],
    [{ error: { message: 'x' } }, { error: { retries: 3 } }],
    [{ errors: [{ field: 'name' }] }, { errors: [] }],
    [
      { status: 'error', message: 'x' },
      { status: 'error', id: 7 },
    ],
    [
      { status: 404, title: 'Not Found' },
      { status: 200, title: 'Not Found' },
    ],
  ])('speaks of %j, not of %j', (broken, conforming) => {
    const result = noErrorInSuccess.verify(answer(operation, { body: broken }));
    expect(result).toMatchObject({ outcome: 'fail', broken: [{ key: 'error body', confidence: 'firm' }] });
    expect(result.outcome === 'fail' && result.broken.flatMap(gaps)).toEqual([]);
    expect(says(conforming)).toBe('pass');
  });

  it('passes a success answer about a failed job', () => {
    expect(says({ id: 'j1', state: 'failed', error: 'out of paper' })).toBe('pass');
    expect(says([{ error: 'not found' }])).toBe('pass');
  });

  it('is silent where the body cannot say it', () => {
    expect(says({ error: 'x' }, 404)).toBe('silent: not a success status');
    expect(says({ ok: false, error: 'x' }, 207)).toBe('silent: 207 carries one outcome per item');
    expect(says(undefined)).toBe('silent: no JSON body');
  });

  it('does not apply without a success answer with a body', () => {
    const empty = operationOf('DELETE /orders/{id}', [responseOf('204'), responseOf('404', [json()])]);
    expect(noErrorInSuccess.appliesTo(empty, facts)).toEqual({
      applies: false,
      reason: 'no success answer with a body is documented',
    });
    expect(noErrorInSuccess.appliesTo(operationOf('HEAD /orders'), facts)).toEqual({
      applies: false,
      reason: 'HEAD has no body',
    });
    expect(noErrorInSuccess.appliesTo(operation, facts)).toEqual({ applies: true });
  });
});
