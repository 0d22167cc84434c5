import type { ClauseParameter } from './clauses.ts';

/** How one kind of thing is stored and listed. Column names are the field names of its representation. */
export interface Resource {
  readonly table: string;
  /** Word used for audit actions and claimed values. */
  readonly kind: string;
  /** Columns of the representation, in order. */
  readonly columns: readonly string[];
  /** Writable fields with the value they have when left out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Field whose value only one item of the tenant may have, and the code of the refusal. */
  readonly unique?: { readonly field: string; readonly code: string };
  /** Columns of the representation that hold text: they sort by code point. */
  readonly text: readonly string[];
  /** Query parameters of its list beyond paging, sort and equality. */
  readonly clauses?: Readonly<Record<string, ClauseParameter>>;
  /** Code and sentence of the refusal when others still refer to it. */
  readonly inUse?: { readonly code: string; readonly detail: string };
}

const STAMPS = ['version', 'created_at', 'updated_at'];

export const PARTNERS: Resource = {
  table: 'partners',
  kind: 'partner',
  columns: ['id', 'code', 'name', 'kind', 'email', 'phone', 'city', 'credit_limit', 'active', ...STAMPS],
  defaults: {
    code: null,
    name: null,
    kind: null,
    email: null,
    phone: null,
    city: null,
    credit_limit: 0,
    active: true,
  },
  unique: { field: 'code', code: 'partner_code_taken' },
  text: ['code', 'name', 'city'],
  clauses: {
    min_credit_limit: { column: 'credit_limit', operator: '>=' },
    max_credit_limit: { column: 'credit_limit', operator: '<=' },
    q: { column: 'name', operator: 'words' },
  },
  inUse: { code: 'partner_has_orders', detail: 'The partner has orders; delete them first.' },
};

export const PRODUCTS: Resource = {
  table: 'products',
  kind: 'product',
  columns: [
    ...['id', 'sku', 'name', 'description', 'category', 'unit_price', 'stock', 'weight_grams', 'tags', 'active'],
    ...['batch_id', ...STAMPS],
  ],
  defaults: {
    sku: null,
    name: null,
    description: null,
    category: null,
    unit_price: 0,
    stock: 0,
    weight_grams: null,
    tags: [],
    active: true,
  },
  unique: { field: 'sku', code: 'sku_taken' },
  text: ['name', 'sku'],
  clauses: {
    'unit_price[gte]': { column: 'unit_price', operator: '>=' },
    'unit_price[gt]': { column: 'unit_price', operator: '>' },
    'unit_price[lte]': { column: 'unit_price', operator: '<=' },
    'unit_price[lt]': { column: 'unit_price', operator: '<' },
    category_ne: { column: 'category', operator: '<>' },
    q: { column: 'name', operator: 'words' },
  },
  inUse: { code: 'product_in_use', detail: 'An order has the product; delete it first.' },
};

export const COUPONS: Resource = {
  table: 'coupons',
  kind: 'coupon',
  columns: ['id', 'code', 'percent', 'max_uses', 'issued_on', 'active', 'advertised_until', 'uses', ...STAMPS],
  defaults: { code: null, percent: null, max_uses: null, issued_on: null, active: true, advertised_until: null },
  unique: { field: 'code', code: 'coupon_code_taken' },
  text: ['code'],
  clauses: {
    issued_on_from: { column: 'issued_on', operator: '>=' },
    issued_on_to: { column: 'issued_on', operator: '<=' },
  },
};

export const WEBHOOKS: Resource = {
  table: 'webhooks',
  kind: 'webhook',
  columns: ['id', 'url', 'event_types', 'description', 'active', ...STAMPS],
  defaults: { url: null, event_types: [], description: null, active: true },
  unique: { field: 'url', code: 'webhook_url_taken' },
  text: ['url'],
  clauses: {
    created_after: { column: 'created_at', operator: '>' },
    created_before: { column: 'created_at', operator: '<' },
  },
};

export const WALLETS: Resource = {
  table: 'wallets',
  kind: 'wallet',
  columns: ['id', 'name', 'balance', ...STAMPS],
  defaults: { name: null, balance: 0 },
  text: ['name'],
};

export const ORDERS: Resource = {
  table: 'orders',
  kind: 'order',
  columns: ['id', 'number', 'partner_id', 'status', 'note', 'total_amount', 'paid_amount', ...STAMPS],
  defaults: { note: null },
  text: ['number', 'status'],
  clauses: { 'status[]': { column: 'status', operator: 'in' } },
};

const plain = (table: string, kind: string, columns: readonly string[], text: readonly string[] = []): Resource => ({
  table,
  kind,
  columns,
  defaults: {},
  text,
});

export const LINES = plain('order_lines', 'order line', [
  ...['id', 'order_id', 'product_id', 'quantity', 'unit_price', 'line_total'],
]);
export const MOVEMENTS: Resource = {
  ...plain('movements', 'movement', ['id', 'product_id', 'direction', 'quantity', 'reason', 'created_at']),
  clauses: {
    quantity__gte: { column: 'quantity', operator: '>=' },
    quantity__lte: { column: 'quantity', operator: '<=' },
  },
};
export const PAYMENTS: Resource = {
  ...plain('payments', 'payment', ['id', 'order_id', 'amount', 'method', 'reference', 'created_at']),
  clauses: { method_in: { column: 'method', operator: 'in' } },
};
export const TRANSFERS = plain('transfers', 'transfer', [
  ...['id', 'from_wallet_id', 'to_wallet_id', 'amount', 'note', 'created_at'],
]);
export const REDEMPTIONS = plain(
  'redemptions',
  'redemption',
  ['id', 'coupon_id', 'reference', 'created_at'],
  ['reference'],
);
export const EVENTS = plain('outbox', 'event', ['id', 'sequence', 'type', 'subject_id', 'payload', 'created_at']);
export const JOBS = plain(
  'jobs',
  'job',
  ['id', 'kind', 'resource', 'status', 'row_count', 'created_at', 'finished_at'],
  ['resource'],
);
export const AUDIT = plain('audit_entries', 'audit entry', ['id', 'subject', 'action', 'target', 'created_at']);
export const TOKENS = plain(
  'tokens',
  'token',
  ['id', 'username', 'role', 'tenant', 'expires_at', 'created_at'],
  ['username'],
);
