import { isSecured } from '../access/who.ts';
import { carrierOf, judgeAttempts, type TokenEvidence, tryTokens } from '../jwt/attempts.ts';
import { triedHere } from '../jwt/chosen.ts';
import { readJwt } from '../jwt/jwt.ts';
import type { Probe } from '../probe.ts';

/** Clocks differ, and a little leeway is usual. */
const LEEWAY_MS = 15 * 60_000;

export const oracle: Probe<TokenEvidence> = {
  id: 'token-expired',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'token-claims',
  holds: 'Expired tokens are refused',
  broken: 'An expired token is accepted',
  asserts: 'A token whose expiry has passed is refused.',
  why: 'Tokens that leaked once are good for ever.',
  source: [
    {
      standard: 'RFC 7519',
      clause: '4.1.4 "exp" (Expiration Time) Claim',
      url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
    },
  ],
  remedy: 'Verify exp (and nbf) of every token, with a leeway of a minute at most.',
  considers: (operation) => isSecured(operation),
  appliesTo: triedHere,
  async gather(context) {
    const carrier = carrierOf(context);
    if (typeof carrier === 'string') return carrier;
    const expired = Object.values(context.session.config.identities).flatMap(({ token }) => {
      const jwt = token === undefined ? undefined : readJwt(token.replace(/^\S+\s+/, ''));
      const end = Number(jwt?.claims.exp);
      return jwt && Number.isFinite(end) && end * 1000 < Date.now() - LEEWAY_MS ? [jwt.text] : [];
    });
    const [first] = expired;
    if (first === undefined) return 'no identity with an expired token is configured (identities)';
    return tryTokens(context, carrier, { 'an expired token': first });
  },
  verify: (evidence) => judgeAttempts(evidence),
};
