import { resolveConfig } from '../config/resolve-config.ts';
import { AssayError, formatError } from '../errors/assay-error.ts';
import { prepareRun } from './prepare.ts';
import { signInForRun } from './sign-in/sign-in-for-run.ts';

/** Playwright prints the stack: the five parts stand alone in it. */
function told(error: AssayError): Error {
  const plain = new Error(formatError(error));
  plain.stack = plain.message;
  return plain;
}

/** For `npx playwright test` without the command line: prepares the run that all workers share. */
export default async function globalSetup(): Promise<void> {
  if (process.env.ASSAY_RUN_DIR) return;
  try {
    const config = await resolveConfig({ env: process.env, cwd: process.cwd() });
    // Set at once: where preparing fails, the reporter writes down why in the same folder.
    const run = await prepareRun(config, (runDir) => {
      process.env.ASSAY_RUN_DIR = runDir;
    });
    const signedIn = await signInForRun(config, run);
    Object.assign(process.env, signedIn.env);
    process.env.ASSAY_SEED = String(config.seed);
  } catch (error) {
    if (error instanceof AssayError) throw told(error);
    throw error;
  }
}
