import type { Json, JsonObject } from '../../core/spec/types.ts';
import { filterQuery } from './gather-filtered.ts';
import type { ListContext, Query } from './list-context.ts';
import type { FilteredWalk, Walk } from './types.ts';

/** What the list showed for one set of conditions, walked to its end in its largest pages. */
export interface Selection {
  /** The conditions as they were asked. */
  readonly words: string;
  readonly ids: readonly string[];
  readonly items: readonly JsonObject[];
  readonly exchange: string;
  readonly total?: number;
}

/** In words why a selection cannot be had: refused, or not walked to its end. */
export type Selected = Selection | { readonly refused: string; readonly words: string; readonly exchange?: string };

export const isSelection = (one: Selected | undefined): one is Selection => one !== undefined && 'ids' in one;

/** `status=open & city=Malmö`, without paging. */
export function wordsOf(query: Query): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([member, one]) => `${name}[${member}]=${String(one)}`)
      : [`${name}=${Array.isArray(value) ? value.join(',') : String(value)}`],
  );
  return parts.join(' & ');
}

/** Walks what the list shows for these conditions in the largest pages it takes; equal questions are asked once. */
export async function select(context: ListContext, query: Query, again?: 'again'): Promise<Selected> {
  const size = context.evidence.walks[0]?.size ?? null;
  return selectionOf(wordsOf(query), await context.walk({ size, query }, again));
}

/** A walk as a selection. A selection that nothing fits has one empty page. */
export function selectionOf(words: string, walk: Walk): Selected {
  const page = walk.pages[0];
  if (walk.ended === 'error' || walk.ended === 'limit' || !page) {
    const why = walk.ended === 'limit' ? 'it has too many items' : (walk.problem ?? 'it was refused');
    return { refused: why, words, ...(page && { exchange: page.exchange }) };
  }
  const { ids, items } = walk;
  return { words, ids, items, exchange: page.exchange, ...(page.total !== undefined && { total: page.total }) };
}

/** What equality filters showed when all laws' evidence was gathered: nothing more is asked for it. */
export function gatheredSelections({ client, evidence }: ListContext): { one: FilteredWalk; selection: Selection }[] {
  return evidence.filtered.flatMap((one) => {
    const words = wordsOf(filterQuery(client.operation, one.filter, one.value));
    const selection = one.walk.ended === 'end' ? selectionOf(words, one.walk) : undefined;
    return isSelection(selection) ? [{ one, selection }] : [];
  });
}

/** The whole list as its first walk showed it; undefined when that did not come to its end or shows an item twice. */
export function wholeList({ evidence }: ListContext): Selection | undefined {
  const walk = evidence.walks[0];
  const selection = walk && evidence.quiet && walk.ended === 'end' ? selectionOf('no filter', walk) : undefined;
  return isSelection(selection) && new Set(selection.ids).size === selection.ids.length ? selection : undefined;
}

export const NO_WHOLE_LIST = 'the list changed, or its whole walk did not come to its end';

/** Values of one member of the items, each once with the ids that have it; objects and lists are left out. */
export function valuesOf(list: Selection, field: string): { readonly value: Json; readonly ids: readonly string[] }[] {
  const byText = new Map<string, { value: Json; ids: string[] }>();
  for (const [index, item] of list.items.entries()) {
    const value = item[field];
    const id = list.ids[index];
    if (value === undefined || value === null || typeof value === 'object' || id === undefined) continue;
    const known = byText.get(JSON.stringify(value)) ?? { value, ids: [] };
    known.ids.push(id);
    byText.set(JSON.stringify(value), known);
  }
  return [...byText.values()];
}

/** Two deepObject filters are members of one parameter. */
export function both(left: Query, right: Query): Query {
  const merged: Record<string, unknown> = { ...left };
  for (const [name, value] of Object.entries(right)) {
    const known = merged[name];
    const members = typeof known === 'object' && known !== null && typeof value === 'object' && value !== null;
    merged[name] = members && !Array.isArray(value) ? { ...known, ...value } : value;
  }
  return merged;
}

export const AIP_160 = { standard: 'AIP', clause: '160 Filtering', url: 'https://google.aip.dev/160' } as const;
export const AIP_132 = { standard: 'AIP', clause: '132 Ordering', url: 'https://google.aip.dev/132#ordering' } as const;
