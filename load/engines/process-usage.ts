import { readdir, readFile } from 'node:fs/promises';
import type { Usage } from './engine.ts';

/** Linux counts CPU time for user programs in hundredths of a second on every platform it runs Node on. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;
const EVERY_MS = 1000;

/** Nanoseconds on the run queue, all threads (Linux: second field of schedstat); null where it is not kept. */
async function readWaited(pid: number): Promise<number | null> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  let total: number | null = null;
  for (const thread of threads) {
    const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '');
    const waited = Number(text.split(' ')[1] ?? Number.NaN);
    if (Number.isFinite(waited)) total = (total ?? 0) + waited;
  }
  return total;
}

interface Reading {
  readonly cpuSeconds: number;
  readonly rssBytes: number;
}

async function readProcess(pid: number): Promise<Reading | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The program's name stands in parentheses and may hold spaces: count fields after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { cpuSeconds: ticks / TICKS_PER_SECOND, rssBytes: Number(fields[21]) * PAGE_BYTES };
}

/** Watches a child's CPU time and memory once a second until `stop`; all null where there is no /proc. */
export function watchUsage(pid: number): { stop(): Usage } {
  const begun = performance.now();
  let first: Reading | null = null;
  let last: { readonly at: number; readonly reading: Reading } | null = null;
  let peakCpu: number | null = null;
  let peakRssBytes: number | null = null;
  let waited: number | null = null;
  const sample = async (): Promise<void> => {
    const reading = await readProcess(pid);
    if (reading === null) return;
    const at = performance.now();
    first ??= reading;
    if (last !== null && at > last.at) {
      const share = ((reading.cpuSeconds - last.reading.cpuSeconds) * 1000) / (at - last.at);
      peakCpu = Math.max(peakCpu ?? 0, share);
    }
    waited = (await readWaited(pid)) ?? waited;
    peakRssBytes = Math.max(peakRssBytes ?? 0, reading.rssBytes);
    last = { at, reading };
  };
  void sample();
  const timer = setInterval(() => void sample(), EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      const seconds = last === null ? 0 : (last.at - begun) / 1000;
      const used = last === null || first === null ? null : last.reading.cpuSeconds - first.cpuSeconds;
      return {
        averageCpu: used === null || seconds === 0 ? null : used / seconds,
        peakCpu,
        peakRssBytes,
        waitedSeconds: waited === null ? null : waited / 1e9,
      };
    },
  };
}
