import fc from 'fast-check';
import { foldEvents } from '../../core/record/fold-events.ts';
import type { RunEvent, RunRecord } from '../../core/record/types.ts';
import { coverage, exchange, finding, header, outcome } from './samples.ts';

const operations = ['GET /orders', 'POST /orders', 'GET /orders/{id}'];
const operation = fc.constantFrom(...operations);
const count = fc.integer({ min: 1, max: 9 });

const outcomeEvent: fc.Arbitrary<RunEvent> = fc
  .record({
    name: fc.constantFrom('pass', 'fail', 'not-applicable', 'not-tested', 'inconclusive', 'errored'),
    operation,
    oracle: fc.constantFrom('a-law', 'undocumented-status'),
    count,
    reason: fc.constantFrom('too slow', 'no example', 'read-only'),
  })
  .map(({ name, operation: id, oracle, count: evidence, reason }) => ({
    type: 'outcome',
    outcome:
      name === 'pass' || name === 'fail'
        ? outcome({ outcome: name, operation: id, oracle, evidence })
        : outcome({ outcome: name, operation: id, oracle, evidence: 0, reason, requests: evidence }),
  }));

const findingEvent: fc.Arbitrary<RunEvent> = fc
  .record({
    fingerprint: fc.constantFrom('0123456789abcdef', 'fedcba9876543210'),
    severity: fc.constantFrom('high', 'medium', 'low'),
    witness: fc.array(fc.constantFrom('one', 'two', 'three'), { minLength: 1, maxLength: 4 }),
    exchanges: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
    occurrences: count,
  } as const)
  .map(({ exchanges, ...changes }) => ({
    type: 'finding',
    finding: finding({ ...changes, exchanges: exchanges.map((id) => exchange(`w1-x${id}`)) }),
  }));

const coverageEvent: fc.Arbitrary<RunEvent> = fc
  .record({
    operation,
    requests: fc.integer({ min: 0, max: 5 }),
    unseen: fc.subarray(['404', '500']),
    succeeded: fc.boolean(),
    reason: fc.option(fc.constantFrom('no id known', 'writes are off'), { nil: undefined }),
  })
  .map(({ reason, operation: id, ...changes }) => {
    const [method = '', path = ''] = id.split(' ');
    const statuses = changes.requests === 0 ? {} : { '200': changes.requests };
    const why = reason === undefined ? {} : { reason };
    return { type: 'coverage', coverage: coverage({ ...changes, operation: id, method, path, statuses, ...why }) };
  });

const otherEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ type: fc.constant('exchanges'), purpose: fc.constantFrom('case', 'walk'), count } as const),
  fc.record({ type: fc.constant('cases'), count, durationMs: count } as const),
  fc.record({
    type: fc.constant('part'),
    part: fc.constantFrom('contracts', 'properties'),
    durationMs: count,
  } as const),
  fc.record({
    type: fc.constant('cleanup'),
    cleanup: fc.record({
      created: count,
      deleted: count,
      left: fc.array(fc.constant({ label: 'order 1', createdBy: 'POST /orders', reason: '500' }), { maxLength: 1 }),
    }),
  } as const),
  fc.record({
    type: fc.constant('warning'),
    warning: fc.constantFrom({ code: 'k6', message: 'none was found' }),
  } as const),
  fc.record({ type: fc.constant('inference'), subject: operation, text: fc.constant('is paged') } as const),
);

/** Events of one run, without its 'run' and 'end'. */
export const events = fc.array(fc.oneof(outcomeEvent, findingEvent, coverageEvent, otherEvent), { maxLength: 30 });

/** A finished shard of one run. */
export const shard: fc.Arbitrary<RunRecord> = fc
  .record({ events, number: fc.integer({ min: 1, max: 4 }), durationMs: count })
  .map(({ events: own, number, durationMs }) =>
    foldEvents([
      {
        type: 'run',
        record: { ...header, runId: `run-${number}`, settings: { ...header.settings, shard: `${number}/4` } },
      },
      ...own,
      { type: 'end', durationMs, interrupted: false },
    ]),
  );
