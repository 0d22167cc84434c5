import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate } from '../lifecycle/judging.ts';
import type { Step } from '../lifecycle/types.ts';
import { applies, inconclusive, notTested } from '../lists/judging.ts';

export const oracle: LifecycleLaw = {
  id: 'put-answer-tag',
  part: 'properties',
  kind: 'law',
  subject: 'lifecycle',
  severity: 'medium',
  criterion: 'conditional-put',
  holds: 'The tag in the answer to a write is the one reading gives',
  broken: 'The answer to a write carries a tag that reading does not give',
  asserts: 'An entity tag in the answer to POST, PUT or PATCH is the one that GET of the item gives right after.',
  why: 'The writer goes on with the tag it was given: its next change is refused, or it overwrites somebody else’s.',
  source: [{ standard: 'RFC 9110', clause: '9.3.4 PUT', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4' }],
  remedy: 'Make the tag after the write, from what is stored then; leave it out where that is not known.',
  considers: isCreate,
  appliesTo: (operation, facts) =>
    createdResource(operation, facts)?.read === undefined
      ? { applies: false, reason: 'no operation reads one item' }
      : applies,
  verify({ create, read, readAgain, updates }): Verdict {
    const steady = read?.headers.etag !== undefined && read.headers.etag === readAgain?.headers.etag;
    const pairs = [
      ...(read ? [{ way: 'POST', write: create, after: read }] : []),
      ...updates.map(({ operation, update, after }) => ({ way: operation.method, write: update, after })),
    ].filter(({ write, after }) => isComparable(write, after));
    if (pairs.length === 0) return notTested('no accepted write answers with an ETag');
    if (!steady) return inconclusive('the tag changes with every reading');
    const violations = pairs
      .filter(({ write, after }) => opaque(write) !== opaque(after))
      .map(
        ({ way, write, after }): Violation => ({
          key: way,
          expected: `the tag ${after.headers.etag ?? ''}, as GET gives it`,
          observed: `ETag: ${write.headers.etag ?? ''} in the answer`,
          witness: [
            `${way} -> ${write.status}, ETag ${write.headers.etag ?? ''}`,
            `GET -> ETag ${after.headers.etag ?? ''}`,
          ],
          exchanges: [after.exchange, write.exchange],
          confidence: 'firm',
        }),
      );
    return violations.length > 0
      ? { outcome: 'fail', evidence: pairs.length, violations }
      : { outcome: 'pass', evidence: pairs.length };
  },
};

/** Both carry a tag, and reading shows what the answer showed: nobody, and no later step, changed it between. */
function isComparable(write: Step, after: Step): boolean {
  if (write.status < 200 || write.status > 299 || write.status === 202 || after.status !== 200) return false;
  if (write.headers.etag === undefined || after.headers.etag === undefined) return false;
  return write.item === undefined || JSON.stringify(write.item) === JSON.stringify(after.item);
}

/** Fronts that compress mark tags as weak, or as of the compressed form. */
const opaque = ({ headers }: Step): string =>
  (headers.etag ?? '').replace(/^W\//, '').replace(/[-;:](gzip|br|df)"$/, '"');
