/** Where something stands in a response: JSON pointer in the body, or a header. */
export interface ValueSource {
  readonly in: 'body' | 'header';
  /**
   * JSON pointer ('/data/id') or header name; '-' as a segment means 'each element of the array'. Of the header Location the
   * last path segment is the value.
   */
  readonly at: string;
}

export type PagingStyle = 'page' | 'offset' | 'cursor' | 'link' | 'none';

/** How one list operation is paged: inferred from the description, later confirmed by probing. */
export interface Paging {
  readonly style: PagingStyle;
  /** Query parameter names. */
  readonly pageParameter?: string;
  readonly sizeParameter?: string;
  readonly offsetParameter?: string;
  readonly cursorParameter?: string;
  /** Number of the first page (0 or 1) for style 'page'. */
  readonly firstPage?: 0 | 1;
  readonly maxSize?: number;
  readonly defaultSize?: number;
  /** Pointers into the body, when the schema has them. */
  readonly totalAt?: string;
  /** Absent with style 'cursor': the cursor is the id of the last item (as Stripe does). */
  readonly nextCursorAt?: string;
  readonly nextLinkAt?: string;
  readonly hasMoreAt?: string;
}

export interface SortParameter {
  readonly parameter: string;
  /** Second parameter giving the direction, if there is one. */
  readonly orderParameter?: string;
  /** Keys from an enum or the parameter's pattern/description; may be empty. */
  readonly keys: readonly string[];
  /** How a descending sort is written. */
  readonly descending: 'minus-prefix' | 'order-parameter' | 'colon-desc' | 'space-desc' | 'unknown';
  /** Several keys may be given, joined by commas. */
  readonly several?: boolean;
}

export interface FilterParameter {
  readonly parameter: string;
  /** Name of the field of the item it filters, as it stands in the item schema. */
  readonly field: string;
  readonly operator: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'contains' | 'unknown';
  /** Of a range: whether an item with the bound itself belongs to it; absent when name and description do not say. */
  readonly bound?: 'inclusive' | 'exclusive';
}

/** The parameter that names the fields to show (`fields=id,name`). */
export interface ProjectionParameter {
  readonly parameter: string;
  /** Values it may have, where they are documented. */
  readonly fields: readonly string[];
}

/** The list operation of a resource with everything inferred about it. */
export interface ListShape {
  /** `Operation.id`. */
  readonly operation: string;
  /** Pointer of the array of items in the body ('' for a bare array). */
  readonly itemsAt: string;
  /** Property of an item that identifies it; '' when the items are described and none of their properties does. */
  readonly idField: string;
  readonly paging: Paging;
  readonly sort?: SortParameter;
  readonly filters: readonly FilterParameter[];
  /** Query parameter that searches for words. */
  readonly search?: string;
  readonly projection?: ProjectionParameter;
}

/** Operations that belong together. Operation ids; absent when the API has none. */
export interface Resource {
  /** Collection path, which is unique: '/v1/orders' or '/v1/orders/{orderId}/lines'. */
  readonly name: string;
  readonly module: string;
  readonly collectionPath: string;
  readonly itemPath?: string;
  /** Name of the path parameter of `itemPath` that identifies the item. */
  readonly idParameter?: string;
  /** Property of the item's representation equal to that parameter; '' when it is described and has none. */
  readonly idField: string;
  /** Set when the item is addressed by a natural key ({username}, {sku}): that property, whose values must be unique. */
  readonly naturalKey?: string;
  /** `Resource.name` of the resource whose item this collection hangs below. */
  readonly parent?: string;
  readonly list?: ListShape;
  readonly create?: string;
  readonly read?: string;
  readonly replace?: string;
  readonly patch?: string;
  readonly delete?: string;
  /** Further operations on the item or the collection ('POST /orders/{id}/cancel'). */
  readonly actions: readonly string[];
  /** Pointer of the representation in a single-item answer ('' bare, '/data' in an envelope). */
  readonly itemAt: string;
  /** Property names of the representation that change by themselves: version, updatedAt, etag. */
  readonly volatileFields: readonly string[];
  /** The item carries a concurrency token: ETag header with If-Match, or a version field. */
  readonly token: 'etag' | 'version-field' | 'none';
}

/** Who can supply a value that an operation needs. */
export interface Producer {
  readonly operation: string;
  readonly source: ValueSource;
  /** 'creates' is preferred over 'lists': what it makes is ours to change and delete. */
  readonly how: 'creates' | 'lists' | 'link';
  /** 0..1; below 0.5 it is used only when there is nothing better. */
  readonly confidence: number;
}

/** A place in a request that wants the id of something existing. */
export interface Consumption {
  readonly operation: string;
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** Parameter name, or JSON pointer into the body. */
  readonly at: string;
  readonly required: boolean;
  /** `Resource.name` it refers to, when inferred. */
  readonly resource?: string;
  readonly producers: readonly Producer[];
}

/** Idempotency-Key support of one operation. */
export interface IdempotencySupport {
  readonly operation: string;
  readonly header: string;
  readonly required: boolean;
}

/** Everything inferred from the description. */
export interface ResourceModel {
  readonly resources: readonly Resource[];
  /**
   * Every GET operation that answers a list of objects: `Resource.list` of each resource and those that belong to none or
   * are a second list of one (searches, sub-lists).
   */
  readonly lists?: readonly ListShape[];
  readonly consumptions: readonly Consumption[];
  readonly idempotency: readonly IdempotencySupport[];
}
