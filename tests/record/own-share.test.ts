import { describe, expect, it } from 'vitest';
import { foldEvents } from '../../core/record/fold-events.ts';
import { mergeRecords } from '../../core/record/merge-records.ts';
import type { RunEvent } from '../../core/record/types.ts';
import { header } from './samples.ts';

const run = (shard: string): RunEvent => ({
  type: 'run',
  record: { ...header, settings: { ...header.settings, shard } },
});
const part = (durationMs: number): RunEvent => ({ type: 'part', part: 'contracts', durationMs });
const waited = (durationMs: number): RunEvent => ({ type: 'waited', part: 'contracts', durationMs });

describe('the share of time that was our own', () => {
  it('is what was not waited, and unknown where nobody measured', () => {
    const record = foldEvents([run('1/1'), part(1000), waited(500), waited(250)]);
    expect(record.waiting).toEqual({ contracts: 750 });
    expect(record.coverage.ownShare).toBe(0.25);
    const old = foldEvents([run('1/1'), part(1000)]);
    expect([old.waiting, old.coverage.ownShare]).toEqual([undefined, undefined]);
  });

  it('is that of all shards together', () => {
    const merged = mergeRecords([
      foldEvents([run('1/2'), part(1000), waited(900)]),
      foldEvents([run('2/2'), part(3000), waited(1100)]),
    ]);
    expect(merged.coverage.ownShare).toBe(0.5);
  });
});
