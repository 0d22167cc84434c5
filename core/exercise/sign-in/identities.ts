import type { Identity } from '../../config/access-types.ts';
import { AssayError } from '../../errors/assay-error.ts';
import type { SecurityScheme } from '../../operations/types.ts';
import { credentialHeaders } from '../credentials.ts';
import { isEnding } from './local-sign-ins.ts';
import type { IdentityLabel, Obtained, SignInSource, SignInWay } from './types.ts';

/** Where credentials go in a request. */
export interface RequestCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface IdentitiesParts {
  readonly configured: Readonly<Record<string, Identity>>;
  readonly schemes: readonly SecurityScheme[];
  readonly ways: ReadonlyMap<string, SignInWay>;
  readonly source: SignInSource;
  /** Who could not sign in before; not tried again. */
  readonly unusable?: ReadonlyMap<string, AssayError>;
  /** Told once when credentials could not be renewed. */
  readonly onProblem: (error: AssayError) => void;
}

/** The identities of a session: who there is, and the credentials each has at this moment. */
export class Identities {
  readonly #parts: IdentitiesParts;
  readonly #obtained = new Map<string, Obtained>();
  readonly #ready = new Map<string, RequestCredentials>();
  readonly #unusable: Map<string, AssayError>;
  readonly #told = new Set<string>();

  constructor(parts: IdentitiesParts) {
    this.#parts = parts;
    this.#unusable = new Map(parts.unusable);
  }

  /** Everyone who can be used, 'default' first; 'anonymous' is always there and not listed. */
  get list(): readonly IdentityLabel[] {
    return Object.entries(this.#parts.configured)
      .filter(([name]) => !this.#unusable.has(name))
      .sort(([a], [b]) => Number(b === 'default') - Number(a === 'default'))
      .map(([name, { role, tenant }]) => ({
        name,
        ...(role === undefined ? {} : { role }),
        ...(tenant === undefined ? {} : { tenant }),
      }));
  }

  /** Who could not sign in, and why. */
  get unusable(): ReadonlyMap<string, AssayError> {
    return this.#unusable;
  }

  /** How each signs in. */
  get ways(): ReadonlyMap<string, SignInWay> {
    return this.#parts.ways;
  }

  /** Signs in with all. Throws SIGN_IN_FAILED for the default identity; any other is left out of `list`. */
  async signInAll(): Promise<void> {
    for (const { name } of this.list) {
      try {
        await this.ready(name);
      } catch (error) {
        if (name === 'default' || !(error instanceof AssayError)) throw error;
        this.#unusable.set(name, error);
      }
    }
  }

  /**
   * Headers and query of an identity as they stand; none for 'anonymous'. Throws CONFIG_INVALID for an unknown name and
   * SIGN_IN_FAILED for an identity that could not sign in: without credentials it would be somebody else.
   */
  credentials(name: string): RequestCredentials {
    if (name === 'anonymous') return { headers: {}, query: {} };
    const failure = this.#unusable.get(name);
    if (failure !== undefined) throw failure;
    const known = this.#ready.get(name);
    if (known !== undefined) return known;
    const configured = this.#parts.configured[name];
    if (configured === undefined) throw unknownIdentity(name, Object.keys(this.#parts.configured));
    const obtained = this.#obtained.get(name);
    const made = credentialHeaders(effective(configured, this.#parts.ways.get(name), obtained), this.#parts.schemes);
    this.#ready.set(name, made);
    return made;
  }

  /** When the credentials end, epoch milliseconds; undefined when nothing says it. */
  expiresAt(name: string): number | undefined {
    return this.#obtained.get(name)?.expiresAt;
  }

  /**
   * Resolves when the credentials can be used (for `freshForMs`, as far as their life allows); undefined when they can
   * be at once. Throws SIGN_IN_FAILED when there are none yet; credentials that cannot be renewed are used as they are.
   */
  ready(name: string, freshForMs?: number): Promise<void> | undefined {
    const way = this.#parts.ways.get(name);
    if (way === undefined || way.kind === 'given' || this.#unusable.has(name)) return undefined;
    const known = this.#obtained.get(name);
    if (known !== undefined && !isEnding(known, Date.now(), freshForMs)) return undefined;
    return this.#fetch(name, known, freshForMs === undefined ? {} : { freshForMs }).then(() => undefined);
  }

  /** After a refusal of credentials (`carried`, as `credentials` gave them): true when there are newer ones now. */
  async renew(name: string, carried: RequestCredentials['headers']): Promise<boolean> {
    const way = this.#parts.ways.get(name);
    const known = this.#obtained.get(name);
    if (way === undefined || way.kind === 'given' || known === undefined) return false;
    if (this.credentials(name).headers !== carried) return true;
    return this.#fetch(name, known, { newerThan: known.obtainedAt });
  }

  async #fetch(name: string, known: Obtained | undefined, wanted: object): Promise<boolean> {
    try {
      const obtained = await this.#parts.source.obtain(name, wanted);
      if (obtained.obtainedAt === known?.obtainedAt) return false;
      this.#obtained.set(name, obtained);
      this.#ready.delete(name);
      return true;
    } catch (error) {
      if (known === undefined || !(error instanceof AssayError)) throw error;
      if (!this.#told.has(name)) this.#parts.onProblem(error);
      this.#told.add(name);
      return false;
    }
  }
}

function unknownIdentity(name: string, known: readonly string[]): AssayError {
  return new AssayError('CONFIG_INVALID', {
    what: `No identity '${name}' is configured.`,
    where: 'identities',
    observed: `'${name}'`,
    expected: ['anonymous', ...known].join(', '),
    next: 'use the configuration and the variables of the run that worked with it',
  });
}

function effective(configured: Identity, way: SignInWay | undefined, obtained: Obtained | undefined): Identity {
  const { username, password, cookies } = configured;
  if (way?.kind === 'given' && way.inferred !== undefined && username !== undefined && password !== undefined)
    return { ...configured, basic: { username, password } };
  if (obtained === undefined) return configured;
  const jar = { ...cookies, ...obtained.cookies };
  return {
    ...configured,
    ...(obtained.token === undefined ? {} : { token: obtained.token }),
    ...(Object.keys(jar).length === 0 ? {} : { cookies: jar }),
  };
}
