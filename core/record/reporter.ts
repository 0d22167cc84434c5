import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { AssayError, formatError } from '../errors/assay-error.ts';
import type { Part } from '../oracle/types.ts';
import { randomFor } from '../random/seed.ts';
import { createProgress, type Progress } from './progress.ts';
import { createRunWriter, type RunWriter } from './run-writer.ts';
import {
  budgetSpent,
  crashEvents,
  eventsOf,
  firstLine,
  harnessError,
  inconclusiveWarning,
  inShard,
  partOf,
  withoutColour,
} from './test-events.ts';
import type { RunEvent } from './types.ts';

/**
 * The Playwright Test reporter that writes the run record. Tests attach their events as 'assay/events'; nothing else
 * writes `events.ndjson` and `run.json`. Environment: ASSAY_RUN_DIR (run folder, given by the command line, which then
 * prints the verdict itself), ASSAY_OUT (folder of run folders). Also serves `playwright merge-reports`.
 */
export default class AssayReporter implements Reporter {
  private readonly progress: Progress = createProgress(process.stdout);
  private readonly spans = new Map<Part, { from: number; to: number }>();
  private readonly errors: string[] = [];
  private readonly early: RunEvent[] = [];
  /** Started by the command line, which prints the verdict itself; asked before a global set-up sets the variable. */
  private readonly launched = process.env.ASSAY_RUN_DIR !== undefined;
  private writer: RunWriter | undefined;
  private failure: unknown;
  private shard: string | undefined;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    if (config.shard !== null) this.shard = `${config.shard.current}/${config.shard.total}`;
    this.progress.begin(suite.allTests().length, performance.now());
    this.guard(() => this.open(new Date()));
  }

  onTestBegin(test: TestCase): void {
    this.progress.started(this.label(test), test.title, performance.now());
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const part = partOf(test);
    if (part !== undefined && result.status !== 'skipped') this.extend(part, result);
    this.guard(() => {
      const events = eventsOf(result);
      const crash = crashEvents(test, result, events);
      const harness = harnessError(result.error?.message);
      if (harness !== undefined) {
        this.errors.push(harness);
        this.progress.say(withoutColour(result.error?.message ?? '').replace(/^Error: /, ''));
      } else if (part === undefined && crash.length > 0)
        this.errors.push(`${test.title}: ${firstLine(result.error?.message)}`);
      this.writer?.add([...events.map((event) => inShard(event, this.shard)), ...crash]);
      // Playwright keeps every result until the end, for reporters that want it; under the command line none does.
      if (this.launched) result.attachments.splice(0);
    });
    if (result.retry >= test.retries || result.status === 'passed') {
      this.progress.done(this.label(test), test.title, this.writer?.findings() ?? 0, performance.now());
    }
  }

  onError(error: TestError): void {
    const text = withoutColour(error.message ?? error.value ?? '').replace(/^Error: (?=[A-Z_]+: )/, '');
    const spent = budgetSpent(text);
    if (spent !== undefined) {
      // Told twice by Playwright, for the tests and for the tidying up after them.
      if (this.early.length === 0) this.progress.say(spent.message);
      this.early.push({ type: 'warning', warning: spent });
      return;
    }
    // Playwright keeps files of its own on the same full disk.
    if (this.failure !== undefined && /^Error: (ENOSPC|EROFS|EDQUOT)/.test(text)) return;
    this.progress.say(text);
    const warning = inconclusiveWarning(text);
    if (warning === undefined) this.errors.push(harnessError(text) ?? firstLine(text));
    else this.early.push({ type: 'warning', warning });
  }

  onStdOut(chunk: string | Buffer): void {
    const lines = chunk.toString().trimEnd().split('\n');
    for (const line of lines) {
      if (line.startsWith('load ')) this.progress.detail(line, performance.now());
      else this.progress.say(line);
    }
  }

  onStdErr(chunk: string | Buffer): void {
    this.progress.say(chunk.toString().trimEnd());
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] }> {
    this.progress.end();
    const [error] = this.errors;
    const parts = [...this.spans].map(
      ([part, { from, to }]): RunEvent => ({ type: 'part', part, durationMs: to - from }),
    );
    const interrupted = result.status === 'interrupted' || result.status === 'timedout';
    const durationMs = Math.round(result.duration);
    const end: RunEvent = { type: 'end', durationMs, interrupted, ...(error === undefined ? {} : { error }) };
    let exitCode = 3;
    this.guard(() => {
      const finished = this.open(result.startTime).finish([...this.early, ...parts, end]);
      exitCode = finished.record.exitCode;
      if (!this.launched) {
        this.progress.say(
          `${finished.record.verdict}: ${finished.record.reasons[0] ?? ''}\nrecord: ${finished.dir}; its report: npx assay report ${finished.dir}`,
        );
      }
    });
    const { failure } = this;
    // The command line meets the same disk when it settles the record, and tells it then.
    if (failure !== undefined && !this.launched)
      this.progress.say(failure instanceof AssayError ? formatError(failure) : String(failure));
    if (interrupted) return {};
    return { status: exitCode === 0 ? 'passed' : 'failed' };
  }

  private open(startedAt: Date): RunWriter {
    const dir = process.env.ASSAY_RUN_DIR;
    this.writer ??= createRunWriter({
      ...(dir === undefined ? {} : { dir }),
      outRoot: process.env.ASSAY_OUT ?? 'reports/out',
      startedAt,
      // The name of a run is not part of its randomness: two runs of one seed need two folders.
      random: randomFor(randomInt(0, 2 ** 31), 'run id'),
      now: () => performance.now(),
    });
    return this.writer;
  }

  /** A disk that cannot be written must not take the rest of the run with it; it is told once, at the end. */
  private guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (this.failure !== undefined) return;
      this.failure = error;
      // What cannot be written down is not worth sending.
      if (this.launched) process.kill(process.pid, 'SIGINT');
    }
  }

  private extend(part: Part, result: TestResult): void {
    const from = result.startTime.getTime();
    const to = from + result.duration;
    const span = this.spans.get(part);
    this.spans.set(part, { from: Math.min(from, span?.from ?? from), to: Math.max(to, span?.to ?? to) });
  }

  private label(test: TestCase): string {
    return partOf(test) ?? test.parent.project()?.name ?? 'run';
  }
}
