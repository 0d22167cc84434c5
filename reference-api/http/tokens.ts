import { randomBytes, randomUUID } from 'node:crypto';
import { sign, verify } from 'hono/jwt';
import type { Caller, Role } from './call.ts';

const ISSUER = 'reference-api';
const AUDIENCE = 'order-management';
export const TOKEN_SECONDS = 12 * 3600;

export interface TokenService {
  /** A signed token for the caller. */
  issue(caller: Caller, now?: Date): Promise<string>;
  /** The caller a token speaks for. Throws when it is not ours, not for us or expired. */
  read(token: string): Promise<Caller>;
}

/** HS256 tokens (RFC 7519) with issuer, audience, expiry and id; the key is random per process unless given. */
export function tokenService(secret = randomBytes(32).toString('hex')): TokenService {
  return {
    async issue(caller, now = new Date()) {
      const iat = Math.floor(now.getTime() / 1000);
      const { tenant, subject, role, jti } = caller;
      const claims = { iss: ISSUER, aud: AUDIENCE, iat, exp: iat + TOKEN_SECONDS, jti, sub: subject, role, tenant };
      return sign(claims, secret, 'HS256');
    },
    async read(token) {
      const claims = await verify(token, secret, { alg: 'HS256', iss: ISSUER, aud: AUDIENCE });
      const { tenant, sub, role, jti, exp } = claims;
      if (typeof exp !== 'number' || typeof jti !== 'string') throw new Error('The token lacks exp or jti.');
      return { tenant: String(tenant), subject: String(sub), role: role as Role, jti };
    },
  };
}

export const newCaller = (tenant: string, subject: string, role: Role): Caller => ({
  tenant,
  subject,
  role,
  jti: randomUUID(),
});
