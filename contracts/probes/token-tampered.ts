import { isSecured } from '../access/who.ts';
import { carrierOf, judgeAttempts, type TokenEvidence, tryTokens } from '../jwt/attempts.ts';
import { triedHere } from '../jwt/chosen.ts';
import { withFlippedBit, withOtherClaims } from '../jwt/jwt.ts';
import type { Probe } from '../probe.ts';

export const oracle: Probe<TokenEvidence> = {
  id: 'token-tampered',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'token-claims',
  holds: 'Tokens that were tampered with are refused',
  broken: 'A token that was tampered with is accepted',
  asserts:
    'A token with other claims under the old signature, a cut-off signature or a signature that differs in one bit is refused.',
  why: 'Anybody who has a token changes user, role or tenant in it.',
  source: [
    {
      standard: 'RFC 8725',
      clause: '3.3 Validate All Cryptographic Operations',
      url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.3',
    },
  ],
  remedy: 'Verify the whole signature over header and payload with a library, and refuse what has none.',
  considers: (operation) => isSecured(operation),
  appliesTo: triedHere,
  async gather(context) {
    const carrier = carrierOf(context);
    if (typeof carrier === 'string') return carrier;
    const { jwt } = carrier;
    return tryTokens(context, carrier, {
      'other claims under the old signature': withOtherClaims(jwt),
      'no signature': `${jwt.text.slice(0, jwt.text.lastIndexOf('.'))}.`,
      'a signature that differs in one bit': withFlippedBit(jwt),
      'half a signature': jwt.text.slice(0, -Math.ceil(jwt.signature.length / 2)),
    });
  },
  verify: (evidence) => judgeAttempts(evidence),
};
