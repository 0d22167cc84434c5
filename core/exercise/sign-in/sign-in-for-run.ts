import type { ResolvedConfig } from '../../config/types.ts';
import { operationsOf } from '../../operations/operations-of.ts';
import type { PreparedRun } from '../prepare.ts';
import { openIdentities, waysOf } from './index.ts';
import { LocalSignIns } from './local-sign-ins.ts';
import { SHARED_VARIABLE, shareSignIns } from './share.ts';
import type { SignInFacts, SignInSource } from './types.ts';

/** What the process that starts a run keeps of its sign-ins. */
export interface RunSignIns {
  readonly source: SignInSource;
  /** Variables for the processes of the run; they hold no credentials. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** What is known of a prepared run's target when it is decided how to sign in. */
export function factsOf(run: PreparedRun): SignInFacts {
  const { operations, schemes } = operationsOf(run.description);
  return { operations, schemes, document: run.description.document, baseUrl: run.baseUrl };
}

/**
 * Signs in once for a whole run and lets its processes ask for what came of it. Throws SIGN_IN_FAILED when the default
 * identity cannot sign in, CONFIG_INVALID when it is not clear how.
 */
export async function signInForRun(config: ResolvedConfig, run: PreparedRun): Promise<RunSignIns> {
  const facts = factsOf(run);
  const source = new LocalSignIns(config, facts);
  const isNeeded = [...waysOf(config, facts).values()].some(({ kind }) => kind !== 'given');
  if (!isNeeded) return { source, env: {}, close: async () => undefined };
  await openIdentities({ config, facts, signedIn: { source }, onProblem: () => undefined }).signInAll();
  const share = await shareSignIns(source);
  return { source, env: { [SHARED_VARIABLE]: share.address }, close: () => share.close() };
}
