import { AssayError } from '../errors/assay-error.ts';
import { compareText } from '../findings/group.ts';
import { assembleRecord } from './assemble.ts';
import { mergeHeaders } from './merge-headers.ts';
import type { RunHeader, RunRecord } from './types.ts';

function headerOf(record: RunRecord): RunHeader {
  const { schemaVersion, runId, complete, seed, startedAt, durationMs } = record;
  const { engineVersions, target, settings, oracles } = record;
  return { schemaVersion, runId, complete, seed, startedAt, durationMs, engineVersions, target, settings, oracles };
}

function refuse(what: string, observed: string, expected: string, next: string): AssayError {
  return new AssayError('RECORD_UNREADABLE', { what, observed, expected, next });
}

/** Wall time from the first start to the last end, milliseconds. */
function wallTime(records: readonly RunRecord[]): number {
  const starts = records.map(({ startedAt }) => Date.parse(startedAt));
  return Math.max(...records.map(({ durationMs }, index) => (starts[index] ?? 0) + durationMs)) - Math.min(...starts);
}

/**
 * Records of shards as one: outcomes, findings and coverage merged by key, the verdict judged again by the earliest
 * record's gate. The order of the input is of no importance. Load percentiles of several records are not averaged: all
 * rows stay. Throws RECORD_UNREADABLE for an empty list or records of different descriptions.
 */
export function mergeRecords(records: readonly RunRecord[]): RunRecord {
  const sorted = records.toSorted(
    (a, b) => compareText(a.startedAt, b.startedAt) || compareText(JSON.stringify(a), JSON.stringify(b)),
  );
  const merged = mergeHeaders(sorted.map(headerOf));
  if (merged === null) {
    throw refuse('there is no record to merge', '0 records', 'at least one run.json', 'name the run folders');
  }
  const hashes = [...new Set(records.map(({ target }) => target.spec?.sha256 ?? 'none'))];
  if (hashes.length > 1) {
    throw refuse(
      'the records are of different descriptions',
      `sha-256 ${hashes.map((hash) => hash.slice(0, 12)).join(', ')}`,
      'one and the same description in every shard',
      'run all shards against the same description again',
    );
  }
  const error = sorted.find((record) => record.error !== undefined)?.error;
  return assembleRecord({
    header: merged.header,
    complete: sorted.every(({ complete }) => complete),
    ...(error === undefined ? {} : { error }),
    durationMs: wallTime(sorted),
    outcomes: sorted.flatMap(({ outcomes }) => outcomes),
    findings: sorted.flatMap(({ findings }) => findings),
    coverage: sorted.flatMap(({ coverage }) => coverage.byOperation),
    exchanges: sorted.map(({ coverage }) => coverage.exchangesByPurpose),
    cases: sorted.reduce((sum, { coverage }) => sum + (coverage.cases ?? 0), 0),
    casesMs: 0,
    load: sorted.flatMap(({ load }) => load),
    cleanups: sorted.map(({ cleanup }) => cleanup),
    warnings: sorted.flatMap(({ warnings }) => warnings),
    oracles: [],
    inferences: sorted.flatMap(({ inferences }) => inferences),
    timings: sorted.map(({ timing }) => timing),
    waits: sorted.flatMap(({ waiting }) => waiting ?? []),
  });
}
