import { sayWhereNothingApplies } from '../core/exercise/nothing-applies.ts';
import { assayTest } from '../core/exercise/playwright-test.ts';
import { openSession } from '../core/exercise/session.ts';
import { laws } from './laws/index.ts';
import { subjectsOf } from './subjects.ts';
import { testLaws } from './test-laws.ts';

const session = await openSession();

if (session.config.only.includes('properties')) {
  for (const subject of subjectsOf(session.facts)) {
    assayTest(session, `${subject.title} ${subject.operation.id}`, () => testLaws(session, subject));
  }
  assayTest(session, 'modules without such operations', async () => sayWhereNothingApplies(session, laws));
}
