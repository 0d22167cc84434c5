import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEvents, encodeEvents } from '../../core/record/events.ts';
import { foldEvents } from '../../core/record/fold-events.ts';
import { mergeRecords } from '../../core/record/merge-records.ts';
import type { RunEvent } from '../../core/record/types.ts';
import { events, shard } from './arbitraries.ts';
import { finding, goodRun, header, outcome } from './samples.ts';

const start: RunEvent = { type: 'run', record: header };

describe('foldEvents', () => {
  it('counts a small good run', () => {
    const record = foldEvents(goodRun);
    expect(record).toMatchObject({
      verdict: 'GO',
      exitCode: 0,
      complete: true,
      durationMs: 1000,
      coverage: { operations: { total: 1, exercised: 1, succeeded: 1 }, exchanges: 4, cases: 4, casesPerSecond: 200 },
    });
    expect(record.reasons[0]).toBe('no open finding of severity high or worse in 1 judged outcome');
  });

  it('does not depend on the order of events', () => {
    fc.assert(
      fc.property(
        events.chain((own) => fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length }))),
        ([own, shuffled]) => {
          expect(foldEvents([start, ...shuffled])).toEqual(foldEvents([start, ...own]));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads a stream cut at any byte, and says that it is not complete', () => {
    fc.assert(
      fc.property(events, fc.double({ min: 0, max: 1, noNaN: true }), (own, share) => {
        const first = encodeEvents([start]);
        const rest = encodeEvents([...own, { type: 'end', durationMs: 5, interrupted: false }]);
        const at = Math.floor(share * (rest.length - 2));
        const read = decodeEvents(first + rest.slice(0, at));
        const record = foldEvents(read);
        expect(read.length).toBeGreaterThanOrEqual(rest.slice(0, at).split('\n').length);
        expect(record.complete).toBe(false);
        expect(['NO-GO', 'INCONCLUSIVE']).toContain(record.verdict);
      }),
      { numRuns: 100 },
    );
  });

  it('reads a stream killed at each line', () => {
    const lines = encodeEvents(goodRun).trimEnd().split('\n');
    for (let kept = 1; kept < lines.length; kept++) {
      const record = foldEvents(decodeEvents(lines.slice(0, kept).join('\n')));
      expect(record).toMatchObject({ complete: false, verdict: 'INCONCLUSIVE', exitCode: 2 });
    }
  });

  it('is INCONCLUSIVE and not complete after an interruption', () => {
    const stopped = goodRun.map((event) => (event.type === 'end' ? { ...event, interrupted: true } : event));
    const record = foldEvents(stopped);
    expect(record).toMatchObject({ complete: false, verdict: 'INCONCLUSIVE', exitCode: 2 });
    expect(record.reasons).toEqual(['the run was interrupted before its end']);
  });

  it('keeps a NO-GO that was seen before an interruption', () => {
    const stopped: RunEvent[] = [
      ...goodRun.filter(({ type }) => type !== 'end'),
      { type: 'outcome', outcome: outcome({ outcome: 'fail' }) },
      { type: 'finding', finding: finding() },
      { type: 'end', durationMs: 1, interrupted: true },
    ];
    expect(foldEvents(stopped)).toMatchObject({ complete: false, verdict: 'NO-GO', exitCode: 1 });
  });

  it('is an ERROR when the harness failed, whatever else was seen', () => {
    const failed: RunEvent[] = [...goodRun, { type: 'end', durationMs: 1, interrupted: false, error: 'no such file' }];
    expect(foldEvents(failed)).toMatchObject({ verdict: 'ERROR', exitCode: 3, error: 'no such file' });
  });

  it('refuses a stream that does not say which run it is, unless told', () => {
    expect(() => foldEvents([])).toThrowError(expect.objectContaining({ code: 'RECORD_UNREADABLE' }));
    expect(foldEvents([], header)).toMatchObject({ runId: header.runId, complete: false });
  });

  it('is INCONCLUSIVE when the description changed between shards', () => {
    const spec = header.target.spec;
    if (spec === null) throw new Error('the sample has a description');
    const other = { ...header, target: { ...header.target, spec: { ...spec, sha256: 'cd'.repeat(32) } } };
    const record = foldEvents([...goodRun, { type: 'run', record: other }]);
    expect(record.verdict).toBe('INCONCLUSIVE');
    expect(record.reasons).toEqual(['the description changed during the run: 2 versions seen']);
  });

  it('applies waivers of the settings and takes the day from the start of the run', () => {
    const waiver = { oracle: 'undocumented-status', reason: 'known', owner: 'ann', expires: '2026-11-20' };
    const run = (expires: string): RunEvent[] => [
      { type: 'run', record: { ...header, settings: { ...header.settings, waivers: [{ ...waiver, expires }] } } },
      ...goodRun.slice(1),
      { type: 'outcome', outcome: outcome({ outcome: 'fail' }) },
      { type: 'finding', finding: finding() },
    ];
    const held = foldEvents(run('2026-11-20'));
    expect(held).toMatchObject({ verdict: 'CONDITIONAL', exitCode: 0, findings: [{ state: 'waived' }] });
    expect(held.outcomes).toMatchObject([{ outcome: 'waived', evidence: 5 }]);
    const expired = foldEvents(run('2026-11-19'));
    expect(expired).toMatchObject({ verdict: 'NO-GO', findings: [{ state: 'open' }], outcomes: [{ outcome: 'fail' }] });
    expect(expired.warnings.map(({ code }) => code)).toEqual(['waiver-expired']);
  });
});

describe('mergeRecords', () => {
  it('does not depend on the order of shards', () => {
    fc.assert(
      fc.property(
        fc
          .array(shard, { minLength: 1, maxLength: 4 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(mergeRecords(shuffled)).toEqual(mergeRecords(all));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives the findings, outcomes and counts of one unsharded run', () => {
    fc.assert(
      fc.property(events, fc.nat(), (own, seed) => {
        const ends: RunEvent = { type: 'end', durationMs: 5, interrupted: false };
        const half = (which: number): RunEvent[] =>
          own.filter((_, index) => ((index * 7 + seed) % 3 === 0 ? 0 : 1) === which);
        const whole = foldEvents([start, ...own, ends]);
        const merged = mergeRecords([0, 1].map((which) => foldEvents([start, ...half(which), ends])));
        const key = (record: typeof whole) => ({
          verdict: record.verdict,
          gates: record.gates.map(({ rule, holds }) => ({ rule, holds })),
          outcomes: record.outcomes.map(({ reason: _reason, ...rest }) => rest),
          findings: record.findings.map(({ fingerprint, occurrences, severity, witness }) => ({
            fingerprint,
            occurrences,
            severity,
            witness,
          })),
          operations: record.coverage.operations,
          exchanges: record.coverage.exchangesByPurpose,
          cases: record.coverage.cases,
          cleanup: record.cleanup,
        });
        expect(key(merged)).toMatchObject({ ...key(whole), outcomes: expect.anything() });
        expect(merged.outcomes.map(({ outcome: word }) => word)).toEqual(
          whole.outcomes.map(({ outcome: word }) => word),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('leaves one record as it is, judged again', () => {
    fc.assert(
      fc.property(shard, (record) => {
        expect(mergeRecords([record])).toEqual({
          ...record,
          coverage: { ...record.coverage, casesPerSecond: expect.any(Number) },
        });
      }),
      { numRuns: 50 },
    );
  });

  it('refuses records of different descriptions, and none at all', () => {
    const record = foldEvents(goodRun);
    const other = { ...record, target: { ...record.target, spec: null } };
    expect(() => mergeRecords([record, other])).toThrowError(expect.objectContaining({ code: 'RECORD_UNREADABLE' }));
    expect(() => mergeRecords([])).toThrowError(expect.objectContaining({ code: 'RECORD_UNREADABLE' }));
  });
});
