import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { ReadingLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { anyRead, isRead } from '../reading/judging.ts';

export const oracle: ReadingLaw = {
  id: 'precondition-precedence',
  part: 'properties',
  kind: 'law',
  subject: 'reading',
  severity: 'medium',
  criterion: 'conditional-get',
  holds: 'If-None-Match goes before If-Modified-Since',
  broken: 'If-Modified-Since is looked at although If-None-Match is there',
  asserts:
    'GET with a tag that is not current gives 200 whatever If-Modified-Since says; with the current tag 304 although the date is old.',
  why: 'Browsers send both: a change within the same second stays unseen, since the date says "not modified".',
  source: [
    {
      standard: 'RFC 9110',
      clause: '13.1.3 If-Modified-Since',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.3',
    },
    {
      standard: 'RFC 9110',
      clause: '13.2.2 Precedence of Preconditions',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2',
    },
  ],
  remedy: 'Ignore If-Modified-Since when If-None-Match is present.',
  considers: isRead,
  appliesTo: anyRead,
  verify({ forms, reads, otherTagSameDate, sameTagOldDate }): Verdict {
    const plain = forms.find(({ form }) => form === 'tag');
    if (!plain) return notTested('reading the item gives no ETag');
    if (plain.step.status !== 304)
      return notTested('the current tag itself gives no 304: etag-revalidation judges that');
    if (new Set(reads.map(({ headers }) => headers.etag)).size > 1)
      return inconclusive('the tag changes with every reading');
    const asked = [
      {
        step: otherTagSameDate,
        wanted: 200,
        wrong: 304,
        key: 'date wins',
        tag: 'another tag',
        date: 'a date that holds',
      },
      {
        step: sameTagOldDate,
        wanted: 304,
        wrong: 200,
        key: 'old date wins',
        tag: 'the current tag',
        date: 'a date of long ago',
      },
    ];
    const judged = asked.filter(({ step }) => step?.status === 200 || step?.status === 304);
    const violations = judged.flatMap(({ step, wanted, wrong, key, tag, date }): Violation[] =>
      step?.status !== wrong
        ? []
        : [
            {
              key,
              expected: `status ${wanted} for ${tag} and ${date}: the date is not to be looked at`,
              observed: `status ${wrong}`,
              witness: [`GET with If-None-Match: ${tag}, If-Modified-Since: ${date} -> ${wrong}`],
              exchanges: [plain.step.exchange, step.exchange],
              confidence: 'certain',
              ...(wrong === 200 && { severity: 'low' as const }),
            },
          ],
    );
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    return judged.length > 0
      ? { outcome: 'pass', evidence: judged.length }
      : inconclusive('no conditional request got an answer of 200 or 304');
  },
};
