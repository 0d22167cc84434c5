import type { Verdict, Violation } from '../../core/oracle/types.ts';
import { type Observation, type Survey, WHOLE_API } from '../survey.ts';

/** Names of cookies that stand for a person; those that scripts must read are none of them. */
const SESSION = /sess|sid$|^sid|auth|token|jwt|login|remember|connect\.sid/i;
const FOR_SCRIPTS = /csrf|xsrf/i;

const WANTED = {
  HttpOnly: 'HttpOnly, so that no script can read it',
  SameSite: 'SameSite, so that other sites cannot use it',
  Secure: 'Secure, so that it never travels in plain text',
} as const;
type Attribute = keyof typeof WANTED;

/** What a Set-Cookie line lacks (RFC 6265bis section 4.1.2). Secure is asked for over https, and with SameSite=None. */
function lacks(line: string, https: boolean): Attribute[] {
  const attributes = new Map(
    line
      .split(';')
      .slice(1)
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=');
        return [name.trim().toLowerCase(), value.trim().toLowerCase()];
      }),
  );
  const secure = attributes.has('secure') || !(https || attributes.get('samesite') === 'none');
  return [
    ...(attributes.has('httponly') ? [] : (['HttpOnly'] as const)),
    ...(attributes.has('samesite') ? [] : (['SameSite'] as const)),
    ...(secure ? [] : (['Secure'] as const)),
  ];
}

const expires = (line: string): boolean => /max-age\s*=\s*(0|-)/i.test(line) || /expires\s*=[^;]*19[67]0/i.test(line);

export const oracle: Survey = {
  id: 'cookie-attributes',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'security-headers',
  holds: 'Cookies that stand for a person are protected',
  broken: 'A cookie that stands for a person is not protected',
  asserts: 'Session cookies are HttpOnly and have SameSite; over https they are Secure.',
  why: 'A single script of somebody else, or one request from another site, acts in the name of the user.',
  source: [
    {
      standard: 'OWASP',
      clause: 'Session Management, Cookies',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#cookies',
    },
    { standard: 'RFC 6265', clause: '4.1.2', url: 'https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2' },
  ],
  remedy: 'Set HttpOnly, Secure and SameSite=Lax or Strict on cookies that sign somebody in.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe({ response, exchange }): Observation[] {
    const https = exchange.request.url.startsWith('https:');
    return response.rawHeaders.flatMap(([header, line]): Observation[] => {
      const name = line.split('=')[0]?.trim() ?? '';
      if (header.toLowerCase() !== 'set-cookie' || !SESSION.test(name) || FOR_SCRIPTS.test(name) || expires(line))
        return [];
      return [{ kind: `${name}: ${lacks(line, https).join(', ') || 'all there'}` }];
    });
  },
  verify(notes) {
    if (notes.length === 0)
      return new Map<string, Verdict>([
        [WHOLE_API, { outcome: 'not-tested', reason: 'no cookie that stands for a person was set' }],
      ]);
    const violations = new Map<string, Violation>();
    for (const { kind, line, exchange } of notes) {
      const [name = '', list = ''] = kind.split(': ');
      const missing = (Object.keys(WANTED) as Attribute[]).filter((one) => list.split(', ').includes(one));
      for (const attribute of missing) {
        if (violations.has(attribute)) continue;
        violations.set(attribute, {
          key: attribute,
          expected: WANTED[attribute],
          observed: `the cookie ${name} lacks ${attribute}`,
          witness: [line],
          exchanges: [exchange],
          confidence: 'firm',
          severity: attribute === 'SameSite' ? 'low' : 'medium',
        });
      }
    }
    const evidence = notes.length;
    const verdict: Verdict =
      violations.size > 0
        ? { outcome: 'fail', evidence, violations: [...violations.values()] }
        : { outcome: 'pass', evidence };
    return new Map([[WHOLE_API, verdict]]);
  },
};
