import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import autocannon, { type Client, type Request } from 'autocannon';
import { AssayError } from '../../core/errors/assay-error.ts';
import { isExpected, statusRanges } from '../expected-statuses.ts';
import { rotated, schedule } from '../schedule.ts';
import { Lane, type OpenRequest } from './autocannon-lane.ts';
import type { EngineJob, EngineRun } from './engine.ts';
import { sendableHeaders } from './sendable-headers.ts';

/** Errors after which it gives up: a refused connection is tried again without a pause, thousands of times a second. */
const BAILOUT_ERRORS = 2000;
/** Open for this long when the load ends: autocannon drops such a request, here it is an error. */
const UNANSWERED_MS = 2000;

function ownVersion(): string {
  const path = createRequire(import.meta.url).resolve('autocannon/package.json');
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return version;
}

/**
 * The embedded engine: a closed loop over HTTP/1.1 in this process, for the smoke profile where no k6 can be had.
 * Durations are taken from each response, as its own percentiles leave out errors and time-outs; a time-out counts as
 * an error that took the whole limit.
 * @throws AssayError INTERRUPTED when `signal` fires
 */
export async function runAutocannon(job: EngineJob, connections: number): Promise<EngineRun> {
  const { shape, fold } = job;
  const origin = new URL(job.targets[0]?.url ?? '').origin;
  // Its parser waits for the body that an answer to HEAD announces and does not have.
  const targets = job.targets.filter(({ url, method }) => new URL(url).origin === origin && !/^head$/i.test(method));
  const ranges = targets.map((target) => statusRanges(target.expectedStatuses));
  const order = schedule(targets.map((target) => target.weight));
  const requests = targets.map((target): Request => {
    const { pathname, search } = new URL(target.url);
    const request: Request = {
      method: target.method.toUpperCase() as NonNullable<Request['method']>,
      path: pathname + search,
      headers: { ...sendableHeaders(target.headers), ...job.secretHeaders },
    };
    return target.body === undefined ? request : { ...request, body: target.body };
  });
  let errors = 0;
  const begun = Date.now();
  const record = (ended: OpenRequest | undefined, durationMs: number | undefined, status: number | null): void => {
    const target = ended === undefined ? undefined : targets[ended.target];
    if (ended === undefined || target === undefined) return;
    const sinceStart = (ended.at - begun) / 1000;
    const ok = status !== null && isExpected(status, ranges[ended.target] ?? []);
    if (!ok) errors++;
    const steady = sinceStart >= shape.judged.from && sinceStart < shape.judged.to;
    const endedAt = Date.now();
    fold.add({ op: target.slug, endedAt, durationMs: durationMs ?? endedAt - ended.at, ok, steady });
  };
  const lanes: Lane[] = [];
  const setupClient = (client: Client): void => {
    const own = rotated(order, lanes.length * 31);
    const lane = new Lane(own);
    lanes.push(lane);
    client.setRequests(own.map((index) => ({ ...requests[index] })));
    const events: NodeJS.EventEmitter = client;
    events.on('request', () => lane.begin());
    events.on('response', (status: number, _bytes: number, durationMs: number) => {
      record(lane.end(), durationMs, status);
    });
    events.on('timeout', () => record(lane.endTimedOut(), shape.timeoutMs, null));
    events.on('connError', () => record(lane.end(), undefined, null));
  };
  const cpuBefore = process.cpuUsage();
  const { promise: finished, resolve, reject } = Promise.withResolvers<void>();
  const options = {
    url: origin,
    connections,
    duration: shape.seconds,
    timeout: shape.timeoutMs / 1000,
    sampleInt: 250,
    bailout: BAILOUT_ERRORS,
    excludeErrorStats: true,
    requests,
    setupClient,
  };
  const instance = autocannon(options, (error) => (error ? reject(error) : resolve()));
  const stop = (): void => instance.stop();
  if (job.signal?.aborted) stop();
  job.signal?.addEventListener('abort', stop);
  await finished.finally(() => job.signal?.removeEventListener('abort', stop));
  if (job.signal?.aborted) throw new AssayError('INTERRUPTED', { what: 'The load run was interrupted.' });

  const finishedAt = Date.now();
  let unanswered = 0;
  for (const open of lanes.map((lane) => lane.end())) {
    if (open === undefined || finishedAt - open.at < UNANSWERED_MS) continue;
    record(open, finishedAt - open.at, null);
    unanswered++;
  }
  const measuredSeconds = (finishedAt - begun) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const averageCpu = (cpu.user + cpu.system) / 1e6 / measuredSeconds;
  const lost = lanes.reduce((sum, lane) => sum + lane.lost, 0);
  const leftOut = job.targets.length - targets.length;
  const notes = [`closed loop of ${connections} connections without think time: a smoke, no figure of capacity`];
  if (origin.startsWith('https:'))
    notes.push('certificates were verified once before the run, not for each connection');
  if (lost > 0) notes.push(`${lost} requests met a connection that was being closed and were not counted`);
  if (unanswered > 0)
    notes.push(`${unanswered} requests had waited ${UNANSWERED_MS / 1000} s or longer at the end: errors`);
  if (leftOut > 0) notes.push(`${leftOut} requests (HEAD, or to another origin than ${origin}) were left out`);
  const run: EngineRun = {
    engine: 'autocannon',
    version: ownVersion(),
    vus: connections,
    measuredSeconds,
    usage: { averageCpu, peakCpu: averageCpu, peakRssBytes: process.memoryUsage().rss, waitedSeconds: null },
    notes,
  };
  const short = measuredSeconds < shape.seconds * 0.95;
  return short ? { ...run, endedEarly: `it gave up after ${errors} errors in ${measuredSeconds.toFixed(1)} s` } : run;
}
