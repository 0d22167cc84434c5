import type { ReferenceApi } from '../../../reference-api/start.ts';
import { type Answer, create, fresh, type Json, send } from '../support/api.ts';

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;

const get = (api: ReferenceApi, path: string): Promise<Answer> => send(api, 'GET', path);
const idsOf = ({ items }: Answer): string => items.map(({ id }) => id).join();
const meta = ({ body }: Answer): Json => body.meta as Json;
const linkTo = ({ headers }: Answer, relation: string): string | undefined =>
  new RegExp(`<([^>]*)>; rel="${relation}"`).exec(headers.get('link') ?? '')?.[1];

const answers =
  (path: string, right: (answer: Answer) => boolean): Probe =>
  async (api) =>
    right(await get(api, path));
const refuses = (path: string): Probe => answers(path, ({ status }) => status === 400);

/** Following a link of one page shows what another page shows. */
const leads =
  (from: string, relation: string, to: string): Probe =>
  async (api) =>
    idsOf(await get(api, linkTo(await get(api, from), relation) ?? '/v1/none')) === idsOf(await get(api, to));

const hook = (more: Json = {}): Json => ({
  url: `https://a.example/${fresh('u').toLowerCase()}`,
  event_types: ['order.paid'],
  ...more,
});
const HOOKS = '/v1/webhooks?sort=created_at&order=desc&limit=2';
/** The second stretch of the newest webhooks, after something was done between the two. */
async function secondStretch(api: ReferenceApi, between: (first: Answer) => Promise<unknown>): Promise<boolean> {
  for (let count = 0; count < 4; count += 1) await create(api, '/v1/webhooks', hook());
  const all = (await get(api, '/v1/webhooks?sort=created_at&order=desc&limit=100')).items.map(({ id }) => id);
  const first = await get(api, HOOKS);
  await between(first);
  const second = await get(api, `${HOOKS}&cursor=${String(meta(first).next_cursor)}`);
  return idsOf(second) === all.slice(2, 4).join();
}
const cursorWith =
  (change: string): Probe =>
  async (api) => {
    const { next_cursor } = meta(await get(api, HOOKS));
    const { status } = await get(api, `${HOOKS.replace('limit=2', 'limit=3')}${change}&cursor=${String(next_cursor)}`);
    return status === (change === '' ? 200 : 400);
  };

/** Probes of the faults in pages, links and cursors. */
export const PAGING_PROBES: Readonly<Record<string, Probe>> = {
  'beyond-end-first-page': answers('/v1/coupons?page=90', ({ items }) => items.length === 0),
  'page-count-rounded-down': answers('/v1/partners?page_size=7', (answer) => {
    return meta(answer).pages === Math.ceil(Number(meta(answer).total) / 7);
  }),
  'has-more-never-said': async (api) => {
    await secondStretch(api, async () => undefined);
    return meta(await get(api, HOOKS)).has_more === true;
  },
  'next-link-without-filter': leads(
    '/v1/partners?filter[kind]=customer&page_size=3',
    'next',
    '/v1/partners?filter[kind]=customer&page_size=3&page=2',
  ),
  'cursor-link-without-sort': leads(HOOKS, 'first', HOOKS),
  'prev-link-two-back': leads('/v1/products?page_size=5&page=3', 'prev', '/v1/products?page_size=5&page=2'),
  'next-offset-by-one': leads('/v1/stock/movements?limit=5', 'next', '/v1/stock/movements?limit=5&offset=5'),
  'last-link-one-short': async (api) => {
    const first = await get(api, '/v1/orders?page_size=7');
    return linkTo(first, 'last')?.includes(`page=${String(meta(first).pages)}`) ?? false;
  },
  'next-link-on-last-page': answers('/v1/wallets?page_size=100', (answer) => linkTo(answer, 'next') === undefined),
  'link-to-inner-host': answers('/v1/payments', (answer) => linkTo(answer, 'first')?.startsWith('/v1/') === true),
  'link-with-blank': answers('/v1/transfers', (answer) => linkTo(answer, 'first')?.endsWith(' ') === false),
  'size-zero-means-all': refuses('/v1/partners?page_size=0'),
  'huge-size-fails': refuses('/v1/products?page_size=9223372036854775808'),
  'empty-page-fails': refuses('/v1/orders?page='),
  'negative-offset-leaves-tenant': refuses('/v1/audit/entries?offset=-1'),
  'last-page-filled-with-others': answers('/v1/wallets?page_size=3&page=2', ({ items, body }) => {
    return items.length === Math.min(3, Number((body.meta as Json).total) - 3);
  }),
  'total-counts-deleted': async (api) => {
    const code = fresh('C')
      .toUpperCase()
      .replace(/[^A-Z0-9-]/g, '-');
    const made = await create(api, '/v1/coupons', { code, percent: 5, max_uses: 2 });
    await send(api, 'DELETE', `/v1/coupons/${String(made.id)}`);
    const all = await get(api, '/v1/coupons?page_size=100');
    return meta(all).total === all.items.length;
  },
  'total-rounded-to-pages': async (api) =>
    meta(await get(api, '/v1/orders?page_size=7')).total === meta(await get(api, '/v1/orders?page_size=1')).total,
  'page-shuffled': async (api) => {
    const seen = await Promise.all([1, 2, 3, 4].map(() => get(api, '/v1/transfers')));
    return new Set(seen.map(idsOf)).size === 1;
  },
  'later-pages-sorted-by-name': async (api) => {
    const all = (await get(api, '/v1/products?page_size=20')).items.map(({ id }) => id);
    return idsOf(await get(api, '/v1/products?page_size=10&page=2')) === all.slice(10).join();
  },
  'single-item-newest': async (api) => {
    const [first] = (await get(api, '/v1/stock/movements?limit=2')).items;
    return idsOf(await get(api, '/v1/stock/movements?limit=1')) === first?.id;
  },
  'default-size-unbounded': answers('/v1/products', ({ items }) => items.length === 20),
  'list-in-major-units': async (api) => {
    const [first] = (await get(api, '/v1/wallets')).items;
    return (await get(api, `/v1/wallets/${String(first?.id)}`)).data.balance === first?.balance;
  },
  'offset-rounded-to-pages': async (api) => {
    const all = (await get(api, '/v1/stock/movements?limit=6')).items.map(({ id }) => id);
    return idsOf(await get(api, '/v1/stock/movements?limit=4&offset=2')) === all.slice(2).join();
  },
  'cursor-never-ends': async (api) => {
    let answer = await get(api, '/v1/events?limit=100');
    for (let page = 0; page < 30 && meta(answer).next_cursor !== null; page += 1) {
      answer = await get(api, `/v1/events?limit=100&cursor=${String(meta(answer).next_cursor)}`);
    }
    return meta(answer).next_cursor === null;
  },
  'cursor-counts-items': (api) => secondStretch(api, () => create(api, '/v1/webhooks', hook())),
  'cursor-dies-with-item': (api) =>
    secondStretch(api, ({ items }) => send(api, 'DELETE', `/v1/webhooks/${String(items[1]?.id)}`)),
  'cursor-bound-to-size': cursorWith(''),
  'cursor-carries-tenant': async (api) => {
    const [last] = (await get(api, HOOKS)).items;
    const made = Buffer.from(JSON.stringify({ after: [last?.created_at, last?.id] })).toString('base64url');
    return (await get(api, `${HOOKS}&cursor=${made}`)).status === 400;
  },
  'cursor-garbage-fails': refuses('/v1/events?cursor=AAAA'),
  'cursor-mismatch-fails': cursorWith('&filter[active]=true'),
  'list-with-other-names': refuses('/v1/jobs?per_page=2'),
  'cursor-looks-up-item': async (api) => {
    for (let count = 0; count < 3; count += 1) await create(api, '/v1/webhooks', hook({ active: false }));
    const first = await get(api, '/v1/webhooks?sort=active&limit=2');
    const last = first.items[1] ?? {};
    const body = { url: last.url, event_types: last.event_types, active: true };
    await send(api, 'PUT', `/v1/webhooks/${String(last.id)}`, { body });
    const second = await get(api, `/v1/webhooks?sort=active&limit=2&cursor=${String(meta(first).next_cursor)}`);
    return second.items[0]?.active === false;
  },
  'cursor-loses-ties': async (api) => {
    const ids = new Set<unknown>();
    let cursor = '';
    for (let page = 0; page < 60; page += 1) {
      const answer = await get(api, `/v1/webhooks?sort=active&limit=2${cursor}`);
      for (const { id } of answer.items) ids.add(id);
      if (meta(answer).next_cursor === null) break;
      cursor = `&cursor=${String(meta(answer).next_cursor)}`;
    }
    return ids.size === (await get(api, '/v1/webhooks?limit=100')).items.length;
  },
};
