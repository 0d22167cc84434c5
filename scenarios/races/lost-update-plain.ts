import type { Json } from '../../core/spec/types.ts';
import { go, type Race, stop } from '../race.ts';
import { isUpdate } from '../subjects.ts';
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
  /** Field, the value sent for it, and the value it had before; in the order of the requests. */
  readonly writes: readonly { readonly field: string; readonly value: Json; readonly before: Json }[];
}

const MOST_FIELDS = 8;

export const oracle: Race<Context, Reading> = {
  id: 'lost-update-plain',
  part: 'scenarios',
  kind: 'race',
  severity: 'critical',
  criterion: 'lost-update',
  holds: 'Patches of different fields at the same time are all kept',
  broken: 'A patch of one field undoes an accepted patch of another',
  asserts:
    'After PATCH requests that each change another field of one item at the same time, every accepted field has its new value.',
  why: 'A service that reads the whole record, changes a field and writes the whole record back loses what others wrote meanwhile.',
  source: [
    { standard: 'RFC 5789', clause: '2 The PATCH Method', url: 'https://www.rfc-editor.org/rfc/rfc5789#section-2' },
    { standard: 'Jepsen', clause: 'P4 lost update', url: 'https://jepsen.io/consistency/phenomena/p4' },
  ],
  remedy: 'Update only the columns that were sent, or lock the row before reading it (SELECT … FOR UPDATE).',
  considers: isUpdate,
  appliesTo: (operation) =>
    operation.method === 'PATCH'
      ? { applies: true }
      : { applies: false, reason: 'PUT replaces the whole item: the last one may win' },
  async baseline(session, operation) {
    const subject = await updateSubject(session, operation);
    if (typeof subject === 'string') return stop('not-tested', subject);
    if (subject.fields.length < 2)
      return stop('not-applicable', 'fewer than two fields can be patched freely and read back');
    for (const field of subject.fields.slice(0, MOST_FIELDS)) {
      const { item } = await readItem(session, subject.resource, subject.item);
      const text = otherValue(session, operation, subject.body, field, new Set([item?.[field] ?? null])) ?? null;
      const exchange = await session.traffic.send(
        updateRequest(session, operation, subject, { [field]: text }, 'read-back'),
      );
      const status = exchange.response?.status ?? 0;
      if (status === 428)
        return stop('not-applicable', 'updates without If-Match are refused (428): judged by lost-update-if-match');
      if (status < 200 || status > 299)
        return stop('not-tested', `patching ${field} alone was answered ${status || 'nothing'}`);
      const reading = await readItem(session, subject.resource, subject.item);
      if (reading.item?.[field] !== text) return stop('not-tested', `${field} does not read back as it was patched`);
    }
    return go;
  },
  async lineUp(session, operation, count) {
    const subject = await updateSubject(session, operation);
    if (typeof subject === 'string') return subject;
    const before = await readItem(session, subject.resource, subject.item);
    if (!before.item) return `reading the item was answered ${before.status}`;
    const fields = subject.fields.slice(0, Math.min(count, MOST_FIELDS));
    const writes = fields.flatMap((field) => {
      const old = before.item?.[field] ?? null;
      const value = otherValue(session, operation, subject.body, field, new Set([old]));
      return value === undefined ? [] : [{ field, value, before: old }];
    });
    const requests = writes.map(({ field, value }) =>
      updateRequest(session, operation, subject, { [field]: value }, 'race'),
    );
    return { requests, context: { subject, writes } };
  },
  observe: (session, _operation, { subject }) => readItem(session, subject.resource, subject.item),
  verify({ contenders, context, observed }) {
    if (!observed.item) return [];
    const lost = context.writes.flatMap((write, index) => {
      const contender = contenders[index];
      return contender?.outcome === 'ok' && observed.item?.[write.field] === write.before
        ? [{ ...write, contender }]
        : [];
    });
    const [first] = lost;
    if (!first) return [];
    return [
      {
        key: 'patch undone',
        expected: `${first.field} ${JSON.stringify(first.value)}, as accepted`,
        observed: `${first.field} has its old value ${JSON.stringify(first.before ?? null)} again; ${lost.length} of ${context.writes.length} accepted patches are gone`,
        witness: lost
          .slice(0, 3)
          .map(
            (one) =>
              `PATCH ${one.field} ${JSON.stringify(one.value)} -> ${one.contender.status}, then GET shows ${JSON.stringify(one.before ?? null)}`,
          ),
        exchanges: [first.contender.exchange, observed.exchange],
        confidence: 'certain',
      },
    ];
  },
};
