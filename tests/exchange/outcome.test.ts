import { describe, expect, test } from 'vitest';
import { classify } from '../../core/exchange/outcome.ts';
import type { Exchange, FailureKind } from '../../core/exchange/types.ts';

function exchange(method: string, status: number | undefined, kind?: FailureKind, truncated = false): Exchange {
  return {
    id: 'x1',
    request: { method, url: 'http://127.0.0.1/', headers: {}, purpose: 'race' },
    identity: 'default',
    calledAt: 1,
    returnedAt: 2,
    at: '2026-01-01T00:00:00.000Z',
    ...(status !== undefined && {
      response: { status, headers: {}, rawHeaders: [], body: new Uint8Array(), truncated, bodyBytes: 0 },
    }),
    ...(kind !== undefined && { failure: { kind, message: 'm' } }),
  };
}
const of = (method: string, status?: number, kind?: FailureKind): string => {
  const { outcome, strength } = classify(exchange(method, status, kind));
  return outcome === 'unknown' ? outcome : `${outcome} ${strength}`;
};

describe('classify', () => {
  test.each([
    [[200, 201, 204, 206], 'ok certain'],
    [[202, 207], 'ok contract'],
    [[400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 428, 431, 409, 425, 429], 'fail contract'],
    [[412], 'fail certain'],
    [[307, 308], 'fail contract'],
    [[408, 500, 501, 502, 503, 504, 599, 300, 301, 302, 304, 499, 418, 424], 'unknown'],
  ] as const)('%j of a PATCH is %s', (statuses, expected) => {
    for (const status of statuses) expect([status, of('PATCH', status)]).toEqual([status, expected]);
  });

  test('303 is done after POST only', () => {
    expect(of('POST', 303)).toBe('ok certain');
    expect(of('PUT', 303)).toBe('unknown');
  });

  test('without an answer', () => {
    expect(of('POST', undefined, 'not-sent')).toBe('fail certain');
    for (const kind of ['timeout', 'reset', 'aborted', 'malformed'] as const) {
      expect(of('POST', undefined, kind)).toBe('unknown');
    }
  });

  test('a cut body does not change what the status said', () => {
    expect(classify(exchange('POST', 201, 'reset'))).toMatchObject({
      outcome: 'ok',
      why: expect.stringContaining('output unknown'),
    });
    expect(classify(exchange('POST', 201, undefined, true)).why).toContain('output unknown');
    expect(of('POST', 422, 'timeout')).toBe('fail contract');
    expect(of('POST', 500, 'reset')).toBe('unknown');
  });

  test('safe methods are never unknown', () => {
    expect(of('GET', 200)).toBe('ok certain');
    expect(of('GET', 304)).toBe('ok certain');
    expect(of('GET', 503)).toBe('fail certain');
    expect(of('HEAD', undefined, 'timeout')).toBe('fail certain');
    expect(of('GET', 200, 'reset')).toBe('fail certain');
  });
});
