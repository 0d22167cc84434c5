import { isObject } from '../../spec/json.ts';
import type { Json } from '../../spec/types.ts';

/** Claims of a JWT (RFC 7519) in seconds; undefined when the token is none. Nothing is verified. */
export function claimsOf(token: string): { exp?: number; iat?: number } | undefined {
  const payload = /^(?:[A-Za-z]+ )?eyJ[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!isObject(claims)) return undefined;
    const { exp, iat } = claims;
    return {
      ...(typeof exp === 'number' ? { exp } : {}),
      ...(typeof iat === 'number' ? { iat } : {}),
    };
  } catch {
    return undefined;
  }
}

function positive(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number > 0 ? number : undefined;
}

/** What members beside a token say of its end, as epoch milliseconds. */
export function saidExpiry(beside: Json | undefined, now: number): number | undefined {
  if (!isObject(beside)) return undefined;
  const seconds = positive(beside.expires_in) ?? positive(beside.expiresIn);
  if (seconds !== undefined) return now + seconds * 1000;
  const at = beside.expires_at ?? beside.expiresAt ?? beside.expires;
  const date =
    typeof at === 'string' ? Date.parse(at) : typeof at === 'number' ? (at > 1e11 ? at : at * 1000) : Number.NaN;
  return Number.isFinite(date) && date > now ? date : undefined;
}

/**
 * When a token made just now ends, as epoch milliseconds of our clock: by its own claims, whatever the issuer's clock
 * says. `fresh` false: it may be older, and only `exp` counts.
 */
export function claimedExpiry(token: string | undefined, now: number, fresh = true): number | undefined {
  const claims = token === undefined ? undefined : claimsOf(token);
  if (claims?.exp === undefined) return undefined;
  const life = claims.iat !== undefined && fresh ? (claims.exp - claims.iat) * 1000 : undefined;
  const at = life !== undefined && life > 0 ? now + life : claims.exp * 1000;
  return at > now ? at : undefined;
}

/** When a token that is over already ended, by its own claim, as epoch milliseconds; undefined for any other. */
export function endedToken(token: string | undefined, now = Date.now()): number | undefined {
  const exp = token === undefined ? undefined : claimsOf(token)?.exp;
  return exp !== undefined && exp * 1000 < now ? exp * 1000 : undefined;
}
