import { type Context, Hono } from 'hono';
import type { JsonObject } from '../../../core/spec/types.ts';

export interface Thing extends JsonObject {
  id: string;
  name: string;
  kind: string;
  price: number;
}

/** How this one API behaves; everything left out is what most do. */
export interface Habits {
  /** Which things a list shows, in their order. */
  readonly shows?: (things: readonly Thing[], context: Context) => readonly Thing[];
  /** One page of them and how it is answered. */
  readonly page?: (things: readonly Thing[], context: Context) => Response | Promise<Response>;
  readonly created?: (thing: Thing, context: Context) => Response | undefined;
  readonly read?: (id: string, context: Context, things: Map<string, Thing>) => Response | undefined;
  readonly updated?: (thing: Thing, sent: JsonObject, context: Context) => Response | undefined;
  readonly deleted?: (thing: Thing, things: Map<string, Thing>, context: Context) => Response | undefined;
}

/** A real small API in memory: /things and /things/{id}. */
export function thingsApi(habits: Habits = {}): { app: Hono; things: Map<string, Thing> } {
  const things = new Map<string, Thing>();
  let last = 0;
  const app = new Hono();
  app.get('/things', (context) => {
    const shown = habits.shows?.([...things.values()], context) ?? [...things.values()];
    return habits.page?.(shown, context) ?? context.json(shown);
  });
  app.post('/things', async (context) => {
    const sent = await context.req.json<Thing>();
    const made = { ...sent, id: `t${String(++last).padStart(4, '0')}` };
    const answer = habits.created?.(made, context);
    if (answer && answer.status >= 400) return answer;
    things.set(made.id, made);
    return answer ?? context.json(made, 201);
  });
  app.get('/things/:id', (context) => {
    const id = context.req.param('id');
    const answer = habits.read?.(id, context, things);
    if (answer) return answer;
    const found = things.get(id);
    return found ? context.json(found) : context.json({ title: 'no such thing' }, 404);
  });
  app.on(['PUT', 'PATCH'], '/things/:id', async (context) => {
    const found = things.get(context.req.param('id'));
    if (!found) return context.json({ title: 'no such thing' }, 404);
    const sent = await context.req.json<JsonObject>();
    const answer = habits.updated?.(found, sent, context);
    if (answer) return answer;
    Object.assign(found, sent, { id: found.id });
    return context.json(found);
  });
  app.delete('/things/:id', (context) => {
    const found = things.get(context.req.param('id'));
    if (!found) return context.json({ title: 'no such thing' }, 404);
    const answer = habits.deleted?.(found, things, context);
    if (answer) return answer;
    things.delete(found.id);
    return context.body(null, 204);
  });
  return { app, things };
}

/** Nine things whose names, kinds and prices are in no order. */
export function stock(things: Map<string, Thing>, count = 9): void {
  const kinds = ['medium', 'low', 'high'];
  for (let index = 1; index <= count; index++) {
    const id = `s${index}`;
    things.set(id, {
      id,
      name: `thing ${(index * 7) % 10}`,
      kind: kinds[index % 3] ?? 'low',
      price: ((index * 37) % 90) + 1,
    });
  }
}
