import { createHmac, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { encode, readJwt } from '../../contracts/jwt/jwt.ts';
import { testOperation } from '../../contracts/test-operation.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { describeThings } from '../exercise/support/document.ts';
import { onTarget, said, told } from '../exercise/support/target.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const claims = { sub: 'ada', iss: 'here', aud: 'here', iat: 1, exp: 4_000_000_000, jti: 'a' };
const signed = `${encode({ alg: 'RS256', kid: 'k1' })}.${encode(claims)}`;
const token = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;

const description: JsonObject = {
  ...describeThings({ paging: 'none' }),
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

/** Is the signature good? A confused service believes the algorithm that the token names. */
function isGood(text: string, confused: boolean): boolean {
  const jwt = readJwt(text);
  if (!jwt) return false;
  const body = text.slice(0, text.lastIndexOf('.'));
  if (confused && jwt.header.alg === 'HS256')
    return createHmac('sha256', pem).update(body).digest('base64url') === jwt.signature;
  return (
    jwt.header.alg === 'RS256' &&
    verify('sha256', Buffer.from(body), createPublicKey(pem), Buffer.from(jwt.signature, 'base64url'))
  );
}

async function whatIsSaid(confused: boolean, published: boolean): Promise<string | undefined> {
  const app = new Hono();
  app.get('/.well-known/openid-configuration', (context) =>
    published ? context.json({ jwks_uri: new URL('/keys', context.req.url).href }) : context.notFound(),
  );
  app.get('/keys', (context) =>
    context.json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' }] }),
  );
  app.get('/things', (context) =>
    isGood((context.req.header('authorization') ?? '').replace(/^Bearer /, ''), confused)
      ? context.json([])
      : context.json({ detail: 'who are you?' }, 401),
  );
  return onTarget(
    app,
    description,
    async (session) => {
      await testOperation(session, session.operation('GET /things'));
      return told(said(session))['token-key-confusion'];
    },
    { ASSAY_TOKEN: token },
  );
}

describe('token-key-confusion', () => {
  it('finds a service that takes its public key for a secret', async () => {
    expect(await whatIsSaid(true, true)).toContain('fail: status 200 with the public key as PEM');
  });

  it('is content with one that does not, and says so where no key is published', async () => {
    expect(await whatIsSaid(false, true)).toBe('pass');
    expect(await whatIsSaid(true, false)).toContain('not-tested: no public key');
  });
});
