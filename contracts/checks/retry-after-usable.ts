import { type Check, fail, pass, silent } from '../check.ts';
import { parseHttpDate } from '../http/http-date.ts';

/** Nobody asks a client to come back in a year: such a number is a point in time, or counted in milliseconds. */
const LONGEST_SECONDS = 366 * 86_400;

export const oracle: Check = {
  id: 'retry-after-usable',
  part: 'contracts',
  kind: 'check',
  judgesProbes: true,
  severity: 'medium',
  criterion: 'rate-limit',
  holds: 'Retry-After can be used by clients',
  broken: 'Retry-After cannot be used by clients',
  asserts: 'Each Retry-After is a whole number of seconds, less than a year of them, or an HTTP-date.',
  why: 'Clients that cannot read when to come back either hammer the service or never return.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '10.2.3 Retry-After',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3',
    },
  ],
  remedy: 'Send the seconds to wait as digits only, or an HTTP-date such as "Wed, 01 Jul 2026 08:00:00 GMT".',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  verify({ response }) {
    const value = response.headers['retry-after']?.trim();
    if (value === undefined) return silent('no answer carried Retry-After');
    const seconds = /^\d+$/.test(value) ? Number(value) : undefined;
    if (seconds !== undefined ? seconds <= LONGEST_SECONDS : parseHttpDate(value) !== undefined) return pass;
    return fail({
      key: seconds === undefined ? 'unreadable' : 'too long',
      expected: 'whole seconds to wait, or an HTTP-date',
      observed: `${response.status} with Retry-After: ${value.slice(0, 80) || '(empty)'}`,
      confidence: seconds === undefined ? 'certain' : 'firm',
    });
  },
};
