import { rememberSecrets, secretsOf } from '../../config/secrets.ts';
import type { ResolvedConfig } from '../../config/types.ts';
import type { PreparedRun } from '../prepare.ts';
import { openIdentities, openSource, type SignedIn } from './index.ts';
import { factsOf } from './sign-in-for-run.ts';

/**
 * Signs in with all identities and leaves those out of the configuration that cannot, so that nobody plans with them.
 * Their secrets stay known. Throws SIGN_IN_FAILED for the default identity.
 */
export async function usableIdentities(
  config: ResolvedConfig,
  run: PreparedRun,
): Promise<{ readonly config: ResolvedConfig; readonly signedIn: SignedIn }> {
  const facts = factsOf(run);
  const source = openSource(config, facts);
  const access = openIdentities({ config, facts, signedIn: { source }, onProblem: () => undefined });
  await access.signInAll();
  const { unusable } = access;
  if (unusable.size === 0) return { config, signedIn: { source } };
  rememberSecrets(secretsOf(config));
  const usable = Object.entries(config.identities).filter(([name]) => !unusable.has(name));
  return { config: { ...config, identities: Object.fromEntries(usable) }, signedIn: { source, unusable } };
}
