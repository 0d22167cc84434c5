import { isDeepStrictEqual } from 'node:util';
import type { ReplayLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { isKeyed } from '../replay/judging.ts';

export const oracle: ReplayLaw = {
  id: 'idempotency-replay',
  part: 'properties',
  kind: 'law',
  subject: 'replay',
  severity: 'critical',
  criterion: 'idempotency-key',
  holds: 'A repeated key has one effect and gives the same answer',
  broken: 'A repeated key has a second effect or another answer',
  asserts:
    'A request repeated with the same Idempotency-Key and the same payload makes nothing new and gives the first answer’s status and body.',
  why: 'Clients retry after a timeout, trusting the key: without it the customer is charged or delivered twice.',
  source: [
    {
      standard: 'Idempotency-Key draft',
      clause: '2.6 Responsibilities',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header',
    },
  ],
  remedy:
    'Store key, request hash and answer in the transaction of the effect, and give the stored answer to a repeat.',
  considers: isKeyed,
  appliesTo: () => ({ applies: true }),
  verify({ first, repeated }) {
    if (repeated.status === 0 || repeated.status === 429 || [502, 503, 504].includes(repeated.status))
      return inconclusive('the repeated request got no usable answer');
    const base = {
      expected: `status ${first.status} and the first answer, nothing new made`,
      exchanges: [first.exchange, repeated.exchange],
    };
    const line = (step: { status: number; made?: string }): string =>
      `-> ${step.status}${step.made === undefined ? '' : ` made ${step.made}`}`;
    const witness = [
      `first request with the key ${line(first)}`,
      `the same request with the same key ${line(repeated)}`,
    ];
    const evidence = 1;
    if (first.made !== undefined && repeated.made !== undefined && first.made !== repeated.made) {
      return {
        outcome: 'fail',
        evidence,
        violations: [
          {
            ...base,
            key: 'second effect',
            observed: `a second item was made: ${repeated.made} besides ${first.made}`,
            witness,
            confidence: 'certain',
          },
        ],
      };
    }
    if (repeated.status !== first.status) {
      return {
        outcome: 'fail',
        evidence,
        violations: [
          {
            ...base,
            key: 'other status',
            observed: `status ${repeated.status} for the repeat`,
            witness,
            confidence: 'firm',
            // The effect is the same and so is success: 200 for the repeat of a 201 is usual.
            severity: repeated.status < 300 ? 'low' : 'medium',
          },
        ],
      };
    }
    if (!isDeepStrictEqual(stable(first.body), stable(repeated.body))) {
      return {
        outcome: 'fail',
        evidence,
        violations: [
          {
            ...base,
            key: 'other body',
            observed: 'the repeat’s body differs in more than ids of the request and times',
            witness,
            confidence: 'firm',
            severity: 'medium',
          },
        ],
      };
    }
    if (first.made === undefined) return notTested('the answer shows no id by which effects could be counted');
    return { outcome: 'pass', evidence };
  },
};

const OF_THE_REQUEST =
  /^(correlation|request|trace|span)_?id$|^(timestamp|date|time|server_?time|now|replayed|idempotent_?replayed|duration.*|took.*)$/i;

/** Without what belongs to the single request: correlation ids and clock readings. */
function stable(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(stable);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !OF_THE_REQUEST.test(name))
      .map(([name, value]) => [name, stable(value)]),
  );
}
