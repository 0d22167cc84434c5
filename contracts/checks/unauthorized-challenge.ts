import { isSignIn } from '../../core/plan/safety.ts';
import { type Answer, type Check, fail, pass, silent } from '../check.ts';
import { isChallengeList } from '../http/challenge.ts';

export const oracle: Check = {
  id: 'unauthorized-challenge',
  part: 'contracts',
  kind: 'check',
  judgesProbes: true,
  severity: 'low',
  criterion: 'status-semantics',
  holds: 'Each 401 says how to authenticate',
  broken: 'A 401 does not say how to authenticate',
  asserts: 'Each 401 carries WWW-Authenticate with at least one challenge that can be parsed.',
  why: 'Generic clients and proxies choose their credentials by the challenge and take a 401 without one for a defect.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.5.2 401 Unauthorized',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
    },
    {
      standard: 'RFC 9110',
      clause: '11.6.1 WWW-Authenticate',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1',
    },
  ],
  remedy: 'Send WWW-Authenticate with the scheme that is wanted, such as Bearer realm="orders".',
  considers: ({ security, responses }) =>
    security.length > 0 || responses.some(({ status }) => /^(401|4XX|default)$/i.test(status)),
  appliesTo: (operation) =>
    isSignIn(operation)
      ? { applies: false, reason: 'a sign-in takes its credentials from the body, for which there is no challenge' }
      : { applies: true },
  verify(answer) {
    const { response } = answer;
    if (response.status !== 401) return silent('no answer 401');
    const field = response.headers['www-authenticate'];
    if (field === undefined) {
      const keysOnly = takesKeysOnly(answer);
      return fail({
        key: 'no challenge',
        expected: '401 with WWW-Authenticate',
        observed: '401 without it',
        confidence: keysOnly ? 'tentative' : 'certain',
        // No scheme is registered for keys in headers of their own: there is little to name.
        severity: keysOnly ? 'info' : 'low',
        everywhere: true,
      });
    }
    if (isChallengeList(field)) return pass;
    return fail({
      key: 'malformed challenge',
      expected: 'WWW-Authenticate with a scheme and parameters, such as Bearer realm="orders"',
      observed: `WWW-Authenticate: ${field.slice(0, 120) || '(empty)'}`,
      confidence: 'firm',
    });
  },
};

function takesKeysOnly({ operation }: Answer): boolean {
  const uses = operation.security.flat();
  return uses.length > 0 && uses.every(({ scheme }) => /key|cookie|session/i.test(scheme));
}
