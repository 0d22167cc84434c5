import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { ReadingLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { anyRead, isRead } from '../reading/judging.ts';

const WAYS = {
  weak: 'the current tag marked as weak (GET compares weakly)',
  list: 'a list that has the current tag',
  star: '*, which every existing item meets',
} as const;

export const oracle: ReadingLaw = {
  id: 'if-none-match-forms',
  part: 'properties',
  kind: 'law',
  subject: 'reading',
  severity: 'low',
  criterion: 'conditional-get',
  holds: 'If-None-Match is compared weakly, takes lists and the star',
  broken: 'If-None-Match is understood in one form only',
  asserts:
    'Where GET with the current tag in If-None-Match gives 304, so it does with that tag marked as weak, in a list, and with `*`.',
  why: 'Proxies that compress weaken tags and clients hold several: all of them fetch everything anew.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '13.1.2 If-None-Match',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2',
    },
  ],
  remedy: 'Parse If-None-Match as a list of entity tags or `*`, and ignore the weak mark on both sides.',
  considers: isRead,
  appliesTo: anyRead,
  verify({ forms, reads }): Verdict {
    const plain = forms.find(({ form }) => form === 'tag');
    if (!plain) return notTested('reading the item gives no ETag');
    if (plain.step.status !== 304)
      return notTested('the current tag itself gives no 304: etag-revalidation judges that');
    const tags = new Set(reads.map(({ headers }) => headers.etag));
    if (tags.size > 1) return inconclusive('the tag changes with every reading');
    const judged = forms.filter(({ form, step }) => form !== 'tag' && (step.status === 200 || step.status === 304));
    const violations = judged.flatMap(({ form, sent, step }): Violation[] =>
      step.status === 304 || form === 'tag'
        ? []
        : [
            {
              key: form,
              expected: `status 304 for ${WAYS[form]}`,
              observed: 'status 200 with everything',
              witness: [`GET with the current tag in If-None-Match -> 304`, `GET with If-None-Match: ${sent} -> 200`],
              exchanges: [plain.step.exchange, step.exchange],
              confidence: 'certain',
            },
          ],
    );
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    return judged.length > 0
      ? { outcome: 'pass', evidence: judged.length }
      : inconclusive('no conditional request got an answer of 200 or 304');
  },
};
