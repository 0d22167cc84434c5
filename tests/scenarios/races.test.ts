import { describe, expect, it } from 'vitest';
import type { Operation } from '../../core/operations/types.ts';
import { races } from '../../scenarios/races/index.ts';
import { runRace } from '../../scenarios/run-race.ts';
import { describeThings } from '../exercise/support/document.ts';
import { onTarget } from '../exercise/support/target.ts';
import { type Habits, thingsApi } from '../exercise/support/things.ts';

/** What one race says about one operation of an API with these habits. */
async function raced(id: string, operationId: string, habits: Habits): Promise<string> {
  const race = races.find((one) => one.id === id);
  if (!race) throw new Error(`no race ${id}`);
  return onTarget(thingsApi(habits).app, describeThings({ paging: 'none' }), async (session) => {
    const operation: Operation = session.operation(operationId);
    const verdict = await runRace(session, race, operation);
    return verdict.outcome;
  });
}

/** A name can be given once. */
const unique = (): Habits => {
  const names = new Set<string>();
  return {
    created: (thing, context) => {
      if (names.has(thing.name)) return context.json({ title: 'taken' }, 400);
      names.add(thing.name);
      return undefined;
    },
  };
};

describe('equal creates at the same time', () => {
  it('are all right where nothing has to be unique, and where the name has', async () => {
    expect(await raced('unique-race', 'POST /things', {})).toBe('not-applicable');
    expect(await raced('unique-race', 'POST /things', unique())).toBe('pass');
  });

  it('are no fault where a quota refuses them', async () => {
    let made = 0;
    const quota: Habits = {
      created: (_, context) => (++made > 2 ? context.json({ title: 'quota reached' }, 400) : undefined),
    };
    expect(await raced('unique-race', 'POST /things', quota)).not.toBe('fail');
  });
});

describe('patches of different fields at the same time', () => {
  it('are all right on a stub and where each is kept', async () => {
    const canned = { id: 's1', name: 'same', kind: 'low', price: 1 };
    expect(
      await raced('lost-update-plain', 'PATCH /things/{id}', { read: (_, context) => context.json(canned) }),
    ).not.toBe('fail');
    expect(await raced('lost-update-plain', 'PATCH /things/{id}', {})).toBe('pass');
  });
});
