import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { benchmarkFaults } from '../../../cli/faults/choose.ts';
import { FAULTS } from '../../../reference-api/faults/index.ts';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { type Bench, create, fresh, type Json, newPartner, newProduct, openBench, send } from '../support/api.ts';
import { described, deviations } from '../support/description.ts';
import { ACCESS_PROBES } from './access-fault-probes.ts';
import { DESCRIPTION_PROBES } from './description-fault-probes.ts';
import { HTTP_PROBES } from './http-fault-probes.ts';
import { PAGING_PROBES } from './paging-fault-probes.ts';
import { REPEAT_PROBES } from './repeat-fault-probes.ts';
import { REQUEST_PROBES } from './request-fault-probes.ts';
import { SELECTION_PROBES } from './selection-fault-probes.ts';
import { STORING_PROBES } from './storing-fault-probes.ts';
import { SURROUNDING_PROBES } from './surrounding-fault-probes.ts';

let bench: Bench;
let clean: ReferenceApi;
beforeAll(async () => {
  bench = await openBench();
  clean = await bench.start({ schema: 'faults' });
}, 60_000);

/** Looks at one thing of a server; true when it is as it should be. */
type Probe = (api: ReferenceApi) => Promise<boolean>;

const conforms =
  (operationId: string, method: string, path: (api: ReferenceApi) => Promise<string>, body?: () => Json): Probe =>
  async (api) => {
    const one = described.find(({ id }) => id === operationId);
    if (one === undefined) throw new Error(`no operation ${operationId}`);
    return deviations(one.operation, await send(api, method, await path(api), { body: body?.() })).length === 0;
  };
let partners = 0;
const partner = () => ({ code: `PUT-${++partners}-${process.pid}`, name: 'Put', kind: 'customer' });
const hookUrl = () => `https://a.example/${fresh('u').toLowerCase()}`;
const fixed = (path: string) => async () => path;
const firstOf =
  (list: string, rest = '') =>
  async (api: ReferenceApi) =>
    `${list}/${String((await send(api, 'GET', list)).items[0]?.id)}${rest}`;
const below500 =
  (path: string): Probe =>
  async (api) =>
    (await send(api, 'GET', path)).status === 200;

/** All ids of a list of pages, walked with pages of 7. */
async function walked(api: ReferenceApi, path: string, size = 7): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await send(api, 'GET', `${path}page=${page}&page_size=${size}`);
    ids.push(...answer.items.map((item) => item.id));
    if (page >= Number((answer.body.meta as Json).pages)) return ids;
  }
}
const walksAll =
  (path: string): Probe =>
  async (api) => {
    const all = (await send(api, 'GET', `${path}page_size=100`)).items.map((item) => item.id);
    // The last page must not be full.
    const ids = await walked(
      api,
      path,
      [7, 6, 5, 8].find((size) => all.length % size > 0),
    );
    return ids.length === all.length && new Set(ids).size === all.length;
  };

async function eventIds(api: ReferenceApi): Promise<unknown[]> {
  const ids: unknown[] = [];
  let cursor = '';
  for (;;) {
    const answer = await send(api, 'GET', `/v1/events?limit=9${cursor}`);
    ids.push(...answer.items.map((item) => item.id));
    const next = (answer.body.meta as Json).next_cursor;
    if (next === null) return ids;
    cursor = `&cursor=${String(next)}`;
  }
}

async function twoPayments(api: ReferenceApi, other: Json = {}) {
  const [order] = (await send(api, 'GET', '/v1/orders?filter[status]=open')).items;
  const body = { order_id: order?.id, amount: 5, method: 'cash' };
  const headers = { 'Idempotency-Key': fresh('key') };
  const first = await send(api, 'POST', '/v1/payments', { body, headers });
  const second = await send(api, 'POST', '/v1/payments', { body: { ...body, ...other }, headers });
  return { first, second };
}
const replays: Probe = async (api) => {
  const { first, second } = await twoPayments(api);
  return first.status === second.status && JSON.stringify(first.data) === JSON.stringify(second.data);
};

const PROBES: Readonly<Record<string, Probe>> = {
  ...DESCRIPTION_PROBES,
  ...PAGING_PROBES,
  ...REPEAT_PROBES,
  ...SELECTION_PROBES,
  ...ACCESS_PROBES,
  ...SURROUNDING_PROBES,
  ...REQUEST_PROBES,
  ...HTTP_PROBES,
  ...STORING_PROBES,
  'undocumented-status': conforms('createWebhook', 'POST', fixed('/v1/webhooks'), () => ({
    url: hookUrl(),
    event_types: ['order.paid'],
  })),
  'wrong-content-type': conforms('getAuditEntry', 'GET', firstOf('/v1/audit/entries')),
  'stock-as-text': conforms('getProductStock', 'GET', firstOf('/v1/products', '/stock')),
  'field-missing-when-null': conforms('listPartners', 'GET', fixed('/v1/partners')),
  'deprecation-header-missing': conforms('getProductPrice', 'GET', firstOf('/v1/products', '/price')),
  'sunset-header-malformed': conforms('getProductPrice', 'GET', firstOf('/v1/products', '/price')),
  'unicode-filter-fails': below500('/v1/partners?filter[city]=%C3%A5'),
  'long-filter-fails': below500(`/v1/products?filter[name]=${'x'.repeat(101)}`),
  'largest-page-fails': below500('/v1/orders?page_size=100'),
  'largest-limit-fails': below500('/v1/stock/movements?limit=200'),
  'error-in-success': async (api) => (await send(api, 'GET', await firstOf('/v1/jobs')(api))).body.status === undefined,
  'page-border-gap': walksAll('/v1/products?'),
  'cursor-gap': async (api) => (await eventIds(api)).length === (await eventIds(clean)).length,
  'cursor-repeat': async (api) => new Set(await eventIds(api)).size === (await eventIds(api)).length,
  'last-page-repeat': walksAll('/v1/partners?'),
  'unstable-sort': async (api) => {
    const orders = await Promise.all([1, 2, 3, 4].map(() => walked(api, '/v1/orders?sort=status&', 30)));
    return new Set(orders.map((ids) => ids.join())).size === 1;
  },
  'total-too-large': async (api) => {
    const answer = await send(api, 'GET', '/v1/payments?page_size=100');
    return (answer.body.meta as Json).total === answer.items.length;
  },
  'page-size-ignored': async (api) => (await send(api, 'GET', '/v1/coupons?page_size=3')).items.length === 3,
  'filter-ignored': async (api) =>
    (await send(api, 'GET', '/v1/partners?filter[kind]=supplier')).items.every((item) => item.kind === 'supplier'),
  'descending-ignored': async (api) => {
    const { items } = await send(api, 'GET', '/v1/products?sort=unit_price&order=desc');
    return Number(items[0]?.unit_price) > Number(items.at(-1)?.unit_price);
  },
  'delete-without-effect': async (api) => {
    const wallet = await create(api, '/v1/wallets', { name: 'W', opening_balance: 1 });
    const path = `/v1/wallets/${String(wallet.id)}`;
    return (await send(api, 'DELETE', path)).status === 204 && (await send(api, 'GET', path)).status === 404;
  },
  'created-not-stored': async (api) => {
    const made = await create(api, '/v1/wallets', { name: 'W', opening_balance: 1 });
    return (await send(api, 'GET', `/v1/wallets/${String(made.id)}`)).status === 200;
  },
  'updated-field-lost': async (api) => {
    const hook = { url: hookUrl(), event_types: ['order.paid'], description: 'old' };
    const path = `/v1/webhooks/${String((await create(api, '/v1/webhooks', hook)).id)}`;
    await send(api, 'PUT', path, { body: { ...hook, description: 'new' } });
    return (await send(api, 'GET', path)).data.description === 'new';
  },
  'put-keeps-values': async (api) => {
    const path = `/v1/partners/${String((await create(api, '/v1/partners', { ...partner(), city: 'Malmö' })).id)}`;
    await send(api, 'PUT', path, { body: partner() });
    return (await send(api, 'GET', path)).data.city === null;
  },
  'put-adds-up': async (api) => {
    const body = partner();
    const path = `/v1/partners/${String((await create(api, '/v1/partners', body)).id)}`;
    const limitAfterPut = async (): Promise<unknown> => {
      await send(api, 'PUT', path, { body });
      return (await send(api, 'GET', path)).data.credit_limit;
    };
    const first = await limitAfterPut();
    return first === (await limitAfterPut());
  },
  'filter-incomplete': async (api) => {
    const all = (await send(api, 'GET', '/v1/products?page_size=100')).items.filter(
      (item) => item.category === 'tools',
    );
    return (await send(api, 'GET', '/v1/products?filter[category]=tools')).items.length === all.length;
  },
  'etag-never-revalidates': async (api) => {
    const path = await firstOf('/v1/partners')(api);
    const tag = String((await send(api, 'GET', path)).headers.get('etag'));
    return (await send(api, 'GET', path, { headers: { 'If-None-Match': tag } })).status === 304;
  },
  'idempotency-key-ignored': replays,
  'replay-other-body': replays,
  'replay-refused': replays,
  'key-reuse-accepted': async (api) => (await twoPayments(api, { amount: 6 })).second.status === 422,
  'if-match-ignored': async (api) => {
    const made = await send(api, 'POST', '/v1/products', { body: newProduct() });
    const headers = { 'If-Match': '"00000000-9"' };
    const path = String(made.headers.get('location'));
    return (await send(api, 'PATCH', path, { body: { stock: 1 }, headers })).status === 412;
  },
  'slow-list': async (api) => {
    const started = performance.now();
    await send(api, 'GET', '/v1/orders');
    return performance.now() - started < 350;
  },
  'errors-under-load': async (api) => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => send(api, 'GET', '/v1/wallets')));
    return answers.every(({ status }) => status === 200);
  },
};
/** Seen only by clients at once: probed in races.ts. */
const RACES = [
  ...['if-match-race', 'partner-patch-overwrites'],
  ...['sku-unique-race', 'partner-code-unique-race', 'idempotency-race'],
];

describe('faults', () => {
  it('are in the map by their file names, and every one has a probe', () => {
    const root = new URL('../../../reference-api/faults/', import.meta.url);
    const files = readdirSync(root, { recursive: true })
      .filter((file) => String(file).endsWith('.ts'))
      // What several faults share is no fault.
      .filter((file) => readFileSync(new URL(String(file), root), 'utf8').includes('export const fault: Fault'))
      .map((file) => basename(String(file), '.ts'));
    expect(Object.keys(FAULTS).toSorted()).toEqual(files.toSorted());
    for (const [id, fault] of Object.entries(FAULTS)) expect(fault.id).toBe(id);
    expect([...Object.keys(PROBES), ...RACES].toSorted()).toEqual(files.toSorted());
    expect(files.length).toBeGreaterThanOrEqual(22);
  });

  it('have each type of the benchmark once; the order of the set is its order', () => {
    const types = Object.values(FAULTS).flatMap(({ benchmark }) => benchmark ?? []);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 8, 9, 10].map((number) => `P1-${number}`)));
    const inOrder = benchmarkFaults(Object.values(FAULTS)).map(({ benchmark }) => Number(benchmark?.slice(3)));
    expect(inOrder).toEqual(inOrder.toSorted((left, right) => left - right));
  });

  it('are refused when unknown', async () => {
    await expect(bench.start({ faults: ['no-such-fault'] })).rejects.toThrow("no fault 'no-such-fault'");
  });

  it.each(Object.keys(PROBES))('%s breaks what it says, and the clean server is right', async (id) => {
    const probe = PROBES[id];
    if (probe === undefined) throw new Error(`no probe for ${id}`);
    const broken = await bench.start({ schema: 'faults', faults: [id] });
    expect(await probe(clean), 'clean').toBe(true);
    expect(await probe(broken), 'broken').toBe(false);
    await broken.close();
  });

  it('keep the sequential behaviour that races hide', async () => {
    const api = await bench.start({ schema: 'faults', faults: RACES });
    const partner = newPartner();
    const made = await create(api, '/v1/partners', partner);
    expect((await send(api, 'POST', '/v1/partners', { body: partner })).body.code).toBe('partner_code_taken');
    const patched = await send(api, 'PATCH', `/v1/partners/${String(made.id)}`, { body: { city: 'Oslo' } });
    expect(patched.data).toMatchObject({ ...partner, city: 'Oslo', version: 2 });
    const product = newProduct();
    await create(api, '/v1/products', product);
    expect((await send(api, 'POST', '/v1/products', { body: product })).body.code).toBe('sku_taken');
    expect(await replays(api)).toBe(true);
    expect((await twoPayments(api, { amount: 6 })).second.status).toBe(422);
    expect(await PROBES['if-match-ignored']?.(api)).toBe(true);
  });
});
