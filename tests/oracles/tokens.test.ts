import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Attempt, judgeAttempts } from '../../contracts/jwt/attempts.ts';
import {
  encode,
  isSignedWith,
  readJwt,
  signedByItself,
  signedWith,
  unsecured,
  withFlippedBit,
  withOtherClaims,
} from '../../contracts/jwt/jwt.ts';
import { WEAK_SECRETS } from '../../contracts/jwt/weak-secrets.data.ts';
import { oracle as claims } from '../../contracts/probes/token-claims.ts';
import { oracle as weak } from '../../contracts/probes/token-weak-secret.ts';
import { onlyViolation } from './builders.ts';
import { seen } from './seen-builder.ts';

/** The example of jwt.io, whose key is known. */
const KNOWN =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c';
const jwt = readJwt(KNOWN);
if (!jwt) throw new Error('the example is a token');
const parts = (token: string): string[] => token.split('.');
const decoded = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

describe('a token', () => {
  it('is read when it is one', () => {
    expect(jwt.claims.name).toBe('John Doe');
    for (const other of ['', 'a.b.c', 'a.b', `${KNOWN}.x`, `${encode(null)}.${encode([])}.x`, 'é.é.é'])
      expect(readJwt(other)).toBeUndefined();
  });

  it('loses its signature and nothing else', () => {
    const [head, payload, signature] = parts(unsecured(jwt, 'nOnE'));
    expect(decoded(head)).toEqual({ alg: 'nOnE', typ: 'JWT' });
    expect([payload, signature]).toEqual([jwt.payload, '']);
  });

  it('is signed with keys of ours', () => {
    const other = readJwt(signedWith(jwt, 'ours', { kid: '../x' }));
    expect(other && isSignedWith(other, 'ours')).toBe(true);
    expect(other && isSignedWith(other, 'theirs')).toBe(false);
    const [head, payload, signature = ''] = parts(signedByItself(jwt));
    const jwk = (decoded(head) as { jwk: JsonWebKey }).jwk;
    const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(jwk).not.toHaveProperty('d');
  });

  it('is tampered with in one place', () => {
    const [head, payload, signature] = parts(withOtherClaims(jwt));
    expect([head, signature]).toEqual([parts(KNOWN)[0], jwt.signature]);
    expect(decoded(payload)).toEqual({ ...jwt.claims, assay: 1 });
    expect(withFlippedBit(jwt)).not.toBe(KNOWN);
    expect(withFlippedBit(jwt).slice(0, -4)).toBe(KNOWN.slice(0, -4));
  });

  it('tells a known key, and none where it is not signed by HMAC', () => {
    expect(WEAK_SECRETS.filter((secret) => isSignedWith(jwt, secret))).toEqual(['your-256-bit-secret']);
    expect(isSignedWith({ ...jwt, header: { alg: 'RS256' } }, 'secret')).toBeUndefined();
  });
});

describe('token probes', () => {
  const attempt = (status: number, more: Partial<Attempt['seen']> = {}): Attempt => ({
    key: 'no signature',
    seen: { ...seen(status), ...more },
  });
  const control = seen(401);

  it('speak when a token is let in that is none', () => {
    const violation = onlyViolation(judgeAttempts({ control, attempts: [attempt(401), attempt(200)] }));
    expect([violation.key, violation.observed]).toEqual(['let in', 'status 200 with no signature']);
  });

  it('are content when all are refused', () => {
    expect(judgeAttempts({ control, attempts: [attempt(401), attempt(400), attempt(431)] })).toEqual({
      outcome: 'pass',
      evidence: 3,
    });
  });

  it('say nothing where any credentials are let in, which auth-required tells', () => {
    expect(judgeAttempts({ control: seen(200), attempts: [attempt(200)] }).outcome).toBe('not-tested');
  });

  it('know pages, errors in a success, limits and failures', () => {
    const html = { headers: { 'content-type': 'text/html; charset=utf-8' } };
    const error = { body: { error: 'invalid token', code: 3 } };
    for (const one of [attempt(200, html), attempt(200, error), attempt(500), attempt(0), attempt(429), attempt(302)])
      expect(judgeAttempts({ control, attempts: one.seen.status === 429 ? [] : [one] }).outcome).toBe('inconclusive');
    expect(judgeAttempts({ control: seen(503), attempts: [attempt(200)] }).outcome).toBe('inconclusive');
  });
});

describe('token-weak-secret and token-claims', () => {
  it('speak of what is known and of what is missing', () => {
    expect(onlyViolation(weak.verify({ guessed: true, tried: 9, seen: seen(200) })).key).toBe('known key');
    expect(weak.verify({ guessed: false, tried: 9, seen: seen(200) }).outcome).toBe('pass');
    const all = ['exp', 'iss', 'aud', 'iat', 'jti', 'sub'];
    expect(claims.verify({ names: all, seen: seen(200) }).outcome).toBe('pass');
    const violation = onlyViolation(claims.verify({ names: all.slice(1), seen: seen(200) }));
    expect([violation.key, violation.severity]).toEqual(['exp', 'medium']);
  });
});
