import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import { testOperation } from '../../contracts/test-operation.ts';
import { testSurveys } from '../../contracts/test-surveys.ts';
import { testWholeApi } from '../../contracts/test-whole-api.ts';
import { wholeApiProbes } from '../../contracts/whole-api/index.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { describeThings } from '../exercise/support/document.ts';
import { onTarget, said, told } from '../exercise/support/target.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-gathering-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const configFile = join(folder, 'assay.config.json');
writeFileSync(
  configFile,
  JSON.stringify({
    credentials: { token: 'north-admin', tenant: 'north', role: 'admin' },
    identities: {
      viewer: { token: 'north-viewer', tenant: 'north', role: 'viewer' },
      south: { token: 'south-admin', tenant: 'south' },
    },
    capabilities: { viewer: ['GET *'] },
  }),
);

const description: JsonObject = {
  ...describeThings({ paging: 'none' }),
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

interface Habits {
  /** Everybody sees and changes everything. */
  readonly shared?: boolean;
  /** Roles are not looked at. */
  readonly rolesIgnored?: boolean;
  /** Sends the Origin back, with credentials. */
  readonly reflects?: boolean;
  /** Nothing is counted. */
  readonly uncounted?: boolean;
}

/** Things of two tenants, numbered from 1 in each of them. */
function tenants({ shared = false, rolesIgnored = false, reflects = false, uncounted = false }: Habits = {}): Hono {
  const stores = new Map<string, Map<string, JsonObject>>();
  let requests = 0;
  const app = new Hono();
  app.use('*', async (context, next) => {
    await next();
    const origin = context.req.header('origin');
    if (reflects && origin !== undefined) {
      context.header('Access-Control-Allow-Origin', origin);
      context.header('Access-Control-Allow-Credentials', 'true');
    }
    if (!uncounted) requests++;
  });
  app.get('/metrics', (context) =>
    context.text(`# TYPE http_requests_total counter\nhttp_requests_total{route="/things/{id}"} ${requests}\n`),
  );
  app.get('/health', (context) => context.json({ status: 'up', checks: { store: { status: 'up' } } }));
  app.use('/things/*', async (context, next) => {
    const [tenant = '', role] = (context.req.header('authorization') ?? '').replace('Bearer ', '').split('-');
    if (!['north', 'south'].includes(tenant)) return context.json({ detail: 'who are you?' }, 401);
    if (role === 'viewer' && !rolesIgnored && context.req.method !== 'GET') return context.json({ detail: 'no' }, 403);
    return next();
  });
  const storeOf = (authorization: string | undefined): Map<string, JsonObject> => {
    const tenant = shared ? 'all' : ((authorization ?? '').replace('Bearer ', '').split('-')[0] ?? '');
    const own = { id: '1', name: 'south’s own', kind: 'low', price: 3 };
    const store = stores.get(tenant) ?? new Map(tenant === 'south' ? [['1', own]] : []);
    stores.set(tenant, store);
    return store;
  };
  /** What may be stored of a body; undefined when it is none. */
  const fieldsOf = async (body: Promise<unknown>): Promise<JsonObject | undefined> => {
    const sent = await body.catch(() => undefined);
    if (typeof sent !== 'object' || sent === null) return undefined;
    const kept = Object.entries(sent).filter(([name]) => ['name', 'kind', 'price'].includes(name));
    return kept.every(([, value]) => ['string', 'number'].includes(typeof value))
      ? Object.fromEntries(kept)
      : undefined;
  };
  let last = 0;
  app.get('/things', (context) => context.json([...storeOf(context.req.header('authorization')).values()]));
  app.post('/things', async (context) => {
    const id = String(++last);
    const fields = await fieldsOf(context.req.json());
    if (!fields) return context.json({ detail: 'no thing' }, 422);
    const made = { ...fields, id };
    storeOf(context.req.header('authorization')).set(id, made);
    return context.json(made, 201);
  });
  app.get('/things/:id', (context) => {
    const found = storeOf(context.req.header('authorization')).get(context.req.param('id'));
    return found ? context.json(found) : context.json({ detail: 'nothing' }, 404);
  });
  app.on(['PUT', 'PATCH'], '/things/:id', async (context) => {
    const store = storeOf(context.req.header('authorization'));
    const found = store.get(context.req.param('id'));
    if (!found) return context.json({ detail: 'nothing' }, 404);
    const fields = await fieldsOf(context.req.json());
    if (!fields) return context.json({ detail: 'no thing' }, 422);
    const changed = { ...found, ...fields, id: context.req.param('id') };
    store.set(context.req.param('id'), changed);
    return context.json(changed);
  });
  app.delete('/things/:id', (context) => {
    const gone = storeOf(context.req.header('authorization')).delete(context.req.param('id'));
    return gone ? context.body(null, 204) : context.json({ detail: 'nothing' }, 404);
  });
  return app;
}

/** What each oracle said of each operation. */
async function whatIsSaid(habits: Habits, ids: readonly string[]): Promise<Record<string, string>> {
  const lines: Record<string, string> = {};
  await onTarget(
    tenants(habits),
    description,
    async (session) => {
      for (const id of ids) {
        await testOperation(session, session.operation(id));
        for (const [oracle, words] of Object.entries(told(said(session)))) lines[`${oracle} ${id}`] = words;
      }
      for (const probe of wholeApiProbes) await testWholeApi(session, probe);
      testSurveys(session, false);
      Object.assign(lines, told(said(session)));
    },
    { ASSAY_CONFIG: configFile },
  );
  return lines;
}

const OPERATIONS = ['POST /things', 'PATCH /things/{id}', 'GET /things', 'GET /things/{id}', 'DELETE /things/{id}'];

describe('a service that keeps its tenants apart', () => {
  it('is not suspected', async () => {
    const lines = await whatIsSaid({}, OPERATIONS);
    for (const one of [
      'object-access-read GET /things/{id}',
      'object-access-list GET /things',
      'object-access-change DELETE /things/{id}',
      'capability-matrix POST /things',
      'capability-matrix GET /things',
      'cors-credentials',
      'health-truthful',
      'metrics-exposition',
      'metrics-labels',
      'metrics-counters-move',
      'version-banner',
    ])
      expect(`${one}: ${lines[one]}`).toContain(`${one}: pass`);
    expect(lines['object-access-change PATCH /things/{id}']).toBe('pass');
    expect(lines['security-headers']).toContain('nosniff');
    expect(lines['cors-vary']).toContain('not-tested');
    expect(lines['https-only']).toContain('not-applicable');
    expect(lines['live-description-equals']).toContain('not-tested');
  });
});

describe('a service that does not', () => {
  it('is found out', async () => {
    const lines = await whatIsSaid({ shared: true, rolesIgnored: true, reflects: true, uncounted: true }, OPERATIONS);
    for (const one of [
      'object-access-read GET /things/{id}',
      'object-access-list GET /things',
      'object-access-change PATCH /things/{id}',
      'object-access-change DELETE /things/{id}',
      'capability-matrix POST /things',
      'cors-credentials',
      'cors-vary',
      'metrics-counters-move',
    ])
      expect(`${one}: ${lines[one]}`).toContain(`${one}: fail`);
  });
});
