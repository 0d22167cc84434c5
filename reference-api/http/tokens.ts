import { randomBytes, randomUUID } from 'node:crypto';
import { sign, verify } from 'hono/jwt';
import type { Caller, Role } from './call.ts';

const ISSUER = 'reference-api';
const AUDIENCE = 'order-management';
export const TOKEN_SECONDS = 12 * 3600;

export type Claims = Readonly<Record<string, unknown>>;

/** The places at which tokens are made and judged; see `seams.ts`. */
export interface TokenSeams {
  /** The key tokens are signed with. */
  tokenSecret(): string;
  /** Claims as they are signed. */
  tokenClaims(claims: Claims): Claims;
  /** Claims of a token that is ours, for us and not expired. Throws for any other. */
  verifyToken(token: string, secret: string): Promise<Claims>;
}

export const tokenSecret = (): string => randomBytes(32).toString('hex');

export async function verifyToken(token: string, secret: string): Promise<Claims> {
  const claims: Claims = await verify(token, secret, { alg: 'HS256', iss: ISSUER, aud: AUDIENCE });
  if (typeof claims.exp !== 'number' || typeof claims.jti !== 'string') throw new Error('The token lacks exp or jti.');
  return claims;
}

export interface TokenService {
  /** A signed token for the caller. */
  issue(caller: Caller, now?: Date): Promise<string>;
  /** The caller a token speaks for. Throws when it is not ours, not for us or expired. */
  read(token: string): Promise<Caller>;
}

/** HS256 tokens (RFC 7519) with issuer, audience, expiry and id; the key is random per process unless given. */
export function tokenService(seams: TokenSeams, given?: string): TokenService {
  const secret = given ?? seams.tokenSecret();
  return {
    async issue(caller, now = new Date()) {
      const iat = Math.floor(now.getTime() / 1000);
      const { tenant, subject, role, jti } = caller;
      const claims = { iss: ISSUER, aud: AUDIENCE, iat, exp: iat + TOKEN_SECONDS, jti, sub: subject, role, tenant };
      return sign({ ...seams.tokenClaims(claims) }, secret, 'HS256');
    },
    async read(token) {
      const { tenant, sub, role, jti } = await seams.verifyToken(token, secret);
      return { tenant: String(tenant), subject: String(sub), role: role as Role, jti: String(jti) };
    },
  };
}

export const newCaller = (tenant: string, subject: string, role: Role): Caller => ({
  tenant,
  subject,
  role,
  jti: randomUUID(),
});
