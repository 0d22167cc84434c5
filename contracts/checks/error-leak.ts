import { textOf } from '../../core/exercise/json-body.ts';
import { type Check, fail, pass, silent } from '../check.ts';
import { LEAKS } from '../leak-patterns.data.ts';

/** Enough for a trace; what comes after it tells nothing new. */
const LONGEST = 64 * 1024;

export const oracle: Check = {
  id: 'error-leak',
  part: 'contracts',
  kind: 'check',
  judgesProbes: true,
  severity: 'high',
  criterion: 'error-leak',
  holds: 'No refusal shows the inside of the service',
  broken: 'A refusal shows the inside of the service',
  asserts: 'No answer of 400 and above carries a stack trace or a message of a database engine or object mapper.',
  why: 'Paths, libraries, tables and statements tell an attacker where to push next, and tell everybody else nothing.',
  source: [
    {
      standard: 'OWASP',
      clause: 'REST Security, Error handling',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#error-handling',
    },
    { standard: 'CWE', clause: '209', url: 'https://cwe.mitre.org/data/definitions/209.html' },
  ],
  remedy: 'Log the details under an error id and answer with a stable code, a sentence for the caller and that id.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  verify({ response, exchange }) {
    if (response.status < 400) return silent('not a refusal');
    if (response.body.length === 0) return pass;
    // What was sent may come back in the answer: that is no leak.
    const sent =
      new TextDecoder().decode(exchange.request.body ?? new Uint8Array()) +
      decodeURIComponent(safe(exchange.request.url));
    const text = unescaped(textOf(response).slice(0, LONGEST));
    for (const { kind, pattern } of LEAKS) {
      const found = pattern.exec(text)?.[0];
      if (found === undefined || sent.includes(found)) continue;
      return fail({
        key: kind,
        expected: 'a refusal that says nothing about files, libraries or the database',
        observed: `${kind} in a ${response.status} answer: ${found.replace(/\s+/g, ' ').slice(0, 120)}`,
        confidence: 'firm',
        // A server error is a finding by itself; what a refusal of bad input shows, anybody can ask for.
        severity: response.status >= 500 ? 'medium' : 'high',
      });
    }
    return pass;
  },
};

/** A URL whose percent signs cannot throw. */
function safe(url: string): string {
  return url.replace(/%(?![0-9a-f]{2})/gi, '%25');
}

/** Line breaks and quotes of a JSON string as they are meant. */
function unescaped(text: string): string {
  return text.replace(/\\n/g, '\n').replace(/\\"/g, '"').replace(/\\t/g, ' ');
}
