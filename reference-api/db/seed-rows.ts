import { createHash } from 'node:crypto';
import type { Row } from './pool.ts';
import { CATEGORIES, CITIES, NAMES, TAGS } from './seed-names.data.ts';

/** The same id for the same tenant, kind and number on every database: openapi.yaml gives some as examples. */
export function seedId(tenant: string, kind: string, number: number): string {
  const h = createHash('md5').update(`${tenant}:${kind}:${number}`).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

const START = Date.UTC(2026, 0, 5, 8);
/** Seven in a row share their moment. */
const moment = (number: number): string => new Date(START + Math.floor(number / 7) * 3_600_000).toISOString();
const pick = <T>(values: readonly T[], number: number): T => values[number % values.length] as T;
const rows = (count: number, make: (number: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

const ORDER_STATUS = ['open', 'paid', 'shipped', 'cancelled'];
const ORDER_EVENTS = ['order.created', 'order.paid', 'order.shipped', 'order.cancelled'];
const LINES_OF = (number: number): number => 1 + (number % 3);
const priceOf = (product: number): number => (product % 10) * 250 + 495;
const quantityOf = (order: number, line: number): number => 1 + ((order + line) % 4);
const productOf = (order: number, line: number): number => 1 + ((order * 3 + line) % 40);
const totalOf = (order: number): number =>
  Array.from(
    { length: LINES_OF(order) },
    (_, line) => priceOf(productOf(order, line)) * quantityOf(order, line),
  ).reduce((sum, amount) => sum + amount, 0);

/** Rows of one tenant by table, in the order they can be inserted in. Orders are numbered from `firstOrder`. */
export function seedRows(tenant: string, firstOrder: number): Readonly<Record<string, Row[]>> {
  const id = (kind: string, number: number): string => seedId(tenant, kind, number);
  const stamps = (number: number): Row => ({ version: 1, created_at: moment(number), updated_at: moment(number) });
  const own = (kind: string, number: number): Row => ({ id: id(kind, number), tenant });
  const partners = rows(45, (n) => ({
    ...{ ...own('partner', n), code: `P-${String(n).padStart(4, '0')}`, name: pick(NAMES, n) },
    ...{ kind: n % 3 === 0 ? 'supplier' : 'customer', email: n % 4 === 0 ? null : `partner${n}@example.com` },
    ...{ phone: pick([null, '0042', '042', '0046123'], n), city: pick(CITIES, n), credit_limit: (n % 5) * 100_000 },
    ...{ active: n % 6 !== 0, ...stamps(n) },
  }));
  const products = rows(60, (n) => ({
    ...{ ...own('product', n), sku: `SKU-${String(n).padStart(4, '0')}`, name: pick(NAMES, n * 5) },
    ...{ description: n % 3 === 0 ? null : `Nº ${n}`, category: pick(CATEGORIES, n), unit_price: priceOf(n) },
    ...{ stock: 500 + (n % 4) * 100, weight_grams: n % 5 === 0 ? null : (n % 7) * 125, tags: pick(TAGS, n) },
    ...{ active: n % 8 !== 0, batch_id: n <= 2 ? id('batch', 1) : null, ...stamps(n) },
  }));
  const movements = rows(40, (n) => ({
    ...{ ...own('movement', n), product_id: id('product', 1 + (n % 12)), direction: n % 3 === 0 ? 'out' : 'in' },
    ...{ quantity: 1 + (n % 5), reason: n % 4 === 0 ? null : pick(['count', 'Zählung', 'count'], n) },
    created_at: moment(n),
  }));
  const orders = rows(30, (n) => ({
    ...{ ...own('order', n), number: `SO-${String(firstOrder + n - 1).padStart(6, '0')}` },
    ...{ partner_id: id('partner', 1 + (n % 20)), status: pick(ORDER_STATUS, n - 1), total_amount: totalOf(n) },
    ...{ note: n % 2 === 0 ? null : pick(NAMES, n), paid_amount: n <= 15 ? 100 + (n % 3) : 0, ...stamps(n) },
  }));
  const lines = orders.flatMap((_, index) =>
    rows(LINES_OF(index + 1), (line) => {
      const product = productOf(index + 1, line - 1);
      const quantity = quantityOf(index + 1, line - 1);
      const price = priceOf(product);
      return {
        ...{ id: line === 1 ? id('line', index + 1) : id(`line${line}`, index + 1), order_id: id('order', index + 1) },
        ...{ product_id: id('product', product), quantity, unit_price: price, line_total: price * quantity },
      };
    }),
  );
  const payments = rows(15, (n) => ({
    ...{ ...own('payment', n), order_id: id('order', n), amount: 100 + (n % 3), method: pick(['card', 'cash'], n) },
    ...{ reference: n % 3 === 0 ? null : '0042', created_at: moment(n) },
  }));
  const wallets = rows(5, (n) => ({ ...own('wallet', n), name: pick(NAMES, n), balance: n * 100_000, ...stamps(n) }));
  const transfers = rows(12, (n) => ({
    ...{
      ...own('transfer', n),
      from_wallet_id: id('wallet', 1 + (n % 5)),
      to_wallet_id: id('wallet', 1 + ((n + 1) % 5)),
    },
    ...{ amount: 10 * (1 + (n % 3)), note: n % 2 === 0 ? null : 'float', created_at: moment(n) },
  }));
  const coupons = rows(24, (n) => ({
    ...{ ...own('coupon', n), code: `SEED-${n}`, percent: 5 * (1 + (n % 4)), max_uses: 50, active: n % 5 !== 0 },
    ...{ issued_on: n % 6 === 0 ? null : `2026-03-${String(1 + (n % 9)).padStart(2, '0')}`, uses: n === 1 ? 3 : 0 },
    ...stamps(n),
  }));
  const redemptions = rows(3, (n) => ({
    ...{ ...own('redemption', n), coupon_id: id('coupon', 1), reference: 'basket', created_at: moment(n) },
  }));
  const webhooks = rows(6, (n) => ({
    ...{ ...own('webhook', n), url: `https://hooks.example.com/seed/${n}`, event_types: ['order.created'] },
    ...{ description: n % 2 === 0 ? null : 'Lager', active: true, ...stamps(n) },
  }));
  const outbox = rows(70, (n) => ({
    ...{ ...own('event', n), type: pick(ORDER_EVENTS, n), subject_id: id('order', 1 + (n % 30)) },
    ...{ related: [id('order', 1 + (n % 30))], payload: { n }, created_at: moment(n) },
  }));
  const jobs = rows(4, (n) => ({
    ...{ ...own('job', n), kind: 'export', resource: pick(['partners', 'products'], n), status: 'done', row_count: 1 },
    ...{ content: 'id,name\r\n1,Müller\r\n', created_at: moment(n), finished_at: moment(n) },
  }));
  const audit_entries = rows(60, (n) => ({
    ...{ ...own('audit', n), subject: pick(['admin', 'clerk'], n), action: pick(['token.issued', 'order.deleted'], n) },
    ...{ target: n % 3 === 0 ? null : id('order', n), created_at: moment(n) },
  }));
  const claims = (kind: string, field: string, owners: Row[]): Row[] =>
    owners.map((owner) => ({ tenant, kind, value: owner[field], owner_id: owner.id }));
  const unique_keys = [
    ...claims('partner', 'code', partners),
    ...claims('product', 'sku', products),
    ...claims('coupon', 'code', coupons),
    ...claims('webhook', 'url', webhooks),
  ];
  return {
    ...{
      partners,
      products,
      movements,
      orders,
      order_lines: lines,
      payments,
      wallets,
      transfers,
      coupons,
      redemptions,
    },
    ...{ webhooks, outbox, jobs, audit_entries, unique_keys },
  };
}
