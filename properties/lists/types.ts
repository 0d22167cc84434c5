import type { Operation } from '../../core/operations/types.ts';
import type { FilterParameter, ListShape, Resource } from '../../core/resources/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';

/** What a page says of its own place in the list. */
export interface PageStatements {
  /** 'There is more', where a flag says so. */
  readonly hasMore?: boolean;
  /** Number of pages or of the last page. */
  readonly pageCount?: number;
  /** null: none is given, which ends a walk by cursor. */
  readonly nextCursor?: string | number | null;
  /** Targets by relation (first, prev, next, last), from the Link header or the body. */
  readonly links: Readonly<Record<string, string>>;
  /** The Link header as it came. */
  readonly linkField?: string;
}

/** One page as it was answered. */
export interface Page {
  /** `Exchange.id`. */
  readonly exchange: string;
  readonly url: string;
  readonly status: number;
  readonly ids: readonly string[];
  readonly items: readonly JsonObject[];
  readonly total?: number;
  readonly says?: PageStatements;
}

/**
 * All pages in order. 'end': the list said or showed that it is over. 'same-page': a page came again unchanged, which
 * is how some lists answer beyond their end. 'limit': we stopped. 'error': a page was refused or unreadable.
 */
export interface Walk {
  readonly label: string;
  /** Page size asked for; null when none was. */
  readonly size: number | null;
  readonly pages: readonly Page[];
  readonly ids: readonly string[];
  readonly items: readonly JsonObject[];
  readonly ended: 'end' | 'same-page' | 'limit' | 'error';
  readonly problem?: string;
}

export interface SortedWalk {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
  readonly walk: Walk;
}

export interface FilteredWalk {
  readonly filter: FilterParameter;
  readonly value: Json;
  readonly walk: Walk;
}

/** An item this run created, as reading it by id showed it. */
export interface OwnItem {
  readonly id: string;
  readonly exchange: string;
  readonly body?: JsonObject;
}

/** Everything that was seen of one list, gathered once for all laws. */
export interface ListEvidence {
  readonly operation: Operation;
  readonly resource: Resource;
  readonly list: ListShape;
  /** The first and the last whole walk, alike, showed the same items: nobody changed the list meanwhile. */
  readonly quiet: boolean;
  /** Whole walks without filter and sort: largest pages first, the same again last. */
  readonly walks: readonly Walk[];
  /** Items this run created that are still there when read by id. */
  readonly ours: readonly OwnItem[];
  readonly sorted: readonly SortedWalk[];
  readonly filtered: readonly FilteredWalk[];
  /** Single pages asked for with a given size. */
  readonly sized: readonly { readonly asked: number; readonly page: Page }[];
  /** Milliseconds since 1970 when it was gathered: tells dates to come from past ones. */
  readonly now?: number;
  /** Requests sent to gather all this. */
  readonly requests: number;
}
