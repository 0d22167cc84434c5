import { sayWhereNothingApplies } from '../core/exercise/nothing-applies.ts';
import { assayTest } from '../core/exercise/playwright-test.ts';
import { openSession } from '../core/exercise/session.ts';
import { entryFor } from '../core/plan/plan.ts';
import { races } from './races/index.ts';
import { runRace } from './run-race.ts';

const session = await openSession();
const { facts, journal } = session;

if (session.config.only.includes('scenarios')) {
  for (const race of races) {
    for (const operation of facts.operations.filter((one) => race.considers(one, facts))) {
      assayTest(session, `${race.id} ${operation.id}`, async () => {
        const entry = entryFor(race, operation, facts);
        if (!entry.runs) journal.planned(race, entry);
        else journal.judge(race, operation, await runRace(session, race, operation));
      });
    }
  }
  assayTest(session, 'modules without such operations', async () => sayWhereNothingApplies(session, races));
}
