import { describe, expect, it } from 'vitest';
import { cleanUpSession } from '../../core/exercise/clean-up-session.ts';
import { exerciseOperation } from '../../core/exercise/exercise-operation.ts';
import { describeThings } from './support/document.ts';
import { onTarget } from './support/target.ts';
import { stock, type Thing, thingsApi } from './support/things.ts';

const nothing = async (): Promise<void> => undefined;

describe('a create whose answer does not name what it made', () => {
  it('is found in the list by the token of the run and deleted; what others made stays', async () => {
    const kept = new Map<string, Thing>();
    const { app, things } = thingsApi({
      // Stored, and then the answer is lost: what a gateway does when it gives up.
      created: (thing, context) => {
        kept.set(thing.id, thing);
        things.set(thing.id, thing);
        return context.json({ title: 'gave up' }, 504);
      },
    });
    stock(things);
    const others = [...things.keys()];
    await onTarget(app, describeThings({ paging: 'none' }), async (session) => {
      await exerciseOperation(session, session.operation('POST /things'), nothing);
      expect(kept.size).toBeGreaterThan(0);
      expect(session.ledger.entries()).toEqual([]);
      expect(session.ledger.uncertain()).toEqual(['POST /things']);
      const { created, deleted, left } = await cleanUpSession(session);
      // Names of one letter have no room for the token: what cannot be told from others' things is left alone.
      const ours = [...kept.values()].filter((thing) => thing.name.includes(session.facts.runToken));
      expect(ours.length).toBeGreaterThan(2);
      expect({ created, deleted, left }).toEqual({ created: ours.length, deleted: ours.length, left: [] });
      expect(ours.filter((thing) => things.has(thing.id))).toEqual([]);
    });
    expect(others.filter((id) => !things.has(id))).toEqual([]);
  });

  it('is not looked for where every answer was clear', async () => {
    const { app, things } = thingsApi();
    stock(things);
    await onTarget(app, describeThings({ paging: 'none' }), async (session) => {
      await exerciseOperation(session, session.operation('POST /things'), nothing);
      expect(session.ledger.uncertain()).toEqual([]);
    });
  });
});
