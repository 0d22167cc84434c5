import { compareText, distinct, groupBy } from '../findings/group.ts';
import type { OperationCoverage } from './types.ts';

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Counts by name, added up; names sorted. */
export function addCounts(counts: readonly Readonly<Record<string, number | undefined>>[]): Record<string, number> {
  const names = [...new Set(counts.flatMap((count) => Object.keys(count)))].sort(compareText);
  return Object.fromEntries(names.map((name) => [name, sum(counts.map((count) => count[name] ?? 0))]));
}

function mergeGroup(group: readonly OperationCoverage[]): OperationCoverage[] {
  const [first, ...others] = group.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
  if (first === undefined) return [];
  if (others.length === 0) return [first];
  const succeeded = group.some((coverage) => coverage.succeeded);
  const requests = sum(group.map((coverage) => coverage.requests));
  // What one worker did not send another did: a reason for silence is only worth keeping from those that tried.
  const tried = group.filter((coverage) => requests === 0 || coverage.requests > 0);
  const reasons = distinct(tried.flatMap(({ reason }) => (reason === undefined ? [] : [reason])));
  const secured = group.find((coverage) => coverage.secured !== undefined)?.secured;
  return [
    {
      operation: first.operation,
      method: first.method,
      path: first.path,
      module: first.module,
      requests,
      statuses: addCounts(group.map((coverage) => coverage.statuses)),
      ...(secured === undefined ? {} : { secured }),
      succeeded,
      unseen: first.unseen.filter((status) => others.every(({ unseen }) => unseen.includes(status))),
      ...(succeeded || reasons.length === 0 ? {} : { reason: reasons.join('; ') }),
    },
  ];
}

/** One row for each operation, sorted: requests and statuses add up, a status is unseen when nobody saw it. */
export function mergeCoverage(rows: readonly OperationCoverage[]): OperationCoverage[] {
  return [...groupBy(rows, ({ operation }) => operation)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, group]) => mergeGroup(group));
}
