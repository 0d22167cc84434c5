import { AssayError } from '../errors/assay-error.ts';
import { assembleRecord } from './assemble.ts';
import { mergeHeaders } from './merge-headers.ts';
import type { RunEvent, RunHeader, RunRecord } from './types.ts';

type OfType<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

function pick<T extends RunEvent['type']>(events: readonly RunEvent[], type: T): OfType<T>[] {
  return events.filter((event): event is OfType<T> => event.type === type);
}

/**
 * The record that a stream of events amounts to. Pure; the order of events is of no importance. A stream without an
 * 'end' (still running, crashed, killed) gives `complete: false`. Throws RECORD_UNREADABLE when the stream does not say
 * which run it is and no `fallback` does.
 */
export function foldEvents(events: readonly RunEvent[], fallback?: RunHeader): RunRecord {
  const headers = pick(events, 'run').map(({ record }) => record);
  const merged = mergeHeaders(headers.length > 0 ? headers : fallback === undefined ? [] : [fallback]);
  if (merged === null) {
    throw new AssayError('RECORD_UNREADABLE', {
      what: 'the event stream does not say which run it belongs to',
      observed: `${events.length} events, none of type 'run'`,
      expected: "an event of type 'run'",
      reasons: ['the run was stopped before its first test', 'the file is not an event stream of assay'],
      next: 'run again',
    });
  }
  const ends = pick(events, 'end');
  const error = ends.map((end) => end.error).find((text) => text !== undefined);
  const interrupted = ends.some((end) => end.interrupted);
  const cases = pick(events, 'cases');
  const told = pick(events, 'warning').map(({ warning }) => warning);
  const spent = told.some(({ code }) => code === 'budget-spent');
  const cut = { code: 'interrupted', message: 'the run was interrupted before its end' };
  return assembleRecord({
    header: merged.header,
    complete: ends.length > 0 && !interrupted,
    ...(error === undefined ? {} : { error }),
    durationMs: Math.max(0, ...ends.map(({ durationMs }) => durationMs)),
    outcomes: pick(events, 'outcome').map(({ outcome }) => outcome),
    findings: pick(events, 'finding').map(({ finding }) => finding),
    coverage: pick(events, 'coverage').map(({ coverage }) => coverage),
    exchanges: pick(events, 'exchanges').map(({ purpose, count }) => ({ [purpose]: count })),
    cases: cases.reduce((sum, { count }) => sum + count, 0),
    casesMs: cases.reduce((sum, { durationMs }) => sum + durationMs, 0),
    load: pick(events, 'load').flatMap(({ results }) => results),
    cleanups: pick(events, 'cleanup').map(({ cleanup }) => cleanup),
    warnings: [...told, ...merged.warnings, ...(interrupted && !spent ? [cut] : [])],
    oracles: pick(events, 'oracles').flatMap(({ oracles }) => oracles),
    inferences: pick(events, 'inference').map(({ subject, text }) => ({ subject, text })),
    timings: pick(events, 'part').map(({ part, durationMs }) => ({ [part]: durationMs })),
    waits: pick(events, 'waited').map(({ part, durationMs }) => ({ [part]: durationMs })),
  });
}
