import { assayTest } from './playwright-test.ts';
import { openSession } from './session.ts';
import { startOfRun } from './start-of-run.ts';

const session = await openSession();

assayTest(session, 'the run, its target and what was inferred', () => startOfRun(session));
