import { isSecured } from '../access/who.ts';
import { carrierOf, judgeAttempts, type TokenEvidence, tryTokens } from '../jwt/attempts.ts';
import { triedHere } from '../jwt/chosen.ts';
import { unsecured } from '../jwt/jwt.ts';
import type { Probe } from '../probe.ts';

export const oracle: Probe<TokenEvidence> = {
  id: 'token-alg-none',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'token-claims',
  holds: 'Tokens without a signature are refused',
  broken: 'A token without a signature is accepted',
  asserts: 'A token whose header says "alg": "none", in any spelling and without a signature, is refused.',
  why: 'Anybody writes a token for any user and any role.',
  source: [
    {
      standard: 'RFC 8725',
      clause: '3.1 Perform Algorithm Verification',
      url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.1',
    },
  ],
  remedy: 'Name the algorithm that is accepted when verifying; never take it from the token.',
  considers: (operation) => isSecured(operation),
  appliesTo: triedHere,
  async gather(context) {
    const carrier = carrierOf(context);
    if (typeof carrier === 'string') return carrier;
    const { jwt } = carrier;
    return tryTokens(context, carrier, {
      'alg "none"': unsecured(jwt, 'none'),
      'alg "None"': unsecured(jwt, 'None'),
      'alg "NONE"': unsecured(jwt, 'NONE'),
      'alg "nOnE"': unsecured(jwt, 'nOnE'),
    });
  },
  verify: (evidence) => judgeAttempts(evidence),
};
