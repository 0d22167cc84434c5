import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate } from '../lifecycle/judging.ts';
import { applies, notTested } from '../lists/judging.ts';

/** RFC 9110 section 8.8.3: W/ and an opaque text in double quotes. */
const WELL_FORMED = /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;
const SECTION = 'https://www.rfc-editor.org/rfc/rfc9110#section-';

export const oracle: LifecycleLaw = {
  id: 'etag-revalidation',
  part: 'properties',
  kind: 'law',
  subject: 'lifecycle',
  severity: 'medium',
  criterion: 'conditional-get',
  holds: 'Entity tags revalidate',
  broken: 'Entity tags do not revalidate',
  asserts: 'If-None-Match with the current tag gives 304 without a body, with another tag 200.',
  why: 'A tag that always matches hides every change from caches; one that never matches makes them useless.',
  source: [
    { standard: 'RFC 9110', clause: '13.1.2 If-None-Match', url: `${SECTION}13.1.2` },
    { standard: 'RFC 9110', clause: '15.4.5 304 Not Modified', url: `${SECTION}15.4.5` },
  ],
  remedy: 'Derive the tag from the stored version or the bytes of the representation, and compare it before answering.',
  considers: isCreate,
  appliesTo: (operation, facts) =>
    createdResource(operation, facts)?.read === undefined
      ? { applies: false, reason: 'no operation reads one item' }
      : applies,
  verify(evidence): Verdict {
    const { read, readAgain, revalidated, otherTag } = evidence;
    const tag = read?.headers.etag;
    if (read?.status !== 200 || tag === undefined) return notTested('reading the item gives no ETag');
    const violations: Violation[] = [];
    if (!WELL_FORMED.test(tag)) {
      violations.push(broken('malformed', 'an entity tag in double quotes', `ETag: ${tag}`, [read.exchange], 'low'));
    } else if (readAgain?.status === 200 && readAgain.headers.etag === tag && revalidated) {
      if (revalidated.status === 304 && revalidated.bodyBytes > 0) {
        violations.push(
          broken(
            '304 with body',
            '304 without a body',
            `304 with ${revalidated.bodyBytes} bytes`,
            [revalidated.exchange],
            'low',
          ),
        );
      }
      if (revalidated.status === 200) {
        violations.push(
          broken(
            'tag not matched',
            `304 for If-None-Match: ${tag}`,
            'status 200 although the tag is current',
            [read.exchange, revalidated.exchange],
            'low',
          ),
        );
      }
    }
    if (otherTag?.status === 304) {
      violations.push(
        broken(
          'any tag matches',
          'status 200 for a tag that was never given',
          'status 304',
          [otherTag.exchange],
          'medium',
        ),
      );
    }
    const evidenceCount = [revalidated, otherTag].filter((step) => step?.status === 200 || step?.status === 304).length;
    if (violations.length > 0) return { outcome: 'fail', evidence: evidenceCount, violations };
    return evidenceCount > 0
      ? { outcome: 'pass', evidence: evidenceCount }
      : notTested('no conditional request got an answer of 200 or 304');
  },
};

function broken(
  key: string,
  expected: string,
  observed: string,
  exchanges: string[],
  severity: 'low' | 'medium',
): Violation {
  return { key, expected, observed, witness: [observed], exchanges, confidence: 'certain', severity };
}
