import { describe, expect, it } from 'vitest';
import type { Shape } from '../exercise/support/document.ts';
import type { Habits, Thing } from '../exercise/support/things.ts';
import { ask, found } from './ask.ts';

const shape: Shape = { paging: 'none' };
const canned: Thing = { id: 's1', name: 'always the same', kind: 'low', price: 5 };

/** Reads see writes only after this long. */
const LAG_MS = 150;
function lagging(): Habits {
  const seen = new Map<string, { at: number; old: Thing | undefined }>();
  return {
    read(id, context, things) {
      const lag = seen.get(id);
      const now = things.get(id);
      if (!lag || Date.now() - lag.at > LAG_MS) return undefined;
      return now && lag.old ? context.json(lag.old) : context.json({ title: 'not yet' }, 404);
    },
    created(thing) {
      seen.set(thing.id, { at: Date.now(), old: undefined });
      return undefined;
    },
    updated(thing) {
      seen.set(thing.id, { at: Date.now(), old: { ...thing } });
      return undefined;
    },
  };
}

/** An update moves the item to another id; the old one is free. */
function renaming(): Habits {
  const moved = new Set<string>();
  return {
    created: (thing, context) => context.json(thing, 201, { location: `/things/${thing.id}` }),
    read: (id, context) => (moved.has(id) ? context.json({ title: 'moved' }, 404) : undefined),
    updated: (thing, sent, context) => {
      moved.add(thing.id);
      return context.json({ ...thing, ...sent, id: `${thing.id}-renamed` });
    },
  };
}

describe('life cycles that are right, in many habits', () => {
  const habits: [string, Habits][] = [
    ['what most do', {}],
    [
      'a soft delete that the item tells of',
      {
        deleted: (thing, _, context) => {
          Object.assign(thing, { deleted_at: new Date().toISOString() });
          return context.body(null, 204);
        },
      },
    ],
    [
      'deleted and unknown things answered 200 with an error body',
      { read: (id, context, things) => (things.has(id) ? undefined : context.json({ error: 'not found' })) },
    ],
    ['deletes that come later', { deleted: (_, __, context) => context.json({ state: 'queued' }, 202) }],
    ['creates that come later', { created: (_, context) => context.json({ state: 'queued' }, 202) }],
    [
      'a PUT that merges and answers nothing',
      {
        updated: (thing, sent, context) => {
          Object.assign(thing, sent);
          return context.body(null, 204);
        },
      },
    ],
    [
      'names stored in lower case, without blanks around',
      {
        updated: (thing, sent, context) => {
          Object.assign(thing, sent);
          thing.name = thing.name.trim().toLowerCase();
          return context.json(thing);
        },
      },
    ],
    [
      'weak tags that stay for changes that do not matter',
      {
        read: (id, context, things) => {
          const found = things.get(id);
          if (!found) return undefined;
          const tag = `W/"${found.kind}"`;
          if (context.req.header('if-none-match') === tag) return context.body(null, 304);
          return context.json(found, 200, { etag: tag });
        },
      },
    ],
    ['an update that gives the item another id', renaming()],
    ['a stub that answers every id alike', { read: (id, context) => context.json({ ...canned, id }) }],
    ['a stub that answers every id with one example', { read: (_, context) => context.json(canned) }],
  ];

  it.each(habits)('%s: nothing is found', async (_, habit) => {
    expect(await found('lifecycle', habit, shape)).toEqual({});
  });

  it('a stub is called one', async () => {
    const said = await ask('lifecycle', { read: (id, context) => context.json({ ...canned, id }) }, shape);
    expect(said['delete-effective']).toContain('may be a stub');
    expect(said['update-effective']).toContain('may be a stub');
  });
});

describe('life cycles that are broken', () => {
  it('reads that lag behind writes are told as what they are', async () => {
    const said = await found('lifecycle', lagging(), shape);
    expect(said['created-readable']).toContain('a while later it is there');
    expect(said['update-effective']).toContain('as sent a while later');
  });

  it.each<[string, Habits, string]>([
    ['created, and never there', { read: (_, context) => context.json({ title: 'no' }, 404) }, 'created-readable'],
    ['deleted, and still there', { deleted: (_, __, context) => context.body(null, 204) }, 'delete-effective'],
    ['updated, and as before', { updated: (thing, _, context) => context.json(thing) }, 'update-effective'],
    [
      'a tag without quotes',
      {
        read: (id, context, things) => (things.has(id) ? context.json(things.get(id), 200, { etag: 'v1' }) : undefined),
      },
      'etag-revalidation',
    ],
  ])('%s', async (_, habits, law) => {
    expect(Object.keys(await found('lifecycle', habits, shape))).toEqual([law]);
  });
});
