import { isSecured } from '../access/who.ts';
import { carrierOf, judgeAttempts, type TokenEvidence, tryValues } from '../jwt/attempts.ts';
import { triedHere } from '../jwt/chosen.ts';
import { encode } from '../jwt/jwt.ts';
import type { Probe } from '../probe.ts';
import { isSuccess, seenOf } from '../seen.ts';

export const oracle: Probe<TokenEvidence> = {
  id: 'token-malformed',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'token-claims',
  holds: 'Malformed credentials are refused',
  broken: 'Malformed credentials are accepted',
  asserts: 'Empty, cut, oversized and unreadable credentials and unknown schemes are refused with 4xx.',
  why: 'Whoever sends nonsense is let in.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '11.6.2 Authorization',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2',
    },
    {
      standard: 'RFC 6750',
      clause: '3.1 Error Codes',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
    },
  ],
  remedy: 'Refuse with 401 whatever cannot be read as credentials, before anything else is done with it.',
  considers: (operation) => isSecured(operation),
  appliesTo: triedHere,
  async gather(context) {
    const carrier = carrierOf(context);
    if (typeof carrier === 'string') return carrier;
    const bare = await context.request({ identity: 'anonymous' });
    if (typeof bare === 'string') return bare;
    const anonymous = seenOf(context.session, await context.send(bare, 'a valid request without credentials'));
    if (isSuccess(anonymous)) return 'it answers without credentials, which auth-required judges';
    const { prefix, jwt } = carrier;
    const [head = ''] = jwt.text.split('.');
    return tryValues(context, carrier, {
      'empty credentials': prefix.trim(),
      'the word null': `${prefix}null`,
      'two dots': `${prefix}..`,
      'three parts that are none': `${prefix}a.b.c`,
      'parts that are no objects': `${prefix}${encode(null)}.${encode(null)}.${jwt.signature}`,
      'claims that cannot be read': `${prefix}${head}.${Buffer.from('{"sub":').toString('base64url')}.${jwt.signature}`,
      'a letter beyond ASCII': `${prefix}\u00e9.\u00e9.\u00e9`,
      'a token of 20 kB': `${prefix}${head}.${'a'.repeat(20_000)}.${jwt.signature}`,
      'two false tokens': `${prefix}a.b.c, ${prefix}a.b.c`,
      'an unknown scheme': 'Assay YXNzYXk6YXNzYXk=',
      'credentials of another scheme': `Basic ${Buffer.from('assay-nobody:assay-false').toString('base64')}`,
    });
  },
  verify: (evidence) => judgeAttempts(evidence),
};
