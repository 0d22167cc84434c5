import { describe, expect, it } from 'vitest';
import type { Answer, ValidRequest } from '../../contracts/check.ts';
import { oracle as acceptsValid } from '../../contracts/checks/accepts-valid.ts';
import { oracle as authRequired } from '../../contracts/checks/auth-required.ts';
import { oracle as rejectsInvalid } from '../../contracts/checks/rejects-invalid.ts';
import type { Defect } from '../../core/generate/violation-case.ts';
import { answer, type Sent } from './answer-builder.ts';
import { gaps, said } from './builders.ts';
import { factsOf, json, operationOf, responseOf } from './operation-builder.ts';

const facts = factsOf([]);
const create = {
  ...operationOf('POST /orders', [responseOf('201', [json({ type: 'object' })])]),
  body: { required: true, contents: [json({ type: 'object' })] },
};

describe('rejects-invalid', () => {
  const defect: Defect = {
    place: 'body',
    pointer: '/lines/-/quantity',
    keyword: 'maximum',
    label: 'quantity is 10, above its maximum 9',
    soft: false,
  };
  const given = (sent: Sent, other: Partial<Defect> = {}): Answer => ({
    ...answer(create, sent),
    violation: { ...defect, ...other },
  });
  const says = (sent: Sent, other: Partial<Defect> = {}): string => said(rejectsInvalid.verify(given(sent, other)));

  it('passes refusals of the form', () => {
    for (const status of [400, 411, 413, 414, 415, 422, 431]) expect(says({ status })).toBe('pass');
  });

  it('speaks of a success, keyed by place, pointer and keyword', () => {
    const result = rejectsInvalid.verify(given({ status: 201, body: { id: 1 } }));
    expect(result).toMatchObject({
      outcome: 'fail',
      broken: [
        {
          key: 'body /lines/-/quantity maximum',
          expected: 'a refusal, 400 or 422, because quantity is 10, above its maximum 9',
          observed: 'status 201',
          confidence: 'certain',
        },
      ],
    });
    expect(result.outcome === 'fail' && result.broken.flatMap(gaps)).toEqual([]);
    expect(result.outcome === 'fail' && result.broken[0]?.severity).toBeUndefined();
    expect(says({ status: 200 }, { pointer: '', keyword: 'syntax' })).toBe('fail: body syntax');
  });

  it('is milder about patterns, unknown properties, formats and page numbers, less sure about 202 and parameters', () => {
    const first = (sent: Sent, other: Partial<Defect>) => {
      const result = rejectsInvalid.verify(given(sent, other));
      return result.outcome === 'fail' ? [result.broken[0]?.severity, result.broken[0]?.confidence] : [];
    };
    expect(first({ status: 201 }, { keyword: 'pattern' })).toEqual(['medium', 'certain']);
    expect(first({ status: 201 }, { keyword: 'additionalProperties' })).toEqual(['medium', 'certain']);
    expect(first({ status: 201 }, { keyword: 'format', soft: true })).toEqual(['low', 'tentative']);
    expect(first({ status: 200 }, { place: 'query', pointer: 'page_size' })).toEqual(['medium', 'firm']);
    expect(first({ status: 200 }, { place: 'query', pointer: 'amount' })).toEqual([undefined, 'firm']);
    expect(first({ status: 202 }, {})).toEqual([undefined, 'tentative']);
  });

  it('is silent where the answer says nothing about the form', () => {
    for (const status of [302, 401, 403, 404, 405, 409, 412, 429]) {
      expect(says({ status })).toBe(`silent: ${status} says nothing about the form of the request`);
    }
    expect(says({ status: 500 })).toBe('silent: a server error is judged by no-server-error');
    expect(says({ status: 207, body: [] })).toMatch(/^silent: 207/);
    expect(says({ status: 200, body: { data: { errors: [{ index: 0 }] } } })).toMatch(
      /^silent: the body tells an error/,
    );
    expect(says({ status: 200, body: { success: false, message: 'no' } })).toMatch(/^silent: the body tells an error/);
    expect(says({ status: 200, text: '<html>', headers: { 'content-type': 'text/html' } })).toMatch(
      /^silent: the answer is a page/,
    );
    expect(said(rejectsInvalid.verify(answer(create, { status: 201 })))).toBe('silent: the request was valid');
  });

  it('does not apply where nothing could be invalid', () => {
    expect(rejectsInvalid.appliesTo(create, facts)).toEqual({ applies: true });
    expect(rejectsInvalid.appliesTo(operationOf('DELETE /orders/{id}'), facts).applies).toBe(false);
    expect(rejectsInvalid.appliesTo(operationOf('GET /orders/{id}'), facts).applies).toBe(false);
  });
});

describe('auth-required', () => {
  const operation = {
    ...operationOf('GET /orders', [responseOf('200', [json()])]),
    security: [[{ scheme: 'b', scopes: [] }]],
  };
  const says = (sent: Sent, credentials: 'missing' | 'false' = 'missing'): string =>
    said(authRequired.verify({ ...answer(operation, sent), credentials }));

  it('passes 401, and 403 and 404 that hide', () => {
    for (const status of [401, 403, 404])
      expect([says({ status }), says({ status }, 'false')]).toEqual(['pass', 'pass']);
  });

  it('speaks of a success, keyed by what the request lacked', () => {
    expect(says({ status: 200, body: [] })).toBe('fail: missing credentials');
    expect(says({ status: 204 }, 'false')).toBe('fail: false credentials');
    const result = authRequired.verify({ ...answer(operation, { status: 200, body: [] }), credentials: 'false' });
    expect(result.outcome === 'fail' && result.broken.flatMap(gaps)).toEqual([]);
    expect(result).toMatchObject({
      broken: [{ observed: 'status 200 with false credentials', confidence: 'certain' }],
    });
  });

  it('is silent about anything that is neither', () => {
    for (const status of [302, 400, 405, 422, 429])
      expect(says({ status })).toBe(`silent: ${status} says nothing about the credentials`);
    expect(says({ status: 503 })).toBe('silent: a server error is judged by no-server-error');
    expect(says({ status: 200, body: { error: 'unauthorized' } })).toMatch(/^silent: the body tells an error/);
    expect(says({ status: 200, text: '<form>', headers: { 'content-type': 'text/html' } })).toMatch(
      /^silent: the answer is a page/,
    );
    expect(said(authRequired.verify(answer(operation, { status: 200 })))).toBe(
      'silent: the request had good credentials',
    );
  });

  it('does not apply without credentials or with an alternative without', () => {
    expect(authRequired.appliesTo(operation, facts)).toEqual({ applies: true });
    expect(authRequired.appliesTo({ ...operation, security: [] }, facts).applies).toBe(false);
    expect(authRequired.appliesTo({ ...operation, security: [...operation.security, []] }, facts).applies).toBe(false);
    expect(authRequired.appliesTo({ ...operation, method: 'OPTIONS' }, facts).applies).toBe(false);
  });
});

describe('accepts-valid', () => {
  const valid: ValidRequest = {
    origin: 'boundary',
    label: 'page_size at its maximum 100',
    othersAccepted: true,
    difference: { at: 'query/page_size', name: 'page_size', value: 100 },
  };
  const list = operationOf('GET /orders');
  const refusal = { errors: [{ field: 'page_size', message: 'must be at most 50' }] };
  const verify = (sent: Sent, other: Partial<ValidRequest> = {}, on = list) =>
    acceptsValid.verify({ ...answer(on, sent), valid: { ...valid, ...other } });
  const says = (...args: Parameters<typeof verify>): string => said(verify(...args));
  const differs = (name: string, value: unknown = 'a'): Partial<ValidRequest> => ({
    difference: { at: `body/${name}`, name, value },
  });

  it('passes what is accepted', () => {
    expect([says({ status: 200 }), says({ status: 204 })]).toEqual(['pass', 'pass']);
  });

  it('speaks of a refusal that names the one field in which the request differs', () => {
    const result = verify({ status: 400, body: refusal });
    expect(result).toMatchObject({ broken: [{ key: 'query/page_size', observed: 'status 400', confidence: 'firm' }] });
    expect(result.outcome === 'fail' && result.broken.flatMap(gaps)).toEqual([]);
    expect(verify({ status: 422, body: { note: 'too long' } }, differs('note'), create)).toMatchObject({
      broken: [{ key: 'body/note', confidence: 'firm' }],
    });
    const number = verify({ status: 422, body: { amount: 'too large' } }, differs('amount', 9), create);
    expect(number).toMatchObject({ broken: [{ confidence: 'tentative' }] });
  });

  it('is silent about refusals for what there is, and where the reason cannot be told', () => {
    for (const status of [302, 401, 403, 404, 409, 429])
      expect(says({ status })).toMatch(/^silent: .* no refusal of the form/);
    expect(says({ status: 400, body: refusal }, { othersAccepted: false })).toMatch(/^silent: no other valid request/);
    expect(says({ status: 400, body: refusal }, { origin: 'random' })).toMatch(/^silent: a random request/);
    const { difference: _, ...several } = valid;
    expect(said(acceptsValid.verify({ ...answer(list, { status: 400, body: refusal }), valid: several }))).toMatch(
      /^silent: it differs from accepted requests in more than one place/,
    );
    expect(says({ status: 400, body: { message: 'no' } })).toBe('silent: the refusal does not name page_size');
    expect(says({ status: 422, body: { note: 'is already taken' } }, differs('note'))).toMatch(
      /^silent: the refusal may be/,
    );
    for (const name of ['partner_id', 'end_date', 'valid_from', 'currency'])
      expect(says({ status: 422, body: { [name]: 'wrong' } }, differs(name))).toBe(
        `silent: ${name} may have to fit something else`,
      );
    expect(said(acceptsValid.verify(answer(list, { status: 400 })))).toBe(
      'silent: nothing is known of the other requests',
    );
  });

  it('speaks of 415 for a listed content type when no request was accepted', () => {
    const sent = answer(create, { status: 415 });
    const request = { ...sent.exchange.request, headers: { 'content-type': 'application/json' } };
    const refused = { ...sent, exchange: { ...sent.exchange, request } };
    const says415 = (othersAccepted: boolean, one: Answer = refused) =>
      said(acceptsValid.verify({ ...one, valid: { ...valid, othersAccepted } }));
    expect(says415(false)).toBe('fail: content type application/json');
    expect(says415(true)).toMatch(/^silent: 415 although/);
    expect(says415(false, sent)).toMatch(/^silent: 415 for a content type/);
  });

  it('does not apply where nothing could be refused', () => {
    expect(acceptsValid.appliesTo(create, facts)).toEqual({ applies: true });
    expect(acceptsValid.appliesTo(operationOf('GET /orders/{id}'), facts).applies).toBe(false);
  });
});
