import { describe, expect, it } from 'vitest';
import type { Shape } from '../exercise/support/document.ts';
import type { Habits, Thing } from '../exercise/support/things.ts';
import { ask, found } from './ask.ts';

const shape: Shape = { paging: 'none' };
const LAG_MS = 150;

/** The list is a copy that learns of writes a while later. */
function lateList(): Habits {
  let copy: { at: number; things: readonly Thing[] } | undefined;
  return {
    shows(things) {
      if (!copy || Date.now() - copy.at > LAG_MS) copy = { at: Date.now(), things: structuredClone(things) as Thing[] };
      return copy.things;
    },
  };
}

/** Tags by content, and 304. */
const tagging: Habits = {
  read(id, context, things) {
    const thing = things.get(id);
    if (!thing) return undefined;
    const tag = `"${Buffer.from(JSON.stringify(thing)).toString('base64url')}"`;
    const held = context.req.header('if-none-match') ?? '';
    const matches = held === '*' || held.replaceAll('W/', '').includes(tag);
    return matches ? context.body(null, 304, { etag: tag }) : context.json(thing, 200, { etag: tag });
  },
};

describe('writes and readings that are right', () => {
  it.each<[string, Habits]>([
    ['what most do', {}],
    ['tags by content', tagging],
    ['a soft delete', { deleted: (thing, _, context) => context.json(Object.assign(thing, { deleted_at: 'now' })) }],
    ['newest last, drafts hidden', { shows: (things) => things.filter(({ kind }) => kind !== 'low') }],
    ['counted readings', { read: (id, context, things) => counted(things.get(id), context.json.bind(context)) }],
  ])(
    '%s: nothing is found',
    async (_, habits) => {
      expect(await found('visibility', habits, shape)).toEqual({});
      expect(
        Object.keys(await found('reading', habits, shape)).filter((law) => law !== 'lost-update-protection'),
      ).toEqual([]);
    },
    20_000,
  );
});

function counted(thing: Thing | undefined, json: (thing: Thing) => Response): Response | undefined {
  if (!thing) return undefined;
  thing.view_count = Number(thing.view_count ?? 0) + 1;
  return json(thing);
}

describe('writes and readings that are broken', () => {
  it('a list that is behind is told as what it is', async () => {
    const said = await found('visibility', lateList(), shape);
    expect(Object.keys(said).toSorted()).toEqual(['list-drops-delete', 'list-shows-create', 'list-shows-update']);
  });

  it('a reading that lowers the price is found', async () => {
    const selling: Habits = {
      read(id, context, things) {
        const thing = things.get(id);
        if (!thing) return undefined;
        thing.price -= 1;
        return context.json(thing);
      },
    };
    expect(Object.keys(await found('reading', selling, shape))).toContain('safe-methods-safe');
  });

  it('what has neither tag nor version is noted', async () => {
    expect(await ask('reading', {}, shape)).toMatchObject({
      'lost-update-protection': expect.stringContaining('fail'),
    });
  });
});
