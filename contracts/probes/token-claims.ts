import { isSecured } from '../access/who.ts';
import { carrierOf } from '../jwt/attempts.ts';
import { triedOnce } from '../jwt/chosen.ts';
import type { Probe } from '../probe.ts';
import { type Seen, seenOf } from '../seen.ts';

export interface ClaimNames {
  readonly names: readonly string[];
  readonly seen: Seen;
}

/** Registered claims (RFC 7519 section 4.1); the standard requires none of them. */
const WANTED = [
  { claim: 'exp', says: 'until when', severity: 'medium' },
  { claim: 'iss', says: 'who made it', severity: 'low' },
  { claim: 'aud', says: 'for whom', severity: 'low' },
  { claim: 'iat', says: 'since when', severity: 'info' },
  { claim: 'jti', says: 'its own id, to revoke it by', severity: 'info' },
] as const;

export const oracle: Probe<ClaimNames> = {
  id: 'token-claims',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'token-claims',
  holds: 'Tokens say who made them, for whom and until when',
  broken: 'Tokens lack a claim that limits them',
  asserts: 'A token carries exp, and iss and aud beside it.',
  why: 'A token without an end is good for ever; one without issuer and audience is good at every service that shares the key.',
  source: [
    {
      standard: 'RFC 8725',
      clause: '3.8 Validate Issuer and Subject',
      url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.8',
    },
    {
      standard: 'RFC 7519',
      clause: '4.1 Registered Claim Names',
      url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1',
    },
  ],
  remedy: 'Put exp, iat, iss, aud and jti into every token, and refuse tokens without.',
  considers: (operation) => isSecured(operation),
  appliesTo: triedOnce,
  async gather(context) {
    const carrier = carrierOf(context);
    if (typeof carrier === 'string') return carrier;
    const [first] = context.accepted;
    if (!first) return 'no request with the credentials given was accepted';
    return { names: Object.keys(carrier.jwt.claims), seen: seenOf(context.session, first.exchange) };
  },
  verify({ names, seen }) {
    const lacking = WANTED.filter(({ claim }) => !names.includes(claim));
    if (lacking.length === 0) return { outcome: 'pass', evidence: 1 };
    return {
      outcome: 'fail',
      evidence: 1,
      violations: lacking.map(({ claim, says, severity }) => ({
        key: claim,
        expected: `a claim ${claim} (${says})`,
        observed: `no ${claim} in the token of the credentials given`,
        witness: [`the token of ${seen.line}`],
        exchanges: [seen.exchange],
        confidence: 'certain',
        severity,
      })),
    };
  },
};
