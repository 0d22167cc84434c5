import { describe, expect, it } from 'vitest';
import type { EndpointAnswer } from '../../../core/exercise/sign-in/ask-endpoint.ts';
import { extractToken } from '../../../core/exercise/sign-in/extract-token.ts';
import { claimedExpiry, claimsOf, saidExpiry } from '../../../core/exercise/sign-in/lifetime.ts';
import type { Json } from '../../../core/spec/types.ts';

const T = 'abcdef0123456789';
const answer = (json: Json | undefined, more: Partial<EndpointAnswer> = {}): EndpointAnswer => ({
  status: 200,
  headers: {},
  setCookies: [],
  text: json === undefined ? '' : JSON.stringify(json),
  ...(json === undefined ? {} : { json }),
  ...more,
});
const found = (json: Json | undefined, more: Partial<EndpointAnswer> = {}, where?: string, cookies: string[] = []) =>
  extractToken(answer(json, more), where, cookies, 0);

describe('the token of an answer', () => {
  it.each<[string, Json, string]>([
    ['access_token', { access_token: T, id_token: 'other-token-0' }, '/access_token'],
    ['accessToken', { accessToken: T }, '/accessToken'],
    ['token', { user: { id: 1 }, token: T }, '/token'],
    ['jwt', { jwt: T }, '/jwt'],
    ['data.access_token', { data: { access_token: T } }, '/data/access_token'],
    ['data.token', { data: { user: { name: 'x' }, token: T } }, '/data/token'],
    ['id_token alone', { id_token: T }, '/id_token'],
    ['access beside refresh', { refresh: 'other-token-0', access: T }, '/access'],
    ['nested token object', { token: { access_token: T } }, '/token/access_token'],
    ['nearer to the top first', { data: { token: 'other-token-0' }, session_token: T }, '/session_token'],
    ['a bare string', T, 'the whole body'],
    ['with its scheme', { token: `Bearer ${T}` }, '/token'],
  ])('%s', (_name, json, place) => {
    expect(found(json)).toEqual({ token: T, place });
  });

  it.each<[string, Json]>([
    ['a word', { token: 'ok' }],
    ['a sentence', { token: 'there is no token for you' }],
    ['a number', { token: 12345678901 }],
    ['a list', [{ token: T }]],
    ['a message', 'logged in user session'],
    ['too deep', { a: { b: { c: { token: T } } } }],
  ])('none in %s', (_name, json) => {
    expect(found(json)).toBeUndefined();
  });

  it('headers and cookies', () => {
    expect(found({}, { headers: { authorization: `Bearer ${T}` } })).toEqual({
      token: T,
      place: 'header authorization',
    });
    expect(found(undefined, { headers: { 'x-auth-token': T } })).toEqual({ token: T, place: 'header x-auth-token' });
    const setCookies = ['sid=abc; Path=/', 'old=; Max-Age=0', 'csrf=def'];
    expect(found({ ok: true }, { setCookies })).toEqual({
      cookies: { sid: 'abc', csrf: 'def' },
      place: 'cookies sid, csrf',
    });
    expect(found({ token: T }, { setCookies }, undefined, ['sid'])?.cookies).toEqual({ sid: 'abc', csrf: 'def' });
    expect(found({ token: T }, { setCookies })?.token).toBe(T);
  });

  it('where the configuration says', () => {
    const json = { token: 'other-token-0', result: { auth: { key: 'k', expires_in: 60 } } };
    expect(found(json, {}, '/result/auth/key')).toEqual({ token: 'k', place: '/result/auth/key', expiresAt: 60_000 });
    expect(found(json, {}, '/result/none')).toBeUndefined();
    expect(found(json, { headers: { 'x-key': 'v' } }, 'header:X-Key')).toEqual({ token: 'v', place: 'header x-key' });
    expect(found(json, {}, 'header:X-Key')).toBeUndefined();
    expect(found(json, {}, 'cookies')).toBeUndefined();
  });
});

const jwt = (claims: object): string =>
  `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('how long credentials hold', () => {
  it('is said beside the token', () => {
    expect(saidExpiry({ expires_in: 60 }, 1000)).toBe(61_000);
    expect(saidExpiry({ expires_in: '60' }, 1000)).toBe(61_000);
    expect(saidExpiry({ expiresAt: '1970-01-01T00:02:00Z' }, 1000)).toBe(120_000);
    expect(saidExpiry({ expires_at: 120 }, 1000)).toBe(120_000);
    for (const json of [{}, { expires_in: 0 }, { expires_in: 'soon' }, { expires_at: 'never' }, null, []])
      expect(saidExpiry(json, 1000)).toBeUndefined();
  });

  it('is claimed by the token, whatever the clock of its issuer', () => {
    expect(claimedExpiry(jwt({ iat: 5_000, exp: 5_060 }), 1000)).toBe(61_000);
    expect(claimedExpiry(jwt({ iat: 5_000, exp: 5_060 }), 1000, false)).toBe(5_060_000);
    expect(claimedExpiry(jwt({ exp: 90 }), 1000)).toBe(90_000);
    expect(claimedExpiry(jwt({}), 1000)).toBeUndefined();
    expect(claimedExpiry('opaque', 1000)).toBeUndefined();
    expect(claimsOf('eyJh.bm90anNvbg.x')).toBeUndefined();
  });
});
