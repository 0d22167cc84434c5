import { describe, expect, it } from 'vitest';
import type { Answer } from '../../contracts/check.ts';
import { oracle as acceptsValid } from '../../contracts/checks/accepts-valid.ts';
import { oracle as authRequired } from '../../contracts/checks/auth-required.ts';
import { oracle as rejectsInvalid } from '../../contracts/checks/rejects-invalid.ts';
import { oracle as statusDocumented } from '../../contracts/checks/status-documented.ts';
import type { Defect } from '../../core/generate/violation-case.ts';
import { answer } from './answer-builder.ts';
import { operationOf } from './operation-builder.ts';

const create = operationOf('POST /orders');
const valid = { origin: 'minimal', label: 'a minimal order', othersAccepted: true } as const;
const violation: Defect = { place: 'body', pointer: '/name', keyword: 'type', label: 'name is a number', soft: false };
const judged = (check: typeof acceptsValid, status: number, extra: Partial<Answer>) => {
  const result = check.verify({ ...answer(create, { status }), ...extra });
  return result.outcome === 'fail'
    ? result.broken.map(({ key, severity }) => [key, severity ?? check.severity])
    : result.outcome;
};

describe('statuses that the configuration expects', () => {
  it('of valid requests: accepts-valid', () => {
    const extra = { valid, expected: { accepts: [201, 202] } };
    expect(judged(acceptsValid, 201, extra)).toBe('pass');
    expect(judged(acceptsValid, 200, extra)).toEqual([['accepted with 200', 'medium']]);
    expect(judged(acceptsValid, 200, { valid })).toBe('pass');
    expect(judged(acceptsValid, 409, extra)).toBe('silent');
    expect(judged(acceptsValid, 422, { valid, expected: { accepts: [201, 422] } })).toBe('pass');
  });

  it('of invalid requests: rejects-invalid', () => {
    const extra = { violation, expected: { refuses: [422] } };
    expect(judged(rejectsInvalid, 422, extra)).toBe('pass');
    expect(judged(rejectsInvalid, 400, extra)).toEqual([['refused with 400', 'medium']]);
    expect(judged(rejectsInvalid, 400, { violation })).toBe('pass');
    expect(judged(rejectsInvalid, 409, extra)).toBe('silent');
    expect(judged(rejectsInvalid, 201, extra)).toEqual([['body /name type', 'high']]);
    expect(judged(rejectsInvalid, 200, { violation, expected: { refuses: [200] } })).toBe('pass');
  });

  it('without good credentials: auth-required', () => {
    const extra = { credentials: 'missing', expected: { unauthorised: [404] } } as const;
    expect(judged(authRequired, 404, extra)).toBe('pass');
    expect(judged(authRequired, 401, extra)).toEqual([['missing credentials, refused with 401', 'medium']]);
    expect(judged(authRequired, 401, { credentials: 'missing' })).toBe('pass');
    expect(judged(authRequired, 200, extra)).toEqual([['missing credentials', 'critical']]);
    expect(judged(authRequired, 302, { credentials: 'missing', expected: { unauthorised: ['3XX'] } })).toBe('pass');
  });

  it('of any request count as documented: status-documented', () => {
    expect(judged(statusDocumented, 418, {})).toEqual([['status 418', 'medium']]);
    for (const field of ['accepts', 'refuses', 'unauthorised', 'forbidden', 'missing', 'documented'])
      expect(judged(statusDocumented, 418, { expected: { [field]: [418] } }), field).toBe('pass');
    expect(judged(statusDocumented, 419, { expected: { documented: [418] } })).toEqual([['status 419', 'medium']]);
  });
});
