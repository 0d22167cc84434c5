import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Violation } from '../../core/oracle/types.ts';
import type { Json } from '../../core/spec/types.ts';
import { go, type Race, stop } from '../race.ts';
import { isConditionalUpdate } from '../subjects.ts';
import {
  otherValue,
  type Reading,
  readItem,
  type UpdateSubject,
  updateRequest,
  updateSubject,
} from '../update-subject.ts';

interface Context {
  readonly subject: UpdateSubject;
  readonly tag: string;
}

const SECTION = 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1';

export const oracle: Race<Context, Reading> = {
  id: 'lost-update-if-match',
  part: 'scenarios',
  kind: 'race',
  severity: 'critical',
  criterion: 'lost-update',
  holds: 'Of updates with one entity tag at most one is accepted',
  broken: 'Several updates with one entity tag are accepted',
  asserts:
    'Of many updates with the same If-Match tag, one after the other or at the same time, at most one is accepted.',
  why: 'Two people edit the same record, both are told that it is saved, and the work of one is gone.',
  source: [{ standard: 'RFC 9110', clause: '13.1.1 If-Match', url: SECTION }],
  remedy:
    'Compare and update in one statement (UPDATE … WHERE id = … AND version = …) and answer 412 when no row was changed.',
  considers: isConditionalUpdate,
  appliesTo: () => ({ applies: true }),
  async baseline(session, operation) {
    const subject = await updateSubject(session, operation);
    if (typeof subject === 'string') return stop('not-tested', subject);
    const before = await readItem(session, subject.resource, subject.item);
    if (before.tag === undefined) return stop('not-tested', 'reading the item gives no ETag');
    if (before.tag.startsWith('W/')) return stop('not-applicable', 'the tags are weak: they never match in If-Match');
    const [field = ''] = subject.fields;
    const values = distinctValues(session, operation, subject, before.item?.[field], 2);
    if (values.length < 2) return stop('not-tested', 'no field of the update takes two more valid values');
    const update = (tag: string) => {
      const fields = { [field]: values.pop() ?? null };
      return session.traffic.send(updateRequest(session, operation, subject, fields, 'read-back', { 'if-match': tag }));
    };
    const current = await update(before.tag);
    const status = current.response?.status ?? 0;
    if (status < 200 || status > 299)
      return stop('not-tested', `an update with the current tag was answered ${status || 'nothing'}`);
    const after = await readItem(session, subject.resource, subject.item);
    if (after.tag === before.tag)
      return stop('inconclusive', 'the tag did not change with an accepted update: judged by etag-revalidation');
    const stale = await update(before.tag);
    const staleStatus = stale.response?.status ?? 0;
    if (staleStatus === 0 || staleStatus === 429 || staleStatus >= 500)
      return stop('inconclusive', `the stale update was answered ${staleStatus || 'nothing'}`);
    if (staleStatus < 200 || staleStatus > 299) return go;
    const final = await readItem(session, subject.resource, subject.item);
    if (final.tag === after.tag)
      return stop('inconclusive', `the stale update was answered ${staleStatus} but changed nothing`);
    return { go: false, violation: staleAccepted(before.tag, staleStatus, [current.id, stale.id, final.exchange]) };
  },
  async lineUp(session, operation, count) {
    const subject = await updateSubject(session, operation);
    if (typeof subject === 'string') return subject;
    const { tag, item } = await readItem(session, subject.resource, subject.item);
    if (tag === undefined) return 'reading the item gives no ETag';
    const [field = ''] = subject.fields;
    const requests = distinctValues(session, operation, subject, item?.[field], count).map((value) =>
      updateRequest(session, operation, subject, { [field]: value }, 'race', { 'if-match': tag }),
    );
    return { requests, context: { subject, tag } };
  },
  observe: (session, _operation, { subject }) => readItem(session, subject.resource, subject.item),
  verify({ contenders, context, observed }) {
    // 202 promises nothing: the update may still be refused.
    const accepted = contenders.filter((one) => one.outcome === 'ok' && one.status !== 202);
    if (accepted.length < 2) return [];
    const [field = ''] = context.subject.fields;
    return [
      {
        key: 'several accepted at once',
        expected: `at most one update accepted with If-Match: ${context.tag}, the others 412`,
        observed: `${accepted.length} of ${contenders.length} were accepted`,
        witness: [
          ...accepted.slice(0, 3).map((one) => `update with If-Match: ${context.tag} -> ${one.status}`),
          `afterwards the item shows one of them: ${field} ${JSON.stringify(observed.item?.[field] ?? null)}`,
        ],
        exchanges: [...accepted.slice(0, 2).map((one) => one.exchange), observed.exchange],
        confidence: 'certain',
      },
    ];
  },
};

/** Values for the first free field, all different: a repeat of one could rightly be accepted (RFC 9110 section 13.1.1). */
function distinctValues(
  session: Session,
  operation: Operation,
  subject: UpdateSubject,
  current: Json | undefined,
  count: number,
): Json[] {
  const [field = ''] = subject.fields;
  const taken = new Set<Json>([current ?? null]);
  const values: Json[] = [];
  while (values.length < count) {
    const value = otherValue(session, operation, subject.body, field, taken);
    if (value === undefined) break;
    taken.add(value);
    values.push(value);
  }
  return values;
}

function staleAccepted(tag: string, status: number, exchanges: readonly string[]): Violation {
  return {
    key: 'stale tag accepted',
    expected: 'status 412: the tag is not current any more',
    observed: `status ${status}, and the item changed`,
    witness: [`update with If-Match: ${tag} -> accepted`, `another update with the same tag -> ${status}`],
    exchanges,
    confidence: 'certain',
  };
}
