import { isAmong, statusesInWords } from '../../core/plan/expectations.ts';
import { errorInBody, isStrayPage } from '../answer.ts';
import { type Check, fail, pass, silent } from '../check.ts';

/** 404 hides from strangers that there is something. */
const REFUSALS = new Set([401, 403, 404]);

export const oracle: Check = {
  id: 'auth-required',
  part: 'contracts',
  kind: 'check',
  judges: 'credentials',
  severity: 'critical',
  criterion: 'auth-required',
  holds: 'Secured operations refuse missing and false credentials',
  broken: 'A secured operation answered without good credentials',
  asserts: 'An operation whose description asks for credentials answers none and false ones with 401, 403 or 404.',
  why: 'Whoever knows the address reads or changes what the description says is protected.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.30 Security Requirement Object',
      url: 'https://spec.openapis.org/oas/v3.1.0#security-requirement-object',
    },
    {
      standard: 'RFC 9110',
      clause: '15.5.2 401 Unauthorized',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
    },
  ],
  remedy:
    'Check credentials before anything else, also signature and expiry of tokens; describe public operations with `security: []`.',
  considers: () => true,
  appliesTo({ method, security }) {
    if (method === 'OPTIONS' || method === 'TRACE')
      return { applies: false, reason: `${method} tells nothing that is protected` };
    if (security.length === 0) return { applies: false, reason: 'the description asks for no credentials' };
    if (security.some((alternative) => alternative.length === 0))
      return { applies: false, reason: 'the description allows requests without credentials' };
    return { applies: true };
  },
  verify(answer) {
    const { credentials, response } = answer;
    const { status } = response;
    if (!credentials) return silent('the request had good credentials');
    const wanted = answer.expected?.unauthorised;
    if (wanted === undefined ? REFUSALS.has(status) : isAmong(status, wanted)) return pass;
    if (wanted !== undefined && REFUSALS.has(status))
      return fail({
        key: `${credentials} credentials, refused with ${status}`,
        expected: `status ${statusesInWords(wanted)}, as the configuration says`,
        observed: `status ${status} ${credentials === 'missing' ? 'without credentials' : 'with false credentials'}`,
        confidence: 'certain',
        severity: 'medium',
      });
    if (status >= 500) return silent('a server error is judged by no-server-error');
    if (status < 200 || status >= 300) return silent(`${status} says nothing about the credentials`);
    if (errorInBody(answer.json?.value ?? null) !== undefined)
      return silent('the body tells an error: no-error-in-success judges that');
    if (isStrayPage(answer)) return silent('the answer is a page, perhaps one to sign in');
    return fail({
      key: `${credentials} credentials`,
      expected: wanted === undefined ? '401, 403 or 404' : statusesInWords(wanted),
      observed: `status ${status} ${credentials === 'missing' ? 'without credentials' : 'with false credentials'}`,
      confidence: 'certain',
      // Who checks credentials at all is asked by all operations; who does not ask is one operation's fault.
      ...(credentials === 'false' && { everywhere: true as const }),
    });
  },
};
