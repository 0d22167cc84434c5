import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { cleanUpSession } from '../../core/exercise/clean-up-session.ts';
import { exerciseOperation } from '../../core/exercise/exercise-operation.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { describeThings } from './support/document.ts';
import { onTarget } from './support/target.ts';
import { stock, type Thing, thingsApi } from './support/things.ts';

const json = (schema: JsonObject): JsonObject => ({ description: 'ok', content: { 'application/json': { schema } } });
const path = (name: string, schema: JsonObject): JsonObject => ({ name, in: 'path', required: true, schema });
const body = (properties: JsonObject): JsonObject => ({
  required: true,
  content: { 'application/json': { schema: { type: 'object', required: Object.keys(properties), properties } } },
});
const document = (paths: JsonObject): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'small', version: '1' },
  paths,
});
const name = { type: 'string', minLength: 1, maxLength: 60 };
const nothing = async (): Promise<void> => undefined;

describe('reaching operations', () => {
  it('uses ids that are numbers, also for parameters that want one', async () => {
    const kept = new Map<number, JsonObject>();
    const app = new Hono();
    app.post('/notes', async (context) => {
      const note = { ...(await context.req.json<JsonObject>()), id: kept.size + 1 };
      kept.set(note.id, note);
      return context.json(note, 201);
    });
    app.get('/notes/:id', (context) => {
      const note = kept.get(Number(context.req.param('id')));
      return note ? context.json(note) : context.json({}, 404);
    });
    const note = { type: 'object', properties: { id: { type: 'number' }, title: name } };
    const description = document({
      '/notes': { post: { requestBody: body({ title: name }), responses: { 201: json(note) } } },
      '/notes/{id}': { get: { parameters: [path('id', { type: 'number' })], responses: { 200: json(note) } } },
    });
    await onTarget(app, description, async (session) => {
      const statuses: number[] = [];
      await exerciseOperation(session, session.operation('GET /notes/{id}'), async ({ response }) => {
        statuses.push(response?.status ?? 0);
      });
      expect(statuses.length).toBeGreaterThan(0);
      expect(new Set(statuses)).toEqual(new Set([200]));
    });
  });

  it('finds what another resource creates, and deletes only what is certainly the same', async () => {
    const owned = new Map<string, JsonObject>();
    const others = new Map<string, JsonObject>([['p1', { id: 'p1', name: 'somebody’s' }]]);
    const make = (mine: boolean): Hono => {
      const app = new Hono();
      let last = 0;
      owned.clear();
      app.post('/owners', async (context) =>
        context.json({ ...(await context.req.json<JsonObject>()), id: 'o1' }, 201),
      );
      app.post('/owners/:owner/pets', async (context) => {
        const pet = { ...(await context.req.json<JsonObject>()), id: `p${++last}` };
        owned.set(pet.id, pet);
        return context.json(pet, 201);
      });
      const flat = mine ? owned : others;
      app.get('/pets/:id', (context) => {
        const pet = flat.get(context.req.param('id'));
        return pet ? context.json(pet) : context.json({}, 404);
      });
      app.delete('/pets/:id', (context) => {
        const gone = flat.delete(context.req.param('id'));
        return context.body(null, gone ? 204 : 404);
      });
      return app;
    };
    const pet = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, name } };
    const owner = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, name } };
    const description = document({
      '/owners': { post: { requestBody: body({ name }), responses: { 201: json(owner) } } },
      '/owners/{ownerId}': {
        get: { parameters: [path('ownerId', { type: 'string' })], responses: { 200: json(owner) } },
      },
      '/owners/{ownerId}/pets': {
        post: {
          parameters: [path('ownerId', { type: 'string' })],
          requestBody: body({ name }),
          responses: { 201: json(pet) },
        },
      },
      '/pets/{petId}': {
        parameters: [path('petId', { type: 'string' })],
        get: { responses: { 200: json(pet), 404: { description: 'none' } } },
        delete: { responses: { 204: { description: 'gone' }, 404: { description: 'none' } } },
      },
    });
    await onTarget(make(true), description, async (session) => {
      await exerciseOperation(session, session.operation('POST /owners/{ownerId}/pets'), nothing);
      await exerciseOperation(session, session.operation('DELETE /pets/{petId}'), nothing);
      expect(session.coverage.succeeded('DELETE /pets/{petId}')).toBe(true);
      const { left } = await cleanUpSession(session);
      // What carries no name of this run is left rather than deleted on a guess, and told.
      const token = session.facts.runToken;
      expect([...owned.values()].filter((one) => String(one.name).includes(token))).toEqual([]);
      expect(left).toHaveLength(owned.size);
    });
    await onTarget(make(false), description, async (session) => {
      await exerciseOperation(session, session.operation('POST /owners/{ownerId}/pets'), nothing);
      await exerciseOperation(session, session.operation('DELETE /pets/{petId}'), nothing);
      await cleanUpSession(session);
      expect([...others.keys()]).toEqual(['p1']);
    });
  });

  it('says what is missing in words that fit', async () => {
    const { app } = thingsApi({ created: (_, context) => context.body(null, 401) });
    await onTarget(app, describeThings({ paging: 'none' }), async (session) => {
      await exerciseOperation(session, session.operation('DELETE /things/{id}'), nothing);
      expect(session.coverage.reasonFor('DELETE /things/{id}')).toContain('401 (no valid credentials were given)');
    });
  });
});

describe('what is ours', () => {
  it('is not what a create gives back although it was there before', async () => {
    const { app, things } = thingsApi();
    stock(things, 1);
    const upsert = new Hono();
    upsert.post('/things', (context) => context.json(things.get('s1'), 200));
    upsert.route('/', app);
    await onTarget(upsert, describeThings({ paging: 'none' }), async (session) => {
      await exerciseOperation(session, session.operation('GET /things'), nothing);
      await exerciseOperation(session, session.operation('POST /things'), nothing);
      await exerciseOperation(session, session.operation('DELETE /things/{id}'), nothing);
      await cleanUpSession(session);
      expect([...things.keys()]).toEqual(['s1']);
    });
  });

  it('is told from what had the same id before', async () => {
    const { app, things } = thingsApi();
    const reusing = new Hono();
    reusing.post('/things', async (context) => {
      const id = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'].find((one) => !things.has(one)) ?? 't9';
      const made = { ...(await context.req.json<Thing>()), id };
      things.set(id, made);
      return context.json(made, 201);
    });
    reusing.route('/', app);
    await onTarget(reusing, describeThings({ paging: 'none' }), async (session) => {
      await exerciseOperation(session, session.operation('DELETE /things/{id}'), nothing);
      await exerciseOperation(session, session.operation('POST /things'), nothing);
      expect(things.size).toBeGreaterThan(0);
      const { left } = await cleanUpSession(session);
      expect(left).toEqual([]);
      expect([...things.keys()]).toEqual([]);
    });
  });

  it('is followed where an update renames it', async () => {
    const files = new Map<string, JsonObject>();
    const app = new Hono();
    app.put('/files/:name', async (context) => {
      const file = { ...(await context.req.json<JsonObject>()), name: context.req.param('name') };
      files.set(file.name, file);
      return context.json(file, 201);
    });
    app.get('/files/:name', (context) => {
      const file = files.get(context.req.param('name'));
      return file ? context.json(file) : context.json({}, 404);
    });
    app.patch('/files/:name', async (context) => {
      const file = files.get(context.req.param('name'));
      if (!file) return context.json({}, 404);
      files.delete(String(file.name));
      const renamed = { ...file, ...(await context.req.json<JsonObject>()) };
      files.set(String(renamed.name), renamed);
      return context.json(renamed);
    });
    app.delete('/files/:name', (context) => context.body(null, files.delete(context.req.param('name')) ? 204 : 404));
    const file = { type: 'object', required: ['name'], properties: { name, text: name } };
    const none = { description: 'none' };
    const description = document({
      '/files/{name}': {
        parameters: [path('name', name)],
        get: { responses: { 200: json(file), 404: none } },
        put: { requestBody: body({ text: name }), responses: { 201: json(file) } },
        patch: { requestBody: body({ name }), responses: { 200: json(file), 404: none } },
        delete: { responses: { 204: none, 404: none } },
      },
    });
    await onTarget(app, description, async (session) => {
      await exerciseOperation(session, session.operation('PUT /files/{name}'), nothing);
      const token = session.facts.runToken;
      expect([...files.keys()].every((key) => key.includes(token))).toBe(true);
      await exerciseOperation(session, session.operation('PATCH /files/{name}'), nothing);
      const result = await cleanUpSession(session);
      expect(result.left).toEqual([]);
      expect([...files.keys()]).toEqual([]);
    });
  });
});
