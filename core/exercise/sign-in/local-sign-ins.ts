import { rememberSecrets, secretsOf } from '../../config/secrets.ts';
import type { ResolvedConfig } from '../../config/types.ts';
import { createRedactor } from '../../exchange/redact.ts';
import { logIn } from './log-in.ts';
import { askForToken, refreshToken } from './oauth2.ts';
import { planSignIn } from './plan-sign-in.ts';
import { runCommand } from './run-command.ts';
import type { Obtained, SignInFacts, SignInSource, SignInWay, Wanted } from './types.ts';

/** Credentials that were refused are renewed at most this often, milliseconds. */
const RENEW_EVERY_MS = 10_000;
/** Credentials are renewed this long before they end, or a fifth of their life, milliseconds. */
const MARGIN_MS = 30_000;

/** Do credentials end before they are not needed any more? A longer need than their whole life is cut to nine tenths of it. */
export function isEnding(obtained: Obtained, now: number, freshForMs = 0): boolean {
  if (obtained.expiresAt === undefined) return false;
  const life = obtained.expiresAt - obtained.obtainedAt;
  const margin = Math.min(MARGIN_MS, life * 0.2);
  return obtained.expiresAt - now < Math.min(life * 0.9, freshForMs + margin);
}

/** Signs in and keeps what came of it, in memory. One sign-in at a time for each identity, and one for many who ask. */
export class LocalSignIns implements SignInSource {
  readonly #config: ResolvedConfig;
  readonly #facts: SignInFacts;
  readonly #known = new Map<string, Obtained>();
  readonly #pending = new Map<string, Promise<Obtained>>();
  /** A first sign-in that failed is not tried again: accounts get locked. */
  readonly #failed = new Map<string, unknown>();
  readonly #triedAt = new Map<string, number>();
  readonly #brokeAt = new Map<string, number>();

  constructor(config: ResolvedConfig, facts: SignInFacts) {
    this.#config = config;
    this.#facts = facts;
  }

  /** How an identity signs in. Throws CONFIG_INVALID. */
  way(identity: string): SignInWay {
    return planSignIn(identity, this.#config.identities[identity] ?? {}, this.#facts);
  }

  async obtain(identity: string, { freshForMs, newerThan }: Wanted = {}): Promise<Obtained> {
    const pending = this.#pending.get(identity);
    if (pending !== undefined) return pending;
    if (this.#failed.has(identity)) throw this.#failed.get(identity);
    const known = this.#known.get(identity);
    const now = Date.now();
    if (known !== undefined) {
      const isRefused = newerThan !== undefined && known.obtainedAt <= newerThan;
      const lastTry = (isRefused ? this.#triedAt : this.#brokeAt).get(identity) ?? 0;
      if (now - lastTry < RENEW_EVERY_MS || !(isRefused || isEnding(known, now, freshForMs))) return known;
    }
    const asked = this.#obtain(identity, known).finally(() => this.#pending.delete(identity));
    this.#pending.set(identity, asked);
    return asked;
  }

  async #obtain(identity: string, known: Obtained | undefined): Promise<Obtained> {
    this.#triedAt.set(identity, Date.now());
    try {
      const obtained = await this.#signIn(identity, known);
      const { token, cookies = {}, refreshToken: renewal } = obtained;
      rememberSecrets([token ?? '', ...Object.values(cookies), renewal ?? '']);
      this.#known.set(identity, obtained);
      return obtained;
    } catch (error) {
      this.#brokeAt.set(identity, Date.now());
      if (known === undefined) this.#failed.set(identity, error);
      throw error;
    }
  }

  async #signIn(identity: string, known: Obtained | undefined): Promise<Obtained> {
    const { headers, http } = this.#config;
    const { baseUrl, schemes, document } = this.#facts;
    const own = this.#config.identities[identity]?.headers ?? {};
    const options = {
      identity,
      timeoutMs: http.timeoutMs,
      redactor: createRedactor(secretsOf(this.#config)),
      baseUrl,
      schemes,
      document,
      headers: Object.fromEntries(
        Object.entries({ ...headers, ...own }).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    };
    const way = this.way(identity);
    if (way.kind === 'command') return runCommand(identity, way);
    if (way.kind === 'login') return logIn(way, options);
    if (way.kind === 'given') return { obtainedAt: Date.now() };
    const renewal = known?.refreshToken;
    const renewed =
      renewal === undefined ? undefined : await refreshToken(way, renewal, options).catch(() => undefined);
    return renewed ?? askForToken(way, options);
  }
}
