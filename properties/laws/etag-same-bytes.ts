import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { ReadingLaw } from '../law.ts';
import { notTested } from '../lists/judging.ts';
import { anyRead, isRead, isStrong, sameItem, whole } from '../reading/judging.ts';

const SECTION = 'https://www.rfc-editor.org/rfc/rfc9110#section-';

export const oracle: ReadingLaw = {
  id: 'etag-same-bytes',
  part: 'properties',
  kind: 'law',
  subject: 'reading',
  severity: 'medium',
  criterion: 'conditional-get',
  holds: 'One state has one entity tag',
  broken: 'Entity tags flap, or one tag stands for two states',
  asserts:
    'Readings of an item that nobody changes, on one connection and on others, have one entity tag; readings with the same strong tag show the same.',
  why: 'With a tag for each server caches never match and updates are refused at random; with one tag for two states caches show the wrong one.',
  source: [
    { standard: 'RFC 9110', clause: '8.8.1 Weak versus Strong', url: `${SECTION}8.8.1` },
    { standard: 'RFC 9110', clause: '8.8.3 ETag', url: `${SECTION}8.8.3` },
  ],
  remedy:
    'Make the tag from the stored version or from the bytes, alike on all servers; never from the time or the file.',
  considers: isRead,
  appliesTo: anyRead,
  verify({ reads, ours }): Verdict {
    const tagged = whole(reads).filter(({ headers }) => headers.etag !== undefined);
    if (tagged.length < 2) return notTested('reading the item gives no ETag');
    const violations: Violation[] = [];
    for (const [index, left] of tagged.entries()) {
      const right = tagged
        .slice(index + 1)
        .find((one) => sameItem(left, one) !== (left.headers.etag === one.headers.etag));
      if (!right) continue;
      const flaps = sameItem(left, right);
      if (!flaps && !isStrong(left.headers.etag)) continue;
      violations.push({
        key: flaps ? 'another tag' : 'same tag',
        expected: flaps ? 'the same tag for the same state' : 'another tag for another state',
        observed: flaps
          ? `two tags for the same item: ${form(left.headers.etag)} and ${form(right.headers.etag)}`
          : 'one strong tag for two states',
        witness: [
          `GET -> ETag ${left.headers.etag ?? ''}`,
          `GET, nothing was changed between -> ETag ${right.headers.etag ?? ''}, ${flaps ? 'the same item' : 'another item'}`,
        ],
        exchanges: [left.exchange, right.exchange],
        confidence: ours ? 'firm' : 'tentative',
      });
      break;
    }
    return violations.length > 0
      ? { outcome: 'fail', evidence: tagged.length, violations }
      : { outcome: 'pass', evidence: tagged.length };
  },
};

const form = (tag: string | undefined): string => (tag?.startsWith('W/') ? 'a weak one' : 'a strong one');
