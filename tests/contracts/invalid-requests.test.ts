import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { testOperation } from '../../contracts/test-operation.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { onTarget, said, told } from '../exercise/support/target.ts';

const THING: JsonObject = {
  type: 'object',
  required: ['ref', 'size'],
  additionalProperties: false,
  properties: {
    // Unique on the server, though nothing in its name says so.
    ref: { type: 'string', pattern: '^[a-z]{12}$' },
    size: { type: 'integer', minimum: 1, maximum: 9 },
  },
};
const listed = { content: { 'application/json': { schema: { type: 'array' } } }, description: 'ok' };
const made = { content: { 'application/json': { schema: { type: 'object' } } }, description: 'ok' };
const refused = { description: 'refused' };
const description: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'things', version: '1' },
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/things': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        responses: { 200: listed, '4XX': refused },
      },
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: THING } } },
        responses: { 201: made, '4XX': refused },
      },
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: made, '4XX': refused } },
      delete: { responses: { 204: { description: 'gone' }, '4XX': refused } },
    },
  },
};

interface Flaws {
  readonly takesAnySize?: boolean;
  readonly narrowLimit?: boolean;
  readonly open?: 'missing' | 'false';
  readonly refusesAll?: boolean;
}

type Thing = { id: string; ref: string; size: number };

/** A strict server of things with the given flaws. */
function server(flaws: Flaws): { app: Hono; things: Map<string, Thing> } {
  const things = new Map<string, Thing>();
  let next = 0;
  const problem = (status: 400 | 401 | 404 | 409, message: string): Response =>
    Response.json({ message }, { status, headers: status === 401 ? { 'WWW-Authenticate': 'ApiKey' } : {} });
  const app = new Hono();
  app.use('*', async (c, go) => {
    const given = c.req.header('authorization');
    const kind = given === undefined ? 'missing' : given === 'Bearer g00d-Token' ? undefined : 'false';
    if (kind !== undefined && kind !== flaws.open) return problem(401, 'who are you');
    if (flaws.refusesAll) return problem(400, 'no');
    return go();
  });
  app.get('/things', (c) => {
    const limit = c.req.query('limit') ?? '10';
    const most = flaws.narrowLimit ? 20 : 50;
    if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > most) return problem(400, `limit is 1 to ${most}`);
    return Response.json([...things.values()].slice(0, Number(limit)));
  });
  app.post('/things', async (c) => {
    const body = (await c.req.json().catch(() => undefined)) as Partial<Thing> | undefined;
    if (typeof body !== 'object' || body === null) return problem(400, 'no object');
    const { ref, size, ...more } = body;
    if (Object.keys(more).length > 0 || typeof ref !== 'string' || !/^[a-z]{12}$/.test(ref)) return problem(400, 'ref');
    const inRange = Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 9;
    if (typeof size !== 'number' || !(inRange || flaws.takesAnySize)) return problem(400, 'size');
    if ([...things.values()].some((one) => one.ref === ref)) return problem(409, 'ref is taken');
    const thing = { id: `t${++next}`, ref, size };
    things.set(thing.id, thing);
    return Response.json(thing, { status: 201 });
  });
  app.get('/things/:id', (c) => {
    const thing = things.get(c.req.param('id'));
    return thing ? Response.json(thing) : problem(404, 'none');
  });
  app.delete('/things/:id', (c) => {
    return things.delete(c.req.param('id')) ? new Response(null, { status: 204 }) : problem(404, 'none');
  });
  return { app, things };
}

async function checked(operation: string, flaws: Flaws, settings: Record<string, string> = {}) {
  const { app, things } = server(flaws);
  const all = { ASSAY_TOKEN: 'g00d-Token', ASSAY_DEPTH: 'default', ...settings };
  return onTarget(
    app,
    description,
    async (session) => {
      await testOperation(session, session.operation(operation));
      const result = said(session);
      return { says: told(result), findings: result.findings, things: [...things.values()] };
    },
    all,
  );
}

const failed = (says: Readonly<Record<string, string>>): string[] =>
  Object.entries(says).flatMap(([check, text]) => (text.startsWith('fail') ? [check] : []));

describe('a strict server', () => {
  it.each(['POST /things', 'GET /things', 'DELETE /things/{id}'])('is right in %s', async (operation) => {
    const { says } = await checked(operation, {});
    expect(failed(says)).toEqual([]);
    expect(says['auth-required']).toBe('pass');
    if (!operation.startsWith('DELETE'))
      expect([says['rejects-invalid'], says['accepts-valid']]).toEqual(['pass', 'pass']);
  });

  it('is not judged where it refuses everything', async () => {
    const { says } = await checked('GET /things', { refusesAll: true });
    expect(says['rejects-invalid']).toMatch(/^not-tested/);
    expect(says['auth-required']).toMatch(/^not-tested/);
    expect(says['accepts-valid']).toMatch(/^not-tested/);
  });

  it('is not judged for credentials that nobody gave', async () => {
    const { says } = await checked('GET /things', { open: 'missing' }, { ASSAY_TOKEN: '' });
    expect(says['auth-required']).toBe('not-tested: no credentials are configured');
  });
});

describe('a lenient server', () => {
  it('that takes any size is told so, whatever is unique, and nothing invalid is left', async () => {
    const { says, findings, things } = await checked('POST /things', { takesAnySize: true });
    expect(failed(says)).toEqual(['rejects-invalid']);
    const expected = findings.map((finding) => finding.expected).join('\n');
    expect(expected).toContain('size is 10, above its maximum 9');
    expect(expected).toContain('size is 0, below its minimum 1');
    expect(things.filter(({ size }) => !Number.isInteger(size) || size < 1 || size > 9)).toEqual([]);
    expect(things.length).toBeGreaterThan(0);
  });

  it.each(['missing', 'false'] as const)('that takes %s credentials is told so', async (open) => {
    for (const operation of ['GET /things', 'POST /things', 'DELETE /things/{id}']) {
      const { says } = await checked(operation, { open });
      expect(failed(says)).toEqual(['auth-required']);
      expect(says['auth-required']).toContain(open === 'missing' ? 'without credentials' : 'with false credentials');
    }
  });

  it('that allows less than it says is told so', async () => {
    const { says, findings } = await checked('GET /things', { narrowLimit: true });
    expect(failed(says)).toEqual(['accepts-valid']);
    expect(findings[0]?.expected).toContain('limit at its maximum 50');
  });
});
