import { setTimeout as sleep } from 'node:timers/promises';
import { test as base, type TestInfo } from '@playwright/test';
import { AssayError, formatError } from '../errors/assay-error.ts';
import type { Finding } from '../findings/types.ts';
import type { Part } from '../oracle/types.ts';
import type { RunEvent } from '../record/types.ts';
import { createMask } from './mask.ts';
import { openSession, type Session } from './session.ts';
import { isStillGone, noticeGone } from './target-watch.ts';

/** After an interruption nothing new is sent for this long (milliseconds): longer than the process lives. */
const HOLD_MS = 600_000;
/** Time for answers on their way: what they created must reach the ledger. */
const LANDING_MS = 1_500;

/** An interrupted body is abandoned where it stands; what it did until then is written down here. */
const test = base.extend<{ landing: undefined }>({
  landing: [
    // Playwright insists on a destructured first argument.
    // biome-ignore lint/correctness/noEmptyPattern: required by the fixture syntax
    async ({}, use, info) => {
      await use(undefined);
      if (info.status !== 'interrupted') return;
      const session = await openSession();
      session.client.kernel.pace.hold(HOLD_MS);
      await sleep(Math.min(LANDING_MS, session.config.http.timeoutMs));
      await attach(info, session, session.journal.flush());
    },
    { auto: true },
  ],
});

async function attach(info: TestInfo, session: Session, events: readonly RunEvent[]): Promise<void> {
  const mask = createMask(session.config);
  const body = events.map((event) => `${JSON.stringify(mask(event))}\n`).join('');
  await info.attach('assay/events', { body, contentType: 'application/x-ndjson' });
}

/**
 * One Playwright test. What the oracles said travels to the reporter as an attachment, also when the body
 * throws; findings make the test fail, so that Playwright's own exit code and UI agree with the report. Under the
 * command line nobody sees Playwright's own verdict on a test, and the record gives the exit code: there a test with
 * findings ends well, since Playwright starts a new worker after each failed one, which costs a second or more. Where
 * the target is gone the test is skipped: hundreds of failures would say no more than one sentence.
 */
export function assayTest(session: Session, title: string, body: () => Promise<void>): void {
  // biome-ignore lint/correctness/noEmptyPattern: required by the fixture syntax
  test(title, async ({}, info) => {
    const isPart = ['contracts', 'properties', 'scenarios', 'load'].includes(info.project.name);
    test.skip(isPart && (await isStillGone(session)), 'the target does not answer any more');
    let failure: unknown;
    try {
      await body();
    } catch (error) {
      failure = error;
    }
    const findings = [...session.journal.findings];
    const events = session.journal.flush();
    if (isPart) events.push(waited(session, info.project.name as Part));
    const gone = isPart ? await noticeGone(session, title, events) : undefined;
    await attach(info, session, gone === undefined ? events : [...events, { type: 'warning', warning: gone }]);
    const mask = createMask(session.config);
    if (failure !== undefined) throw told(failure, mask);
    const open = findings.filter((finding) => finding.state === 'open');
    if (open.length > 0 && !isLaunched()) failWith(mask(open));
  });
}

/** Started by the command line, which prints the verdict itself and ends with its exit code. */
const isLaunched = (): boolean => process.env.ASSAY_FINDINGS === 'recorded';

function waited(session: Session, part: Part): RunEvent {
  return { type: 'waited', part, durationMs: Math.round(session.client.flight.take()) };
}

function told(failure: unknown, mask: (text: string) => string): unknown {
  if (failure instanceof AssayError) return new Error(mask(formatError(failure)));
  if (!(failure instanceof Error)) return failure;
  failure.message = mask(failure.message);
  if (failure.stack !== undefined) failure.stack = mask(failure.stack);
  return failure;
}

function failWith(findings: readonly Finding[]): never {
  const lines = findings.map(
    (one) => `${one.severity}  ${one.oracle}: ${one.title}\n    expected ${one.expected}\n    observed ${one.observed}`,
  );
  const error = new Error(`${findings.length} finding${findings.length === 1 ? '' : 's'}\n${lines.join('\n')}`);
  error.stack = error.message;
  throw error;
}
