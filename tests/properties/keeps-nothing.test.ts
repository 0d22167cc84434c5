import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { keepsNothing } from '../../properties/replay/keeps-nothing.ts';
import { keyedRequests } from '../../properties/replay/keyed-request.ts';
import { describeThings } from '../exercise/support/document.ts';
import { onTarget } from '../exercise/support/target.ts';

const KNOWN = new Set(['t1']);

/** Why ids show no effects on a service whose GET /things/{id} answers this for an id. */
async function doubt(status: (id: string) => 200 | 404 | 422): Promise<string | undefined> {
  const app = new Hono();
  app.get('/things/:id', (context) => {
    const id = context.req.param('id');
    return context.json({ id, name: 'a', kind: 'b', price: 1 }, status(id));
  });
  return onTarget(app, describeThings({ paging: 'page' }), async (session) => {
    const operation = session.facts.byId.get('POST /things');
    const requests = operation && (await keyedRequests(session, operation));
    const [request] = Array.isArray(requests) ? requests : [];
    if (!request) throw new Error('nothing can be created');
    return keepsNothing(session, request, 't1');
  });
}

it('a service that knows what was made and nothing else keeps it', async () => {
  expect(await doubt((id) => (KNOWN.has(id) ? 200 : 404))).toBeUndefined();
});

it('a stub answers any id, and another one none: no law on effects may speak', async () => {
  expect(await doubt(() => 200)).toMatch(/stub without memory/);
  expect(await doubt(() => 422)).toMatch(/cannot be read/);
});
