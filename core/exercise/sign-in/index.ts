import type { ResolvedConfig } from '../../config/types.ts';
import type { AssayError } from '../../errors/assay-error.ts';
import { Identities } from './identities.ts';
import { LocalSignIns } from './local-sign-ins.ts';
import { planSignIn } from './plan-sign-in.ts';
import { SHARED_VARIABLE } from './share.ts';
import { SharedSignIns } from './shared-sign-ins.ts';
import type { SignInFacts, SignInSource, SignInWay } from './types.ts';

export { Identities, type RequestCredentials } from './identities.ts';

/** Sign-ins that go on in another place. */
export interface SignedIn {
  /** Where credentials come from; else the process of this run that signs in, else this one. */
  readonly source: SignInSource;
  /** Who could not sign in. */
  readonly unusable?: ReadonlyMap<string, AssayError>;
}

export interface OpenOptions {
  readonly config: ResolvedConfig;
  readonly facts: SignInFacts;
  readonly signedIn?: SignedIn;
  readonly onProblem: (error: AssayError) => void;
}

/** How each identity signs in. Throws CONFIG_INVALID. */
export function waysOf(config: ResolvedConfig, facts: SignInFacts): ReadonlyMap<string, SignInWay> {
  const named = Object.entries(config.identities).sort(([a], [b]) => Number(b === 'default') - Number(a === 'default'));
  return new Map(named.map(([name, own]) => [name, planSignIn(name, own, facts)]));
}

/** The identities of a run; sends nothing yet. Throws CONFIG_INVALID. */
export function openIdentities({ config, facts, signedIn, onProblem }: OpenOptions): Identities {
  return new Identities({
    configured: config.identities,
    schemes: facts.schemes,
    ways: waysOf(config, facts),
    source: signedIn?.source ?? openSource(config, facts),
    ...(signedIn?.unusable === undefined ? {} : { unusable: signedIn.unusable }),
    onProblem,
  });
}

/** The process of this run that signs in, else this one. */
export function openSource(config: ResolvedConfig, facts: SignInFacts): SignInSource {
  const address = process.env[SHARED_VARIABLE];
  return address ? new SharedSignIns(address) : new LocalSignIns(config, facts);
}
