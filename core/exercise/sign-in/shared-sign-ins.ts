import { request } from 'undici';
import { rememberSecrets } from '../../config/secrets.ts';
import { AssayError, type ErrorParts } from '../../errors/assay-error.ts';
import type { ErrorCode } from '../../errors/codes.ts';
import { signInError } from './sign-in-error.ts';
import type { Obtained, SignInSource, Wanted } from './types.ts';

/** Longer than any sign-in may take, milliseconds. */
const LIMIT_MS = 620_000;

/** Asks the process that signs in for this run (see `shareSignIns`). */
export class SharedSignIns implements SignInSource {
  readonly #url: string;
  readonly #key: string;

  /** `address` as in the environment: 'port:key'. */
  constructor(address: string) {
    const colon = address.indexOf(':');
    this.#url = `http://127.0.0.1:${address.slice(0, colon)}/`;
    this.#key = address.slice(colon + 1);
  }

  async obtain(identity: string, wanted: Wanted = {}): Promise<Obtained> {
    const { statusCode, json } = await this.#ask(identity, wanted);
    if (statusCode !== 200) {
      const { code, parts } = json as { code: ErrorCode; parts: ErrorParts };
      throw new AssayError(code, parts);
    }
    const obtained = json as Obtained;
    const { token = '', cookies = {}, refreshToken = '' } = obtained;
    rememberSecrets([token, ...Object.values(cookies), refreshToken]);
    return obtained;
  }

  async #ask(identity: string, wanted: Wanted): Promise<{ statusCode: number; json: unknown }> {
    try {
      const { statusCode, body } = await request(this.#url, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.#key}` },
        body: JSON.stringify({ identity, wanted }),
        headersTimeout: LIMIT_MS,
        bodyTimeout: LIMIT_MS,
      });
      return { statusCode, json: await body.json() };
    } catch (cause) {
      const failure = {
        where: 'the process that signs in for this run',
        observed: 'it does not answer',
        expected: 'credentials',
        reasons: ['the command that started the tests has ended'],
      };
      throw signInError(identity, failure, cause);
    }
  }
}
