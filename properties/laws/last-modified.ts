import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { ReadingLaw } from '../law.ts';
import type { Step } from '../lifecycle/types.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { anyRead, httpDate, isRead, sameItem } from '../reading/judging.ts';

const SECTION = 'https://www.rfc-editor.org/rfc/rfc9110#section-';

export const oracle: ReadingLaw = {
  id: 'last-modified',
  part: 'properties',
  kind: 'law',
  subject: 'reading',
  severity: 'medium',
  criterion: 'conditional-get',
  holds: 'Last-Modified follows the item',
  broken: 'Last-Modified does not follow the item',
  asserts:
    'Last-Modified is an HTTP date no later than Date, grows with a change made more than a second later, and If-Modified-Since with the old one then gives 200.',
  why: 'A date that stays or lies in the future makes caches show what is long gone.',
  source: [
    { standard: 'RFC 9110', clause: '8.8.2 Last-Modified', url: `${SECTION}8.8.2` },
    { standard: 'RFC 9110', clause: '13.1.3 If-Modified-Since', url: `${SECTION}13.1.3` },
  ],
  remedy: 'Send the time of the last change, cut to the second, and never one later than Date.',
  considers: isRead,
  appliesTo: anyRead,
  verify({ reads, sinceLastModified, changed }): Verdict {
    const [first] = reads;
    const stated = first?.headers['last-modified'];
    if (!first || stated === undefined) return notTested('reading the item gives no Last-Modified');
    const modified = httpDate(stated);
    const sent = httpDate(first.headers.date);
    if (modified === undefined)
      return fail(1, [broken('malformed', 'an HTTP date', `Last-Modified: ${stated}`, [first], 'low')]);
    const violations: Violation[] = [];
    // A second of rounding on either side.
    if (sent !== undefined && modified > sent + 1000) {
      const observed = 'a Last-Modified later than the Date of the same answer';
      violations.push(broken('future', 'no time later than Date', observed, [first]));
    }
    if (sinceLastModified?.status === 200 && sameItem(first, sinceLastModified)) {
      const observed = 'status 200 with everything for its own Last-Modified';
      violations.push(broken('not revalidated', 'status 304', observed, [first, sinceLastModified], 'low'));
    }
    let evidence = 1 + (sinceLastModified?.status === 304 ? 1 : 0);
    if (changed && changed.after.status === 200 && !sameItem(first, changed.after)) {
      evidence++;
      const now = httpDate(changed.after.headers['last-modified']);
      if (changed.sinceOld.status === 304) {
        const observed = 'status 304 for the old Last-Modified although the item changed more than a second later';
        violations.push(
          broken('change not seen', 'status 200 with the new state', observed, [
            first,
            changed.after,
            changed.sinceOld,
          ]),
        );
      } else if (now !== undefined && now <= modified && violations.length === 0) {
        const observed = 'the same Last-Modified more than a second later, after a change';
        violations.push(broken('unchanged', 'a later Last-Modified', observed, [first, changed.after]));
      }
    }
    if (violations.length > 0) return fail(evidence, violations);
    return first.status === 200 ? { outcome: 'pass', evidence } : inconclusive(`reading was answered ${first.status}`);
  },
};

const fail = (evidence: number, violations: Violation[]): Verdict => ({ outcome: 'fail', evidence, violations });

function broken(key: string, expected: string, observed: string, steps: readonly Step[], severity?: 'low'): Violation {
  const witness = steps.map(
    ({ status, headers }) => `GET -> ${status}, Last-Modified ${headers['last-modified'] ?? 'none'}`,
  );
  const exchanges = steps.map(({ exchange }) => exchange);
  return { key, expected, observed, witness, exchanges, confidence: 'certain', ...(severity && { severity }) };
}
