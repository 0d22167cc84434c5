import { randomUUID } from 'node:crypto';
import { type CreateBody, freshBody, sendBody } from '../create-body.ts';
import { go, type Race, stop } from '../race.ts';
import { isKeyed, keyHeader } from '../subjects.ts';

export const oracle: Race<CreateBody, undefined> = {
  id: 'idempotency-race',
  part: 'scenarios',
  kind: 'race',
  severity: 'critical',
  criterion: 'idempotency-race',
  holds: 'One key sent many times at once has one effect',
  broken: 'One key sent many times at once has several effects',
  asserts: 'Of equal requests with one Idempotency-Key at the same time all that succeed name the same item.',
  why: 'A double click or an impatient retry charges or orders twice, in spite of the key that should prevent it.',
  source: [
    {
      standard: 'Idempotency-Key draft',
      clause: '2.6 Responsibilities',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header',
    },
  ],
  remedy:
    'Claim the key with an insert under a unique constraint before doing the work; answer 409 or wait while it is claimed.',
  considers: isKeyed,
  appliesTo: () => ({ applies: true }),
  async baseline(session, operation) {
    const header = keyHeader(operation, session.facts) ?? 'idempotency-key';
    const body = await freshBody(session, operation);
    if (typeof body === 'string') return stop('not-tested', body);
    const key = { [header.toLowerCase()]: randomUUID() };
    const first = await sendBody(session, body, key);
    const second = await sendBody(session, body, key);
    if (first.made === undefined)
      return stop('not-tested', `the answer (${first.status}) shows no id by which effects could be counted`);
    if (second.made !== undefined && second.made !== first.made) {
      return stop('inconclusive', 'the key has no effect even one after the other: judged by idempotency-replay');
    }
    return go;
  },
  async lineUp(session, operation, count) {
    const header = keyHeader(operation, session.facts) ?? 'idempotency-key';
    const body = await freshBody(session, operation);
    if (typeof body === 'string') return body;
    const key = { [header.toLowerCase()]: randomUUID() };
    return { requests: Array.from({ length: count }, () => body.request('race', key)), context: body };
  },
  observe: async () => undefined,
  verify({ contenders }) {
    const made = new Map(
      contenders.flatMap((one) => (one.outcome === 'ok' && one.made !== undefined ? [[one.made, one]] : [])),
    );
    if (made.size > 1) {
      const winners = [...made.values()];
      return [
        {
          key: 'several effects',
          expected: 'one item for one key',
          observed: `${made.size} items with different ids`,
          witness: winners.slice(0, 3).map((one) => `request with the key -> ${one.status} made ${one.made}`),
          exchanges: winners.slice(0, 2).map((one) => one.exchange),
          confidence: 'certain',
        },
      ];
    }
    const broken = contenders.find((one) => one.status === 500);
    if (!broken) return [];
    return [
      {
        key: 'server error',
        expected: 'a replay, or 409 while the first is running',
        observed: 'status 500 for a concurrent repeat',
        witness: [
          `${contenders.filter((one) => one.status === 500).length} of ${contenders.length} repeats were answered 500`,
        ],
        exchanges: [broken.exchange],
        confidence: 'firm',
        severity: 'medium',
      },
    ];
  },
};
