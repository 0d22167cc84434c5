import { isSecured } from '../access/who.ts';
import { carrierOf, judgeAttempts, type TokenEvidence, tryTokens } from '../jwt/attempts.ts';
import { triedHere } from '../jwt/chosen.ts';
import { signedByItself, signedWith } from '../jwt/jwt.ts';
import type { Probe } from '../probe.ts';

export const oracle: Probe<TokenEvidence> = {
  id: 'token-foreign-key',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'token-claims',
  holds: 'Tokens signed with a key of the sender are refused',
  broken: 'A token signed with a key of the sender is accepted',
  asserts: 'A token signed with a key that its own header brings along, or that its key id points to, is refused.',
  why: 'Anybody signs a token for any user with a key of his own.',
  source: [
    {
      standard: 'RFC 8725',
      clause: '3.10 Do Not Trust Received Claims',
      url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.10',
    },
  ],
  remedy: 'Take keys from the configuration only; ignore jwk, jku and x5u of the token, and look kid up in a list.',
  considers: (operation) => isSecured(operation),
  appliesTo: triedHere,
  async gather(context) {
    const carrier = carrierOf(context);
    if (typeof carrier === 'string') return carrier;
    const { jwt } = carrier;
    return tryTokens(context, carrier, {
      'a key in its own header': signedByItself(jwt),
      'an empty key': signedWith(jwt, '', {}),
      'a key id that is a path to an empty file': signedWith(jwt, '', { kid: '../../../../../../../../dev/null' }),
      'a key id that is a piece of SQL': signedWith(jwt, 'assay', { kid: "assay' UNION SELECT 'assay" }),
    });
  },
  verify: (evidence) => judgeAttempts(evidence),
};
