import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate } from '../lifecycle/judging.ts';
import type { LifecycleEvidence } from '../lifecycle/types.ts';
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
  holds: 'Entity tags revalidate and follow the content',
  broken: 'Entity tags do not revalidate or do not follow the content',
  asserts:
    'If-None-Match with the current tag gives 304 without a body, with another tag 200; an accepted change of the representation changes the tag.',
  why: 'A tag that stays after a change serves stale data from every cache; one that never matches makes caches useless.',
  source: [
    { standard: 'RFC 9110', clause: '13.1.2 If-None-Match', url: `${SECTION}13.1.2` },
    { standard: 'RFC 9110', clause: '8.8.3 ETag', url: `${SECTION}8.8.3` },
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
    const violations: Violation[] = [...tagOfChanges(evidence)];
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
    const evidenceCount =
      [revalidated, otherTag].filter((step) => step?.status === 200 || step?.status === 304).length +
      evidence.updates.filter(({ update }) => update.status >= 200 && update.status < 300).length;
    if (violations.length > 0) return { outcome: 'fail', evidence: evidenceCount, violations };
    return evidenceCount > 0
      ? { outcome: 'pass', evidence: evidenceCount }
      : notTested('no conditional request got an answer of 200 or 304');
  },
};

/** An accepted update that changed what GET shows must have changed the tag (RFC 9110 section 8.8.3). */
function tagOfChanges({ updates }: LifecycleEvidence): Violation[] {
  return updates.flatMap(({ before, after, update, operation }) => {
    if (update.status < 200 || update.status > 299 || before.status !== 200 || after.status !== 200) return [];
    const [left, right] = [before.headers.etag, after.headers.etag];
    if (left === undefined || right === undefined || left.startsWith('W/')) return [];
    const changed = JSON.stringify(before.item) !== JSON.stringify(after.item);
    if (!changed || left !== right) return [];
    return [
      broken(
        `unchanged after ${operation.method}`,
        'another tag after the representation changed',
        `the tag ${left} before and after`,
        [before.exchange, update.exchange, after.exchange],
        'medium',
      ),
    ];
  });
}

function broken(
  key: string,
  expected: string,
  observed: string,
  exchanges: string[],
  severity: 'low' | 'medium',
): Violation {
  return { key, expected, observed, witness: [observed], exchanges, confidence: 'certain', severity };
}
