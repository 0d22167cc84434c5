import type { ReportModel } from '../model/types.ts';
import { oneLine } from '../model/visible-text.ts';
import type { SarifInvocation, SarifNotification } from './types.ts';

function timesOf(startedAt: string, durationMs: number): Pick<SarifInvocation, 'startTimeUtc' | 'endTimeUtc'> {
  const start = Date.parse(startedAt);
  if (Number.isNaN(start)) return {};
  return { startTimeUtc: new Date(start).toISOString(), endTimeUtc: new Date(start + durationMs).toISOString() };
}

/** The run itself: unsuccessful when it did not end or the harness failed, whatever it found. */
export function invocationOf(
  { record, verdict }: ReportModel,
  notifications: readonly SarifNotification[],
): SarifInvocation {
  const failed: readonly SarifNotification[] =
    record.error === undefined ? [] : [{ level: 'error', message: { text: oneLine(record.error, 1000) } }];
  return {
    executionSuccessful: record.complete && record.verdict !== 'ERROR',
    exitCode: record.exitCode,
    exitCodeDescription: oneLine(`${verdict.label}: ${verdict.sentence}`, 1000),
    ...timesOf(record.startedAt, record.durationMs),
    toolExecutionNotifications: [...failed, ...notifications],
  };
}
