import type { Paging } from '../../core/resources/types.ts';
import { duplicates, short } from './judging.ts';
import type { Asked, Query } from './list-context.ts';
import type { ListEvidence, Page, Walk } from './types.ts';

export const AIP_158 = { standard: 'AIP', clause: '158 Pagination', url: 'https://google.aip.dev/158' } as const;

export const sameIds = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((id, index) => id === right[index]);

/** In any order: a list without a fixed one has a law of its own. */
export const sameItems = (left: readonly string[], right: readonly string[]): boolean =>
  sameIds([...left].sort(), [...right].sort());

export const shownPages = (walk: Walk): readonly Page[] => walk.pages.filter((page) => page.ids.length > 0);

/** The walk in the smallest pages that came to its end, showed nothing twice and had several pages. */
export function smallestPages(evidence: ListEvidence): Walk | undefined {
  return evidence.walks
    .filter((walk) => ['end', 'same-page'].includes(walk.ended) && shownPages(walk).length > 1)
    .filter((walk) => duplicates(walk.ids).length === 0)
    .sort((left, right) => right.pages.length - left.pages.length)[0];
}

/** The query for the page with this index (from 0) by number or by offset; undefined for other styles. */
export function queryOfPage(paging: Paging, size: number | null, index: number, given: number): Query | undefined {
  const sized = size !== null && paging.sizeParameter !== undefined ? { [paging.sizeParameter]: size } : {};
  if (paging.style === 'page' && paging.pageParameter !== undefined)
    return { ...sized, [paging.pageParameter]: (paging.firstPage ?? 1) + index };
  if (paging.style === 'offset' && paging.offsetParameter !== undefined)
    return { ...sized, [paging.offsetParameter]: given * index };
  return undefined;
}

/** One line of a small table: a page with its items, the interesting ones in brackets. */
export function pageRow(name: string, ids: readonly string[], marked: ReadonlySet<string> = new Set()): string {
  const shown = ids.slice(0, 10).map((id) => (marked.has(id) ? `[${short(id)}]` : short(id)));
  return `${name}: ${shown.join(' ') || 'empty'}${ids.length > 10 ? ` … (${ids.length})` : ''}`;
}

const FROM_A_GATEWAY = [502, 503, 504];

/** A 5xx that no gateway stands behind; undefined for all other answers. */
export function crashOf(asked: Asked): { readonly status: number; readonly exchange: string } | undefined {
  if (asked.outcome !== 'unreadable' || asked.exchange === undefined) return undefined;
  const crashed = asked.status >= 500 && !FROM_A_GATEWAY.includes(asked.status);
  return crashed ? { status: asked.status, exchange: asked.exchange } : undefined;
}

/** Why an answer says nothing of the list itself; undefined when it does. */
export function saysNothing(asked: Asked): string | undefined {
  if (asked.outcome === 'refused') {
    return [401, 403, 408, 429].includes(asked.status) ? `a page was answered ${asked.status}` : undefined;
  }
  if (asked.outcome === 'unreadable' && crashOf(asked) === undefined) return `a page cannot be read: ${asked.reason}`;
  return undefined;
}

/** 'status 404', or the items shown. */
export const saidOf = (asked: Asked): string => {
  if (asked.outcome === 'page') return asked.page.ids.length === 0 ? 'nothing' : `${asked.page.ids.length} items`;
  return `status ${asked.status}`;
};
