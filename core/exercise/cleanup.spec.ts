import { cleanUpSession } from './clean-up-session.ts';
import { assayTest } from './playwright-test.ts';
import { openSession } from './session.ts';

const session = await openSession();

assayTest(session, 'everything created is deleted', async () => {
  session.journal.say({ type: 'cleanup', cleanup: await cleanUpSession(session) });
});
