import { describe, expect, it } from 'vitest';
import { mergeCoverage } from '../../core/record/merge-coverage.ts';
import { coverage } from './samples.ts';

const silent = { requests: 0, statuses: {}, succeeded: false } as const;

describe('mergeCoverage', () => {
  it('adds requests and statuses, and leaves unseen what nobody saw', () => {
    const rows = [
      coverage({ requests: 3, statuses: { '200': 2, '404': 1 }, unseen: ['409', '500'] }),
      coverage({ requests: 2, statuses: { '200': 1, '409': 1 }, unseen: ['404', '500'], secured: true }),
    ];
    const merged = {
      ...coverage(),
      requests: 5,
      statuses: { '200': 3, '404': 1, '409': 1 },
      unseen: ['500'],
      secured: true,
    };
    expect(mergeCoverage(rows)).toEqual([merged]);
    expect(mergeCoverage(rows.toReversed())).toEqual([merged]);
  });

  it('drops reasons once something succeeded', () => {
    expect(mergeCoverage([coverage({ ...silent, reason: 'writes are off' }), coverage()])[0]).not.toHaveProperty(
      'reason',
    );
  });

  it('keeps the reason of those that tried over that of those that did not', () => {
    const tried = coverage({ succeeded: false, statuses: { '404': 4 }, reason: 'no id is known' });
    expect(mergeCoverage([coverage({ ...silent, reason: 'not in this shard' }), tried])[0]?.reason).toBe(
      'no id is known',
    );
    const both = [coverage({ ...silent, reason: 'b' }), coverage({ ...silent, reason: 'a' })];
    expect(mergeCoverage(both)[0]?.reason).toBe('a; b');
  });

  it('sorts by operation', () => {
    const rows = ['POST /a', 'GET /b', 'GET /a'].map((operation) => coverage({ operation }));
    expect(mergeCoverage(rows).map(({ operation }) => operation)).toEqual(['GET /a', 'GET /b', 'POST /a']);
  });
});
