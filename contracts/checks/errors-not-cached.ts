import { freshSeconds, onlyReadings } from '../cache-control.ts';
import { type Check, fail, pass, silent } from '../check.ts';

/** Refusals that say something of this moment or of this caller, and failures. */
const PASSING = new Set([401, 403, 407, 408, 409, 412, 425, 428, 429]);
/** "Not there" may be remembered for a little while on purpose. */
const MOST_SECONDS_MISSING = 300;

export const oracle: Check = {
  id: 'errors-not-cached',
  part: 'contracts',
  kind: 'check',
  judgesProbes: true,
  severity: 'low',
  criterion: 'cache-rules',
  holds: 'No refusal outlives its reason in a cache',
  broken: 'A refusal outlives its reason in a cache',
  asserts:
    'A refusal for want of rights or of the moment, and a server error, may not be kept by caches; "not found" for five minutes at most.',
  why: 'Who was given the right, or waited as asked, is refused on; what was created stays missing.',
  source: [
    {
      standard: 'RFC 9111',
      clause: '4.2.2 Calculating Heuristic Freshness',
      url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2',
    },
    {
      standard: 'RFC 6585',
      clause: '3 and 4: 428 and 429 MUST NOT be stored',
      url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
    },
  ],
  remedy: 'Set the cache headers of successes where the success is made, and send no-store with refusals.',
  considers: () => true,
  appliesTo: onlyReadings,
  verify({ response }) {
    const { status, headers } = response;
    if (status < 400) return silent('not a refusal');
    const seconds = freshSeconds(headers);
    if (seconds === 0) return pass;
    const missing = status === 404 || status === 410;
    if (missing ? seconds <= MOST_SECONDS_MISSING : !PASSING.has(status) && status < 500) return pass;
    return fail({
      key: missing ? 'missing' : status >= 500 ? 'server error' : String(status),
      expected: missing ? `at most ${MOST_SECONDS_MISSING} s in a cache` : 'no-store',
      observed: `status ${status} that may be kept for ${Math.round(seconds)} s (Cache-Control: ${headers['cache-control'] ?? 'none'})`,
      confidence: 'certain',
    });
  },
};
