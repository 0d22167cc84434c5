import { type Broken, type Check, fail, pass, silent } from '../check.ts';
import { parseHttpDate } from '../http/http-date.ts';

/** The year 2200: what lies beyond is counted in milliseconds. */
const LAST_SECOND = 7_258_118_400;

export const oracle: Check = {
  id: 'deprecation-headers-valid',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'versioning',
  holds: 'Deprecation and Sunset can be read and agree',
  broken: 'Deprecation or Sunset cannot be read, or they contradict each other',
  asserts:
    'Deprecation is a date of Structured Fields such as @1767225600, Sunset is an HTTP-date, and Sunset is not earlier than Deprecation.',
  why: 'Clients plan their migration by these dates and warn their owners by machine; a wrong date warns nobody.',
  source: [
    {
      standard: 'RFC 9745',
      clause: '2 The Deprecation HTTP Response Header Field',
      url: 'https://www.rfc-editor.org/rfc/rfc9745#section-2',
    },
    { standard: 'RFC 9745', clause: '4 Sunset', url: 'https://www.rfc-editor.org/rfc/rfc9745#section-4' },
    {
      standard: 'RFC 8594',
      clause: '3 The Sunset HTTP Response Header Field',
      url: 'https://www.rfc-editor.org/rfc/rfc8594#section-3',
    },
  ],
  remedy: 'Send Deprecation: @<seconds since 1970> and Sunset as an HTTP-date that is not earlier.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  verify({ response: { headers } }) {
    const { deprecation, sunset } = headers;
    if (deprecation === undefined && sunset === undefined) return silent('no answer carried Deprecation or Sunset');
    const broken: Broken[] = [];
    const since = deprecation === undefined ? undefined : readDeprecation(deprecation);
    const until = sunset === undefined ? undefined : parseHttpDate(sunset);
    if (deprecation !== undefined && since === undefined)
      broken.push({
        key: 'deprecation unreadable',
        expected: 'Deprecation: @ and seconds since 1970',
        observed: `Deprecation: ${deprecation.slice(0, 80) || '(empty)'}`,
        confidence: 'firm',
        severity: 'low',
      });
    if (sunset !== undefined && until === undefined)
      broken.push({
        key: 'sunset unreadable',
        expected: 'Sunset as an HTTP-date of a day that exists',
        observed: `Sunset: ${sunset.slice(0, 80) || '(empty)'}`,
        confidence: 'certain',
      });
    if (typeof since === 'number' && until !== undefined && until < since)
      broken.push({
        key: 'sunset before deprecation',
        expected: 'a Sunset that is not earlier than Deprecation',
        observed: `Deprecation: ${deprecation}, Sunset: ${sunset}`,
        confidence: 'certain',
      });
    return broken.length > 0 ? fail(...broken) : pass;
  },
};

/** Milliseconds, or 'dialect' for the forms of earlier drafts without a usable date. */
function readDeprecation(field: string): number | 'dialect' | undefined {
  const seconds = /^@(-?\d{1,15})(?:\s*;.*)?$/.exec(field.trim())?.[1];
  if (seconds !== undefined) return Number(seconds) <= LAST_SECOND ? Number(seconds) * 1000 : undefined;
  // Up to the ninth draft: an HTTP-date, or true.
  if (/^(true|\?1)$/i.test(field.trim())) return 'dialect';
  return parseHttpDate(field);
}
