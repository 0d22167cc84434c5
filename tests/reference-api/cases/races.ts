import { beforeAll, describe, expect, it } from 'vitest';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { type Bench, create, fresh, type Json, newPartner, newProduct, openBench, send } from '../support/api.ts';

const CLIENTS = 10;
const ROUNDS = 10;

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
}, 60_000);

/** Races once; true when the server kept its word. */
type Race = (api: ReferenceApi) => Promise<boolean>;
const atOnce = async (make: (client: number) => ReturnType<typeof send>): Promise<number> => {
  const answers = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => make(client)));
  return answers.filter(({ status }) => status < 300).length;
};

const patches =
  (path: string, body: () => Json, changes: readonly Json[]): Race =>
  async (api) => {
    const made = await create(api, path, body());
    const at = `${path}/${String(made.id)}`;
    await Promise.all(changes.map((change) => send(api, 'PATCH', at, { body: change })));
    const now = (await send(api, 'GET', at)).data;
    return Object.entries(Object.assign({}, ...changes) as Json).every(([name, value]) => now[name] === value);
  };
const unique =
  (path: string, body: () => Json): Race =>
  async (api) => {
    const same = body();
    return (await atOnce(() => send(api, 'POST', path, { body: same }))) === 1;
  };

const RACES: Readonly<Record<string, Race>> = {
  'if-match-race': async (api) => {
    const made = await send(api, 'POST', '/v1/products', { body: newProduct() });
    const headers = { 'If-Match': String(made.headers.get('etag')) };
    const path = String(made.headers.get('location'));
    return (await atOnce((client) => send(api, 'PATCH', path, { body: { stock: client }, headers }))) === 1;
  },
  'partner-patch-overwrites': patches('/v1/partners', newPartner, [{ name: 'N' }, { city: 'C' }, { phone: '0007' }]),
  'sku-unique-race': unique('/v1/products', newProduct),
  'partner-code-unique-race': unique('/v1/partners', newPartner),
  'idempotency-race': async (api) => {
    const [order] = (await send(api, 'GET', '/v1/orders?filter[status]=open')).items;
    const headers = { 'Idempotency-Key': fresh('key') };
    const body = { order_id: order?.id, amount: 5, method: 'cash' };
    await atOnce(() => send(api, 'POST', '/v1/payments', { body, headers }));
    const now = (await send(api, 'GET', `/v1/orders/${String(order?.id)}`)).data;
    return Number(now.paid_amount) - Number(order?.paid_amount) === 5;
  },
};

describe('races', () => {
  it.each(Object.entries(RACES))('%s is lost by the fault and won by the clean server', async (id, race) => {
    const clean = await bench.start({ schema: 'races' });
    const broken = await bench.start({ schema: 'races', faults: [id] });
    let lost = 0;
    for (let round = 0; round < ROUNDS && lost === 0; round += 1) {
      expect(await race(clean), 'clean').toBe(true);
      if (!(await race(broken))) lost += 1;
    }
    expect(lost).toBeGreaterThan(0);
    await Promise.all([clean.close(), broken.close()]);
  });
});
