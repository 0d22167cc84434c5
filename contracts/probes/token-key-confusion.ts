import { isSecured } from '../access/who.ts';
import { carrierOf, judgeAttempts, type TokenEvidence, tryTokens } from '../jwt/attempts.ts';
import { triedHere } from '../jwt/chosen.ts';
import { signedWith } from '../jwt/jwt.ts';
import { asText, publishedKey } from '../jwt/published-key.ts';
import type { Probe } from '../probe.ts';

export const oracle: Probe<TokenEvidence> = {
  id: 'token-key-confusion',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'token-claims',
  holds: 'The public key is no secret key',
  broken: 'The public key is taken for a secret key',
  asserts: 'A token signed by HMAC with the text of the public key as its secret is refused.',
  why: 'The key is published: anybody signs a token for any user and any role with it.',
  source: [
    {
      standard: 'RFC 8725',
      clause: '2.1 Weak Signatures and Insufficient Signature Validation',
      url: 'https://www.rfc-editor.org/rfc/rfc8725#section-2.1',
    },
  ],
  remedy: 'Name the algorithm that is accepted when verifying; never take it from the token.',
  considers: (operation) => isSecured(operation),
  appliesTo: triedHere,
  async gather(context) {
    const carrier = carrierOf(context);
    if (typeof carrier === 'string') return carrier;
    const { jwt } = carrier;
    if (!/^(RS|ES|PS)\d+$|^EdDSA$/.test(String(jwt.header.alg)))
      return `tokens are signed with ${String(jwt.header.alg)}: there is no public key`;
    const key = await publishedKey(context, jwt);
    if (typeof key === 'string') return key;
    const forged = Object.entries(asText(key)).map(([name, text]) => [name, signedWith(jwt, text, {})]);
    return tryTokens(context, carrier, Object.fromEntries(forged));
  },
  verify: (evidence) => judgeAttempts(evidence),
};
