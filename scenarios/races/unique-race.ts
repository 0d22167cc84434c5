import { randomUUID } from 'node:crypto';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { type CreateBody, freshBody, sendBody, withOtherTexts } from '../create-body.ts';
import { go, type Race, stop } from '../race.ts';
import { isCreate, keyHeader } from '../subjects.ts';

/** A key of its own for each request, so that none is taken for a repeat. */
function ownKey(session: Session, operation: Operation): Record<string, string> {
  const header = keyHeader(operation, session.facts);
  return header === undefined ? {} : { [header.toLowerCase()]: randomUUID() };
}

/** Statuses by which services refuse a duplicate. */
const REFUSED = new Set([400, 409, 412, 422]);

export const oracle: Race<CreateBody, undefined> = {
  id: 'unique-race',
  part: 'scenarios',
  kind: 'race',
  severity: 'critical',
  criterion: 'unique-race',
  holds: 'Of equal creates at the same time one succeeds',
  broken: 'Equal creates at the same time make duplicates',
  asserts: 'Where a second equal create is refused, of many sent at the same time at most one makes an item.',
  why: 'Two accounts with one e-mail, two invoices with one number: each later lookup finds the wrong one.',
  source: [
    { standard: 'Jepsen', clause: 'Adya G2, predicate', url: 'https://jepsen.io/consistency/phenomena/g2' },
    {
      standard: 'PostgreSQL',
      clause: '5.5.3 Unique Constraints',
      url: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-UNIQUE-CONSTRAINTS',
    },
  ],
  remedy: 'Leave the decision to a unique constraint in the database and map its violation to 409.',
  considers: isCreate,
  appliesTo: () => ({ applies: true }),
  async baseline(session, operation) {
    const body = await freshBody(session, operation);
    if (typeof body === 'string') return stop('not-tested', body);
    const first = await sendBody(session, body, ownKey(session, operation));
    if (!first.made)
      return stop(
        'not-tested',
        first.status >= 400 ? `a create was refused (${first.status})` : 'the answer shows no id',
      );
    const second = await sendBody(session, body, ownKey(session, operation));
    if (second.status === 429 || second.status === 0 || second.status >= 500) {
      return stop('inconclusive', `the second equal create was answered ${second.status}`);
    }
    if (!REFUSED.has(second.status)) {
      return stop('not-applicable', 'equal creates one after the other are both accepted: nothing has to be unique');
    }
    // Refused for its names, or because there is nothing left to take? The same with other names tells.
    const fresh = await freshBody(session, operation);
    const renamed = typeof fresh === 'string' ? undefined : withOtherTexts(session, body, fresh);
    if (!renamed)
      return stop(
        'not-applicable',
        'an equal create is refused, but there is no text in it that could have to be unique',
      );
    const third = await sendBody(session, renamed, ownKey(session, operation));
    if (third.made !== undefined) return go;
    return stop(
      'not-applicable',
      `an equal create is refused (${second.status}), and so is one with other names (${third.status}): not for a name`,
    );
  },
  async lineUp(session, operation, count) {
    const body = await freshBody(session, operation);
    if (typeof body === 'string') return body;
    return {
      requests: Array.from({ length: count }, () => body.request('race', ownKey(session, operation))),
      context: body,
    };
  },
  observe: async () => undefined,
  verify({ contenders }) {
    const ids = new Map(
      contenders.flatMap((one) => (one.outcome === 'ok' && one.made !== undefined ? [[one.made, one]] : [])),
    );
    if (ids.size > 1) {
      const winners = [...ids.values()];
      return [
        {
          key: 'duplicates',
          expected: 'at most one item from equal creates',
          observed: `${ids.size} items with different ids`,
          witness: winners.slice(0, 3).map((one) => `create -> ${one.status} made ${one.made}`),
          exchanges: winners.slice(0, 2).map((one) => one.exchange),
          confidence: 'certain',
        },
      ];
    }
    const broken = contenders.find((one) => one.status === 500);
    if (!broken) return [];
    return [
      {
        key: 'loser gets 500',
        expected: 'the losers refused with 409 or another 4xx',
        observed: `status ${broken.status} for one of them`,
        witness: [
          `${contenders.filter((one) => one.status === 500).length} of ${contenders.length} creates were answered 500`,
        ],
        exchanges: [broken.exchange],
        confidence: 'firm',
        severity: 'medium',
      },
    ];
  },
};
