import { readFileSync } from 'node:fs';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { ERROR_CODES } from '../errors/codes.ts';
import type { Part } from '../oracle/types.ts';
import { decodeEvents, EVENTS_ATTACHMENT } from './events.ts';
import type { RunEvent, RunWarning } from './types.ts';

const PARTS: readonly Part[] = ['contracts', 'properties', 'scenarios', 'load'];

/** The part a test belongs to: its project's name, else the folder of its file. Undefined for set-up and the like. */
export function partOf(test: Pick<TestCase, 'parent' | 'location'>): Part | undefined {
  const project = test.parent.project()?.name ?? '';
  const folders = test.location.file.split(/[\\/]/);
  if (project !== '') return PARTS.find((part) => part === project);
  return PARTS.findLast((part) => folders.includes(part));
}

/** Events that a test attached, from a body or from a file (merged blob reports carry either). */
export function eventsOf(result: Pick<TestResult, 'attachments'>): RunEvent[] {
  return result.attachments
    .filter(({ name }) => name === EVENTS_ATTACHMENT)
    .flatMap(({ body, path }) => {
      if (body !== undefined) return decodeEvents(body.toString('utf8'));
      return path === undefined ? [] : decodeEvents(readFileSync(path, 'utf8'));
    });
}

/** Text without terminal colours. */
export function withoutColour(text: string): string {
  return text.replaceAll(/\u001b\[[0-9;]*m/g, '');
}

/** The first line of an error, without terminal colours. */
export function firstLine(message: string | undefined): string {
  const plain = withoutColour(message ?? 'no message');
  return (
    plain
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'no message'
  );
}

/**
 * The warning that stands for an error that says something of the target and not of us ('TARGET_UNREACHABLE: …', as
 * `formatError` writes it); undefined for every other error.
 */
export function inconclusiveWarning(text: string): RunWarning | undefined {
  const lines = withoutColour(text).split('\n');
  const [, code, what = ''] = /^(?:[A-Za-z]*Error: )?([A-Z_]+): (.+)$/.exec(lines[0] ?? '') ?? [];
  const known = Object.entries(ERROR_CODES).find(([name]) => name === code);
  if (known?.[1].exitCode !== 2) return undefined;
  const where = lines.find((line) => line.startsWith('  where'))?.replace(/^ +where +/, '');
  return { code: known[0], message: where === undefined ? what : `${what.replace(/[.]$/, '')}: ${where}` };
}

/** What an error of the harness or of its configuration ('CONFIG_INVALID: …') says; undefined for every other error. */
export function harnessError(text: string | undefined): string | undefined {
  const [, code, what] = /^(?:[A-Za-z]*Error: )?([A-Z_]+): (.+)$/.exec(firstLine(text)) ?? [];
  const known = Object.entries(ERROR_CODES).find(([name]) => name === code);
  return known !== undefined && known[1].exitCode !== 2 ? what : undefined;
}

/** The warning that stands for Playwright's global time limit, which is the budget; undefined for other errors. */
export function budgetSpent(text: string): RunWarning | undefined {
  const [, limit] = /^Timed out waiting (\S+) for the (?:teardown for )?test suite to run/.exec(text) ?? [];
  if (limit === undefined) return undefined;
  const message = `the time budget of ${limit.replace(/(\d)([a-z])/, '$1 $2')} was used up; what was not reached is not tested`;
  return { code: 'budget-spent', message };
}

/** The header of a run says which shard of it this is. */
export function inShard(event: RunEvent, shard: string | undefined): RunEvent {
  if (event.type !== 'run' || shard === undefined) return event;
  return { ...event, record: { ...event.record, settings: { ...event.record.settings, shard } } };
}

/** A finding, a broken outcome, or a warning that carries an error code ('TARGET_UNREACHABLE'). */
function explains(event: RunEvent): boolean {
  if (event.type === 'finding') return true;
  if (event.type === 'warning') return event.warning.code in ERROR_CODES;
  return event.type === 'outcome' && (event.outcome.outcome === 'fail' || event.outcome.outcome === 'errored');
}

/**
 * What a failed test means when its events do not say why it failed: assay itself broke there. [] for tests that
 * passed, were skipped or interrupted, will be retried, or whose events explain the failure.
 */
export function crashEvents(test: TestCase, result: TestResult, events: readonly RunEvent[]): RunEvent[] {
  const failed = result.status === 'failed' || result.status === 'timedOut';
  if (!failed || result.retry < test.retries || test.expectedStatus === result.status) return [];
  if (events.some(explains)) return [];
  const part = partOf(test);
  const error = firstLine(result.error?.message ?? result.errors[0]?.message);
  const reason = `'${test.title}' ${result.status === 'timedOut' ? 'timed out' : 'broke'}: ${error}`;
  const warning: RunEvent = { type: 'warning', warning: { code: 'test-crashed', message: reason } };
  // Work that belongs to no part (set-up, clean-up) is the run's own; it is told by the caller as an error of the run.
  if (part === undefined) return [warning];
  const outcome = { oracle: 'assay', area: part, criterion: 'assay', outcome: 'errored', reason, evidence: 0 } as const;
  return [warning, { type: 'outcome', outcome }];
}
