import { assayTest } from '../core/exercise/playwright-test.ts';
import { openSession } from '../core/exercise/session.ts';
import { testLoad } from './test-load.ts';

const session = await openSession();

if (session.config.only.includes('load')) {
  assayTest(session, `profile ${session.config.profile}`, () => testLoad(session));
}
