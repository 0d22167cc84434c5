import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate } from '../lifecycle/judging.ts';
import type { UpdateTrace } from '../lifecycle/types.ts';
import { applies, notTested } from '../lists/judging.ts';

export const oracle: LifecycleLaw = {
  id: 'etag-changes-with-content',
  part: 'properties',
  kind: 'law',
  subject: 'lifecycle',
  severity: 'high',
  criterion: 'conditional-get',
  holds: 'A change gives another entity tag',
  broken: 'An entity tag stays after a change',
  asserts: 'An accepted update that changes what GET shows changes the strong entity tag.',
  why: 'Every cache in between serves the old state, and If-Match lets a writer overwrite what it never saw.',
  source: [{ standard: 'RFC 9110', clause: '8.8.3 ETag', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3' }],
  remedy: 'Raise the version that the tag is made from with every write, or make it from the bytes that are sent.',
  considers: isCreate,
  appliesTo(operation, facts) {
    const resource = createdResource(operation, facts);
    if (resource?.read === undefined) return { applies: false, reason: 'no operation reads one item' };
    return resource.patch === undefined && resource.replace === undefined
      ? { applies: false, reason: 'no operation updates one item' }
      : applies;
  },
  verify({ updates, read }): Verdict {
    if (read?.headers.etag === undefined) return notTested('reading the item gives no ETag');
    const judged = updates.filter(isJudged);
    const violations = judged
      .filter(({ before, after }) => before.headers.etag === after.headers.etag)
      .map(({ operation, before, update, after }): Violation => {
        const tag = before.headers.etag ?? '';
        return {
          key: `unchanged after ${operation.method}`,
          expected: 'another tag after the representation changed',
          observed: `the tag ${tag} before and after`,
          witness: [`GET -> ETag ${tag}`, `${operation.id} -> ${update.status}`, `GET -> ETag ${tag}, another item`],
          exchanges: [before.exchange, update.exchange, after.exchange],
          confidence: 'certain',
        };
      });
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    return judged.length > 0
      ? { outcome: 'pass', evidence: judged.length }
      : notTested('no accepted update changed what GET shows under a strong tag');
  },
};

/** Accepted, read before and after with strong tags, and GET shows something else now. */
function isJudged({ before, after, update }: UpdateTrace): boolean {
  if (update.status < 200 || update.status > 299 || before.status !== 200 || after.status !== 200) return false;
  const [left, right] = [before.headers.etag, after.headers.etag];
  // What is no tag at all is told by etag-revalidation.
  if (right === undefined || !left?.startsWith('"')) return false;
  return JSON.stringify(before.item) !== JSON.stringify(after.item);
}
