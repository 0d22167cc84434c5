import type { ReferenceApi } from '../../../reference-api/start.ts';
import { type Answer, create, fresh, type Json, newPartner, newProduct, send } from '../support/api.ts';

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;

const get = (api: ReferenceApi, path: string): Promise<Answer> => send(api, 'GET', path);
const answers =
  (path: string, right: (items: readonly Json[], answer: Answer) => boolean): Probe =>
  async (api) => {
    const answer = await get(api, path);
    return answer.status === 200 && right(answer.items, answer);
  };
const every =
  (path: string, right: (item: Json) => boolean): Probe =>
  async (api) => {
    const { items, status } = await get(api, path);
    return status === 200 && items.length > 0 && items.every(right);
  };
/** The list with a condition holds what of the whole list fits. */
const selects =
  (path: string, condition: string, fits: (item: Json) => boolean): Probe =>
  async (api) => {
    const all = (await get(api, path)).items.filter(fits).map(({ id }) => String(id));
    const glue = path.includes('?') ? '&' : '?';
    const shown = (await get(api, `${path}${glue}${condition}`)).items.map(({ id }) => String(id));
    return all.length > 0 && all.toSorted().join() === shown.toSorted().join();
  };
const keys = (items: readonly Json[], name: string): string => JSON.stringify(items.map((item) => item[name]));
const inOrder = (items: readonly Json[], name: string): boolean =>
  items.every((item, index) => index === 0 || Number(items[index - 1]?.[name]) <= Number(item[name]));
const coupon = (more: Json = {}): Json => ({ code: fresh('C'), percent: 5, max_uses: 1, ...more });

/** Probes of the faults in filters, searches and sorts. */
export const SELECTION_PROBES: Readonly<Record<string, Probe>> = {
  'filters-joined-by-or': every(
    '/v1/partners?filter[kind]=supplier&filter[active]=false',
    ({ kind, active }) => kind === 'supplier' && active === false,
  ),
  'second-filter-dropped': every(
    '/v1/stock/movements?filter[direction]=in&filter[quantity]=2',
    ({ quantity }) => quantity === 2,
  ),
  'list-takes-first-value': selects('/v1/orders?page_size=100', 'status[]=open&status[]=paid', ({ status }) =>
    ['open', 'paid'].includes(String(status)),
  ),
  'list-of-two-ignored': async (api) => {
    const { items } = await get(api, '/v1/payments?method_in=transfer,cash&page_size=100');
    return items.every(({ method }) => method !== 'card');
  },
  'upper-bound-exclusive': selects(
    '/v1/partners?page_size=100',
    'max_credit_limit=200000',
    ({ credit_limit }) => Number(credit_limit) <= 200_000,
  ),
  'first-day-lost': selects(
    '/v1/coupons?page_size=100',
    'issued_on_from=2026-03-04',
    ({ issued_on }) => issued_on !== null && String(issued_on) >= '2026-03-04',
  ),
  'prices-compared-as-text': selects(
    '/v1/products?page_size=100',
    'unit_price[gte]=995',
    ({ unit_price }) => Number(unit_price) >= 995,
  ),
  'lower-bound-lost': every(
    '/v1/stock/movements?quantity__gte=2&quantity__lte=3',
    ({ quantity }) => Number(quantity) >= 2,
  ),
  'after-means-before': answers('/v1/webhooks?created_after=2020-01-01T00:00:00Z', (items) => items.length > 0),
  'negation-hides-more': selects(
    '/v1/products?page_size=100',
    'category_ne=garden',
    ({ category }) => category !== 'garden',
  ),
  'filter-value-mixed-up': every(
    '/v1/audit/entries?filter[action]=token.issued',
    ({ action }) => action === 'token.issued',
  ),
  'nothing-found-shows-all': answers('/v1/coupons?filter[percent]=97', (items) => items.length === 0),
  'day-in-other-notation-ignored': async (api) =>
    (await get(api, '/v1/coupons?issued_on_from=2026/03/04')).status === 400,
  'wildcard-in-filter': answers('/v1/partners?filter[city]=%25', (items) => items.length === 0),
  'filtered-total-of-all': async (api) => {
    await get(api, '/v1/coupons');
    const { body } = await get(api, '/v1/coupons?filter[percent]=97');
    return (body.meta as Json).total === 0;
  },
  'chosen-amount-in-major-units': async (api) => {
    const plain = await get(api, '/v1/payments');
    return keys(plain.items, 'amount') === keys((await get(api, '/v1/payments?fields=amount')).items, 'amount');
  },
  'search-misses-new': async (api) => {
    const word = fresh('Word');
    await create(api, '/v1/products', { ...newProduct(), name: `Tea ${word}` });
    return (await get(api, `/v1/products?q=${word.toLowerCase()}`)).items.length === 1;
  },
  'search-takes-last-word': async (api) => {
    const word = fresh('Word');
    await create(api, '/v1/partners', { ...newPartner(), name: `Tea ${word}` });
    return (
      (await get(api, `/v1/partners?q=${word}+tea`)).items.length === 1 &&
      (await get(api, `/v1/partners?q=nobody+${word}`)).items.length === 0
    );
  },
  'filter-stale-after-update': async (api) => {
    const made = await create(api, '/v1/coupons', coupon({ active: true }));
    await send(api, 'PATCH', `/v1/coupons/${String(made.id)}`, { body: { active: false } });
    return (await get(api, '/v1/coupons?filter[active]=false&page_size=100')).items.some(({ id }) => id === made.id);
  },
  'filter-replaces-tenant': async (api) => {
    const name = fresh('Name');
    await create(api, '/v1/partners', { ...newPartner(), name });
    const { items } = await send(api, 'GET', `/v1/partners?filter[name]=${name}`, { token: 'otherTenantAdmin' });
    return items.length === 0;
  },
  'filter-given-twice-ignored': async (api) =>
    (await get(api, '/v1/payments?filter[method]=card&filter[method]=cash')).status === 400,
  'filter-lost-with-sort': every(
    '/v1/products?filter[category]=tools&sort=name',
    ({ category }) => category === 'tools',
  ),
  'sort-lost-with-filter': answers('/v1/stock/movements?filter[direction]=in&sort=quantity', (items) =>
    inOrder(items, 'quantity'),
  ),
  'second-sort-key-ignored': answers('/v1/products?sort=stock,unit_price&page_size=100', (items) =>
    items.every(({ stock, unit_price }, index) => {
      const before = items[index - 1] ?? { stock: -1 };
      return Number(before.stock) < Number(stock) || Number(before.unit_price) <= Number(unit_price);
    }),
  ),
  'second-minus-ignored': answers('/v1/coupons?sort=percent,-issued_on&page_size=100', (items) => {
    const some = items.filter(({ percent, issued_on }) => percent === items[0]?.percent && issued_on !== null);
    const days = some.map(({ issued_on }) => String(issued_on));
    return some.length > 2 && days.join() === days.toSorted().toReversed().join();
  }),
  'null-sorted-among-values': answers('/v1/products?sort=weight_grams&page_size=100', (items) => {
    const empty = items.map(({ weight_grams }) => weight_grams === null);
    return empty.includes(true) && !empty.slice(empty.indexOf(true)).includes(false);
  }),
  'descending-folds-case': async (api) => {
    await create(api, '/v1/partners', { ...newPartner(), name: 'aaa' });
    const up = (await get(api, '/v1/partners?sort=name&page_size=100')).items;
    const down = (await get(api, '/v1/partners?sort=name&order=desc&page_size=100')).items;
    return keys(up, 'name') === keys(down.toReversed(), 'name');
  },
  'inherited-sort-key-fails': async (api) => (await get(api, '/v1/orders?sort=constructor')).status === 400,
  'amount-sorted-as-text': answers('/v1/orders?sort=total_amount&page_size=100', (items) =>
    inOrder(items, 'total_amount'),
  ),
  'sorted-by-other-column': answers('/v1/stock/movements?sort=quantity', (items) => inOrder(items, 'quantity')),
  'page-sorted-after-cut': async (api) => {
    const [first] = (await get(api, '/v1/wallets?sort=balance&order=desc&page_size=2')).items;
    const all = (await get(api, '/v1/wallets?page_size=100')).items.map(({ balance }) => Number(balance));
    return first?.balance === Math.max(...all);
  },
  'null-dropped-when-sorted': async (api) => {
    await create(api, '/v1/partners', { ...newPartner(), city: null });
    const count = async (query: string) => ((await get(api, `/v1/partners?${query}`)).body.meta as Json).total;
    return (await count('sort=city')) === (await count('sort=name'));
  },
  'export-takes-unknown-filter': async (api) =>
    (await get(api, '/v1/exports/products.csv?categories=tools')).status === 400,
};
