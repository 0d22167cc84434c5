import { AssayError } from '../../errors/assay-error.ts';

export interface SignInFailure {
  readonly where: string;
  readonly observed: string;
  readonly expected: string;
  readonly reasons: readonly string[];
  readonly next?: string;
}

const NEXT = 'check the credentials (docs/credentials.md); assay plan says how each identity signs in';

/** SIGN_IN_FAILED. The texts have to be free of secrets. */
export function signInError(identity: string, failure: SignInFailure, cause?: unknown): AssayError {
  const who = identity === 'default' ? 'Signing in failed' : `Signing in as '${identity}' failed`;
  return new AssayError(
    'SIGN_IN_FAILED',
    { what: `${who}, so nothing can be said of the target.`, next: NEXT, ...failure },
    cause === undefined ? undefined : { cause },
  );
}

/** CONFIG_INVALID: the description and the configuration do not say how to sign in. */
export function unclear(identity: string, observed: string, expected: string, reasons: readonly string[]): AssayError {
  return new AssayError('CONFIG_INVALID', {
    what: `How to sign in as '${identity}' is not clear.`,
    where: identity === 'default' ? 'credentials' : `identities.${identity}`,
    observed,
    expected,
    reasons,
    next: 'see docs/credentials.md',
  });
}
