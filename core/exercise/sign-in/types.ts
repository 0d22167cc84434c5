import type { OAuth2Credentials } from '../../config/access-types.ts';
import type { RequestValues } from '../../generate/types.ts';
import type { Operation, SecurityScheme } from '../../operations/types.ts';
import type { JsonObject } from '../../spec/types.ts';

/** What is known of the target when it is decided how to sign in. */
export interface SignInFacts {
  readonly operations: readonly Operation[];
  readonly schemes: readonly SecurityScheme[];
  readonly document: JsonObject;
  readonly baseUrl: string;
}

interface Way {
  /** For people, without secrets: 'OAuth 2 client credentials at https://…'. */
  readonly words: string;
  /** What was found in the description rather than said. */
  readonly inferred?: string;
}

/** The credentials as configured; nothing has to be obtained. */
export interface GivenWay extends Way {
  readonly kind: 'given';
}

export interface OAuth2Way extends Way {
  readonly kind: 'oauth2';
  readonly grant: 'client_credentials' | 'password';
  /** Absolute; absent when the discovery document says it. */
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly discoveryUrl?: string;
  readonly settings: OAuth2Credentials;
}

export interface LoginWay extends Way {
  readonly kind: 'login';
  readonly operation: Operation;
  readonly values: RequestValues;
  readonly headers: Readonly<Record<string, string>>;
  /** As in the configuration; the usual places are tried when absent. */
  readonly token?: string;
  readonly expiresInMs?: number;
}

export interface CommandWay extends Way {
  readonly kind: 'command';
  readonly run: readonly string[];
  readonly timeoutMs: number;
  readonly expiresInMs?: number;
}

export type SignInWay = GivenWay | OAuth2Way | LoginWay | CommandWay;

/** What signing in gave. Plain data: it travels between processes, never to a file. */
export interface Obtained {
  readonly token?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly refreshToken?: string;
  /** Epoch milliseconds of our clock; absent when nothing says it. */
  readonly expiresAt?: number;
  /** Epoch milliseconds; tells one sign-in from the next. */
  readonly obtainedAt: number;
}

/** What is asked of credentials. */
export interface Wanted {
  /** Milliseconds they should still hold. */
  readonly freshForMs?: number;
  /** They were refused although they came at this time (`Obtained.obtainedAt`): newer ones are wanted. */
  readonly newerThan?: number;
}

/** Gives the credentials that have to be obtained. Throws SIGN_IN_FAILED. */
export interface SignInSource {
  obtain(identity: string, wanted?: Wanted): Promise<Obtained>;
  close?(): Promise<void>;
}

/** A secret-free label of an identity. */
export interface IdentityLabel {
  readonly name: string;
  readonly role?: string;
  readonly tenant?: string;
}
