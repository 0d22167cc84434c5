import { type Check, fail, pass, silent } from '../check.ts';
import { methodsOf } from '../http/allow.ts';

export const oracle: Check = {
  id: 'method-not-allowed-allow',
  part: 'contracts',
  kind: 'check',
  judgesProbes: true,
  severity: 'low',
  criterion: 'status-semantics',
  holds: 'Each 405 lists the methods that are allowed',
  broken: 'A 405 does not list the methods that are allowed',
  asserts: 'Each 405 carries Allow, and Allow does not name the method that was just refused.',
  why: 'Without the list a client cannot tell a wrong method from a wrong address.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.5.6 405 Method Not Allowed',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6',
    },
  ],
  remedy: 'Send Allow with the methods of the resource.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  verify({ response, exchange }) {
    if (response.status !== 405) return silent('no answer 405');
    const allow = response.headers.allow;
    if (allow === undefined)
      return fail({
        key: 'no Allow',
        expected: '405 with Allow',
        observed: '405 without it',
        confidence: 'certain',
        everywhere: true,
      });
    const { method } = exchange.request;
    if (!methodsOf(allow).includes(method)) return pass;
    return fail({
      key: 'Allow names the refused method',
      expected: `an Allow without ${method}, which was refused`,
      observed: `405 to ${method} with Allow: ${allow.slice(0, 120)}`,
      confidence: 'certain',
    });
  },
};
