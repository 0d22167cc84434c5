import { describe, expect, it } from 'vitest';
import { credentialPlaces, falseCredentials } from '../../contracts/credential-places.ts';
import { onlyDifference } from '../../contracts/only-difference.ts';
import { freshToken } from '../../contracts/own-item.ts';
import { richest } from '../../contracts/richest-case.ts';
import type { GeneratedCase, RequestValues } from '../../core/generate/types.ts';

let ids = 0;
const request = (body: unknown, query: Record<string, unknown> = {}): RequestValues => ({
  path: { id: ++ids },
  query,
  header: {},
  cookie: {},
  body: { mediaType: 'application/json', value: body },
});

describe('the only difference', () => {
  const token = freshToken('asx1yz');
  const find = (one: RequestValues, ...others: RequestValues[]) => onlyDifference(one, others, token);

  it('is found in body and query, whichever accepted request is nearest', () => {
    const far = request({ name: 'x', size: 1, more: true });
    expect(find(request({ name: 'a', size: 2 }), far, request({ name: 'a', size: 1 }))).toEqual({
      at: 'body/size',
      name: 'size',
      value: 2,
    });
    expect(find(request({}, { page: 1 }), request({}))).toEqual({ at: 'query/page', name: 'page', value: 1 });
    expect(find(request({ lines: [{ n: 1 }] }), request({ lines: [{ n: 2 }] }))).toMatchObject({
      at: 'body/lines/-/n',
    });
  });

  it('is none where nothing or several things differ', () => {
    expect(find(request({ a: 1 }), request({ a: 1 }))).toBeUndefined();
    expect(find(request({ a: 1, b: 1 }), request({ a: 2, b: 2 }))).toBeUndefined();
    expect(find(request({ a: 1 }))).toBeUndefined();
  });

  it('does not count fresh tokens', () => {
    const named = (name: string, note: string) => request({ name, note });
    expect(find(named('Anna asx1yzab12cd', 'long'), named('Anna ASX1YZzz99zz', 'a'))).toMatchObject({ name: 'note' });
  });
});

describe('false credentials', () => {
  it('have the shape of the true ones and give nothing of a secret away', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
    expect(falseCredentials(`Bearer ${jwt}`)).toMatch(/^Bearer eyJhbGciOiJIUzI1NiJ9\.eyJzdWIiOiIxIn0\.(assay)+[asy]*$/);
    expect(falseCredentials(`Bearer ${jwt}`)).toHaveLength(`Bearer ${jwt}`.length);
    expect(falseCredentials('Token s3cret-KEY_9')).toBe('Token x0xxxx-XXX_0');
    expect(falseCredentials('k3y')).toBe('x0x');
    expect(falseCredentials('session=abc9; theme=dark')).toBe('session=xxx0; theme=xxxx');
    expect(atob(falseCredentials('Basic dXNlcjpwYXNz').slice(6))).toBe('assay-nobody:assay-false');
  });

  it('are never the true ones', () => {
    for (const value of ['x', '0', 'Bearer xxx', 'XX00']) expect(falseCredentials(value)).not.toBe(value);
  });

  it('belong where the schemes say', () => {
    const places = credentialPlaces([
      { name: 'a', type: 'apiKey', in: 'query', parameterName: 'API_Key' },
      { name: 'b', type: 'http', scheme: 'bearer' },
    ]);
    expect(places.map(({ place, name }) => `${place} ${name}`)).toEqual([
      'header authorization',
      'header cookie',
      'query api_key',
    ]);
  });
});

describe('the richest case', () => {
  const one = (origin: GeneratedCase['origin']): GeneratedCase => ({
    id: origin,
    operation: 'GET /x',
    origin,
    label: '',
    values: request({}),
  });
  it('has the most fields', () => {
    expect(richest([one('boundary'), one('minimal'), one('maximal')])?.origin).toBe('maximal');
    expect(richest([one('boundary'), one('minimal')])?.origin).toBe('minimal');
    expect(richest([])).toBeUndefined();
  });
});
