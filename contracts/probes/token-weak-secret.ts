import { isSecured } from '../access/who.ts';
import { carrierOf } from '../jwt/attempts.ts';
import { triedOnce } from '../jwt/chosen.ts';
import { isSignedWith } from '../jwt/jwt.ts';
import { WEAK_SECRETS } from '../jwt/weak-secrets.data.ts';
import type { Probe } from '../probe.ts';
import { type Seen, seenOf } from '../seen.ts';

export interface KnownKey {
  readonly guessed: boolean;
  /** Number of keys. */
  readonly tried: number;
  readonly seen: Seen;
}

export const oracle: Probe<KnownKey> = {
  id: 'token-weak-secret',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'token-claims',
  holds: 'Tokens are signed with a key nobody knows',
  broken: 'Tokens are signed with a key everybody knows',
  asserts: 'The signature of tokens cannot be made with a key from tutorials, templates or default configurations.',
  why: 'Anybody signs a token for any user and any role.',
  source: [
    {
      standard: 'RFC 8725',
      clause: '3.5 Ensure Cryptographic Keys Have Sufficient Entropy',
      url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.5',
    },
  ],
  remedy: 'Sign with at least 256 random bits from a secret store, replace the key, and end all sessions.',
  considers: (operation) => isSecured(operation),
  appliesTo: triedOnce,
  async gather(context) {
    const carrier = carrierOf(context);
    if (typeof carrier === 'string') return carrier;
    const [first] = context.accepted;
    if (isSignedWith(carrier.jwt, '') === undefined || !first)
      return 'tokens are not signed by HMAC: there is no secret to guess';
    const guessed = WEAK_SECRETS.some((secret) => isSignedWith(carrier.jwt, secret));
    return { guessed, tried: WEAK_SECRETS.length, seen: seenOf(context.session, first.exchange) };
  },
  verify({ guessed, tried, seen }) {
    if (!guessed) return { outcome: 'pass', evidence: 1, note: `${tried} known keys were tried` };
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'known key',
          expected: `none of ${tried} keys that are known to everybody`,
          observed: 'a key of the public list makes the same signature',
          witness: [`the token of ${seen.line}`, 'its signature was made again with a key of the list'],
          exchanges: [seen.exchange],
          confidence: 'certain',
        },
      ],
    };
  },
};
