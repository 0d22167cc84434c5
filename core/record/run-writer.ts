import { dirname, join } from 'node:path';
import { splitUserInfo } from '../config/identities.ts';
import { newRunId } from '../random/run-id.ts';
import type { Random } from '../random/seed.ts';
import { type EventLog, openEvents, readEvents } from './events.ts';
import { foldEvents } from './fold-events.ts';
import { pointLatest, writeRecord } from './run-folder.ts';
import type { RunEvent, RunHeader, RunRecord } from './types.ts';
import { SCHEMA_VERSION } from './types.ts';

export interface RunWriterOptions {
  /** Run folder; worked out from the first 'run' event when absent. */
  readonly dir?: string;
  /** Folder of run folders. */
  readonly outRoot: string;
  readonly startedAt: Date;
  readonly random: Pick<Random, 'token'>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

export interface RunWriter {
  add(events: readonly RunEvent[]): void;
  /** Adds what is last, writes the final record and says where it is. */
  finish(events: readonly RunEvent[]): { readonly record: RunRecord; readonly dir: string };
  /** Different findings so far. */
  findings(): number;
}

const WRITE_EVERY_MS = 1_000;
/** Rewriting the record may take at most this share of the time. */
const WRITE_SHARE = 0.1;

function unknownRun(runId: string, startedAt: Date): RunHeader {
  return {
    schemaVersion: SCHEMA_VERSION,
    runId,
    complete: false,
    seed: 0,
    startedAt: startedAt.toISOString(),
    durationMs: 0,
    engineVersions: { node: process.version },
    target: { url: splitUserInfo(process.env.ASSAY_URL ?? '').url, environment: 'staging', spec: null },
    settings: { only: [], writes: false, load: false, depth: 'default', profile: 'smoke' },
    oracles: [],
  };
}

/** A folder that holds a finished run is not continued: merging shards on one machine must not count them twice. */
function freeFolder(dir: string): string {
  if (!readEvents(dir).some(({ type }) => type === 'end')) return dir;
  for (let number = 2; ; number++) {
    const candidate = `${dir}-${number}`;
    if (readEvents(candidate).length === 0) return candidate;
  }
}

/**
 * The one writer of a run's record: appends events at once, rewrites `run.json` from them now and then, and for good at
 * the end. Throws OUTPUT_UNWRITABLE.
 */
export function createRunWriter(options: RunWriterOptions): RunWriter {
  const { outRoot, startedAt, random, now } = options;
  const runId = newRunId(startedAt, random);
  const events: RunEvent[] = [];
  const fingerprints = new Set<string>();
  let log: EventLog | undefined;
  let dir = '';
  let nextWriteAt = 0;

  const fold = (): RunRecord => foldEvents(events, unknownRun(runId, startedAt));
  const open = (folder: string): void => {
    dir = freeFolder(folder);
    const earlier = readEvents(dir);
    log = openEvents(dir);
    log.append(...events);
    events.unshift(...earlier);
    pointLatest(dirname(dir), dir);
  };
  const take = (added: readonly RunEvent[]): void => {
    events.push(...added);
    for (const event of added) if (event.type === 'finding') fingerprints.add(event.finding.fingerprint);
    if (log !== undefined) {
      log.append(...added);
      return;
    }
    const run = added.find((event) => event.type === 'run');
    if (run !== undefined) open(join(outRoot, run.record.runId));
  };
  if (options.dir !== undefined) open(options.dir);
  return {
    add(added) {
      if (added.length === 0) return;
      take(added);
      const began = now();
      if (log === undefined || began < nextWriteAt) return;
      writeRecord(dir, fold());
      nextWriteAt = began + Math.max(WRITE_EVERY_MS, (now() - began) / WRITE_SHARE);
    },
    finish(added) {
      take(added);
      if (log === undefined) open(join(outRoot, runId));
      const record = fold();
      writeRecord(dir, record);
      return { record, dir };
    },
    findings: () => fingerprints.size,
  };
}
