/** How one list is paged. Names are query parameters; places are JSON pointers into the body. */
export interface ListPaging {
  readonly style?: 'page' | 'offset' | 'cursor' | 'link' | 'none';
  readonly page?: string;
  readonly size?: string;
  readonly offset?: string;
  readonly cursor?: string;
  /** Number of the first page. */
  readonly firstPage?: 0 | 1;
  readonly maxSize?: number;
  readonly totalAt?: string;
  readonly nextCursorAt?: string;
  readonly nextLinkAt?: string;
  readonly hasMoreAt?: string;
}

/** How one list is sorted. */
export interface ListSort {
  readonly parameter: string;
  /** Second parameter, for the direction. */
  readonly order?: string;
  readonly keys?: readonly string[];
  readonly descending?: 'minus-prefix' | 'order-parameter' | 'colon-desc' | 'space-desc' | 'unknown';
  /** Several keys may be given, joined by commas. */
  readonly several?: boolean;
}

/** What one query parameter filters by. */
export interface ListFilter {
  /** Member of the items. */
  readonly field: string;
  readonly operator: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'contains' | 'unknown';
  /** Of a range: whether an item with the bound itself belongs to it. */
  readonly bound?: 'inclusive' | 'exclusive';
}

/** What is set here goes before what was inferred from the description; false says that there is none. */
export interface ListSettings {
  readonly paging?: ListPaging;
  readonly sort?: false | ListSort;
  /** By parameter (`filter[status]` for a member of `filter`); filters not named stay as inferred. */
  readonly filters?: Readonly<Record<string, false | ListFilter>>;
  /** Parameter that searches for words. */
  readonly search?: false | string;
  /** Parameter that chooses the fields shown. */
  readonly fields?: false | string;
}
