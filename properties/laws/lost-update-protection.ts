import type { Verdict } from '../../core/oracle/types.ts';
import type { ReadingLaw } from '../law.ts';
import { notTested } from '../lists/judging.ts';
import { isRead, readResource, whole } from '../reading/judging.ts';

const VERSION =
  /^_?(version|revision|rev|etag|lock_?version|row_?version|sequence|generation|resource_?version|updated_?at|modified_?at|last_?(modified|updated))$/i;

export const oracle: ReadingLaw = {
  id: 'lost-update-protection',
  part: 'properties',
  kind: 'law',
  subject: 'reading',
  severity: 'info',
  criterion: 'conditional-put',
  holds: 'Writers can tell that somebody was quicker',
  broken: 'Nothing protects against lost updates',
  asserts:
    'An item that can be changed carries an entity tag, a Last-Modified or a version, by which a writer can make sure that it changes what it read.',
  why: 'Of two people who edit the same thing the later one silently overwrites the earlier one. This is advice, not a failure.',
  source: [
    { standard: 'RFC 9110', clause: '13.1.1 If-Match', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1' },
  ],
  remedy: 'Give an ETag with every item and honour If-Match on PUT, PATCH and DELETE.',
  considers: isRead,
  appliesTo(operation, facts) {
    const resource = readResource(operation, facts);
    if (resource?.patch === undefined && resource?.replace === undefined)
      return { applies: false, reason: 'no operation changes one item' };
    return { applies: true };
  },
  verify({ reads, resource }): Verdict {
    const [read] = whole(reads);
    if (!read?.item) return notTested('the item could not be read');
    const has = read.headers.etag !== undefined || read.headers['last-modified'] !== undefined;
    if (has || resource.token !== 'none' || Object.keys(read.item).some((name) => VERSION.test(name)))
      return { outcome: 'pass', evidence: 1 };
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'unprotected',
          expected: 'an ETag, a Last-Modified or a version',
          observed: 'neither header, no such member, and no If-Match on its changes',
          witness: [`GET -> ${read.status} without ETag and Last-Modified`, 'no version among the members of the item'],
          exchanges: [read.exchange],
          confidence: 'tentative',
        },
      ],
    };
  },
};
