import type { ResponseObject } from '../../../core/operations/types.ts';
import { joinPointer } from '../../../core/spec/pointer.ts';
import type { Place } from '../engine/collector.ts';
import { type Comparison, compareExtensions, compareMembers } from '../engine/comparison.ts';
import { rawResponses } from '../engine/operation-view.ts';
import type { Direction } from '../types.ts';
import { compareContents } from './compare-content.ts';
import { compareHeaders } from './compare-headers.ts';
import { compareLinks } from './compare-links.ts';
import type { OperationPair } from './compare-operation.ts';

/** The response that speaks for a status key: itself, its range, then default (OpenAPI 3.1.1 section 4.8.16). */
function speaking(responses: readonly ResponseObject[], status: string): ResponseObject | undefined {
  const keys = [status, /^\d{3}$/.test(status) ? `${status.charAt(0)}XX` : status, 'default'];
  return keys.flatMap((key) => responses.find((one) => one.status === key) ?? [])[0];
}

const isSuccess = (status: string): boolean => status.startsWith('2');

export function compareResponses(comparison: Comparison, pair: OperationPair): void {
  const before = pair.old.operation.responses;
  const after = pair.new.operation.responses;
  const olds = before.map(({ status }) => status);
  const news = after.map(({ status }) => status);
  const commonSuccess =
    olds.some((status) => isSuccess(status) && speaksFor(news, status)) ||
    news.some((status) => isSuccess(status) && speaksFor(olds, status));
  for (const one of before) {
    if (news.includes(one.status)) continue;
    const other = speaking(after, one.status);
    if (other !== undefined && speaksFor(news, one.status)) both(comparison, pair, one, other);
    else {
      const lost = isSuccess(one.status) && !commonSuccess;
      const place = placeOf(comparison, pair, one, undefined);
      comparison.changes.add(lost ? 'success-status-removed' : 'response-status-removed', place, { old: one.status });
    }
  }
  for (const two of after) {
    const own = before.find(({ status }) => status === two.status);
    if (own !== undefined) both(comparison, pair, own, two);
    else {
      const place = placeOf(comparison, pair, undefined, two);
      comparison.changes.add('response-status-added', place, { new: two.status });
      const other = speaking(before, two.status);
      if (other !== undefined && speaksFor(olds, two.status)) both(comparison, pair, other, two, true);
    }
  }
}

/** By its own key or a range; `default` speaks for errors, and for success where no success status is described. */
function speaksFor(statuses: readonly string[], status: string): boolean {
  if (statuses.includes(status)) return true;
  if (/^\d{3}$/.test(status) && statuses.includes(`${status.charAt(0)}XX`)) return true;
  return statuses.includes('default') && (/^[45]/.test(status) || !statuses.some(isSuccess));
}

function placeOf(
  comparison: Comparison,
  pair: OperationPair,
  one: ResponseObject | undefined,
  two: ResponseObject | undefined,
): Place & { readonly side: Direction } {
  const status = (two ?? one)?.status ?? '';
  const raw = {
    old: one && rawResponses(comparison.old, pair.old)[one.status],
    new: two && rawResponses(comparison.new, pair.new)[two.status],
  };
  return {
    side: pair.response,
    operation: pair.id,
    at: `${pair.label}response ${status}`,
    pointer: {
      old:
        one &&
        ((raw.old && comparison.old.pointerOf(raw.old)) ?? joinPointer(pair.old.pointer, 'responses', one.status)),
      new:
        two &&
        ((raw.new && comparison.new.pointerOf(raw.new)) ?? joinPointer(pair.new.pointer, 'responses', two.status)),
    },
  };
}

function both(
  comparison: Comparison,
  pair: OperationPair,
  one: ResponseObject,
  two: ResponseObject,
  instead = false,
): void {
  const place = placeOf(comparison, pair, one, two);
  const raw = rawResponses(comparison.old, pair.old)[one.status] ?? {};
  const next = rawResponses(comparison.new, pair.new)[two.status] ?? {};
  if (!instead) {
    compareMembers(comparison, raw, next, ['description', 'summary'], 'response-text-changed', place);
    compareExtensions(comparison, raw, next, place);
    compareLinks(comparison, raw, next, place);
  }
  compareHeaders(comparison, { list: one.headers, raw }, { list: two.headers, raw: next }, place);
  compareContents(comparison, { list: one.contents, holder: raw }, { list: two.contents, holder: next }, place);
}
