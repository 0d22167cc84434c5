/** An OAuth 2 token endpoint and what to show it (RFC 6749, sections 4.3 and 4.4; OpenID Connect Discovery 1.0). */
export interface OAuth2Credentials {
  /** 'password' when a user name is given, else 'client_credentials'. */
  readonly grant?: 'client_credentials' | 'password';
  /** Absolute, or relative to the target; else the `tokenUrl` of the description, else by discovery. */
  readonly tokenUrl?: string;
  /** Its `/.well-known/openid-configuration` names the token endpoint. */
  readonly issuer?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** How the client shows itself; 'basic' (client_secret_basic) when absent, 'post' (client_secret_post) is in the body. */
  readonly clientAuth?: 'basic' | 'post';
  readonly username?: string;
  readonly password?: string;
  readonly scopes?: readonly string[];
  readonly audience?: string;
  /** Used first where given. */
  readonly refreshToken?: string;
  /** Security scheme of the description whose flow is meant, where it has several. */
  readonly scheme?: string;
}

/** An operation of the description that signs in. */
export interface LoginCredentials {
  /** operationId or 'METHOD /path'; looked for by name and body when absent. */
  readonly operation?: string;
  /** The whole body; made of user name and password when absent. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly username?: string;
  readonly password?: string;
  /** Where the answer has the token: '/data/token' (JSON Pointer), 'header:X-Auth-Token', 'cookies'. */
  readonly token?: string;
  /** How long it holds where the answer does not say: '15m' or milliseconds. */
  readonly expiresIn?: string | number;
}

/** A program whose standard output is the token. Started without a shell. */
export interface CommandCredentials {
  readonly run: readonly string[];
  /** Default 30 s. */
  readonly timeoutMs?: number;
  /** How long its token holds where the token does not say: '15m' or milliseconds. */
  readonly expiresIn?: string | number;
}

/** One set of credentials. Values may be written as '$NAME' to be taken from the environment. */
export interface Credentials {
  readonly token?: string;
  readonly basic?: { readonly username: string; readonly password: string };
  /** apiKey schemes: value by scheme name. */
  readonly apiKeys?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  /** User name and password alone: how to sign in with them is looked for in the description. */
  readonly username?: string;
  readonly password?: string;
  readonly oauth2?: OAuth2Credentials;
  readonly login?: LoginCredentials;
  /** Program and arguments, or with time limit. */
  readonly command?: readonly string[] | CommandCredentials;
}

/** Credentials with what they stand for. */
export interface Identity extends Credentials {
  /** Name of a role in `capabilities`. */
  readonly role?: string;
  /** Identities of different tenants must not see each other's data. */
  readonly tenant?: string;
}

/** A status as in a description: 201, '201' or '2XX'. */
export type StatusText = number | string;

/** Statuses expected of an operation. What is left out is judged as without it. */
export interface StatusExpectation {
  /** Of valid requests. */
  readonly accepts?: readonly StatusText[];
  /** Of invalid requests. */
  readonly refuses?: readonly StatusText[];
  /** Without credentials, or with false ones. */
  readonly unauthorised?: readonly StatusText[];
  /** With good credentials that do not allow it. */
  readonly forbidden?: readonly StatusText[];
  /** For what does not exist. */
  readonly missing?: readonly StatusText[];
  /** Further ones that count as documented. */
  readonly documented?: readonly StatusText[];
}

export type Strictness = 'strict' | 'default' | 'lenient';
