import { serialise } from '../../generate/serialise.ts';
import type { SecurityScheme } from '../../operations/types.ts';
import type { JsonObject } from '../../spec/types.ts';
import { explainFailure } from '../unreachable.ts';
import { askEndpoint, type EndpointAnswer } from './ask-endpoint.ts';
import { extractToken } from './extract-token.ts';
import { claimedExpiry } from './lifetime.ts';
import type { AskOptions } from './oauth2.ts';
import { signInError } from './sign-in-error.ts';
import { reasonsFor, tellAnswer } from './tell-answer.ts';
import type { LoginWay, Obtained } from './types.ts';

export interface LogInOptions extends AskOptions {
  readonly schemes: readonly SecurityScheme[];
  readonly document: JsonObject;
  /** Fixed headers of every request to the target, and those of the identity. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends the login operation and takes the token from its answer. Throws SIGN_IN_FAILED. */
export async function logIn(way: LoginWay, options: LogInOptions): Promise<Obtained> {
  const { operation } = way;
  const wire = serialise(operation, way.values, operation.server ?? options.baseUrl, options.document);
  const headers = { ...options.headers, ...wire.headers, ...way.headers };
  let answer: EndpointAnswer;
  try {
    answer = await askEndpoint({ ...wire, headers }, options.timeoutMs);
  } catch (cause) {
    const { observed, reasons } = explainFailure(cause, new URL(wire.url), options.timeoutMs);
    throw signInError(options.identity, { where: operation.id, observed, expected: 'an HTTP answer', reasons }, cause);
  }
  const obtainedAt = Date.now();
  const cookieNames = options.schemes.flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'cookie' ? [scheme.parameterName ?? scheme.name] : [],
  );
  // A form that signs in by a redirect sets its cookie with it.
  const redirected = answer.status >= 300 && answer.status < 400;
  const wantsCookie = way.token === 'cookies' || cookieNames.length > 0;
  const isPage = /html/i.test(answer.headers['content-type'] ?? '');
  const signedIn =
    (answer.status >= 200 && answer.status < 300 && (!isPage || wantsCookie)) || (redirected && wantsCookie);
  const found = signedIn ? extractToken(answer, way.token, cookieNames, obtainedAt) : undefined;
  if (found === undefined) {
    const place = way.token === undefined ? 'a token in its body, a header or a cookie' : `a token at ${way.token}`;
    throw signInError(options.identity, {
      where: operation.id,
      observed: tellAnswer(answer, options.redactor),
      expected: `status 2xx and ${place}`,
      reasons: reasonsFor(answer, 'user name or password'),
    });
  }
  const { token, cookies } = found;
  const said = found.expiresAt ?? claimedExpiry(token, obtainedAt);
  const expiresAt = said ?? (way.expiresInMs === undefined ? undefined : obtainedAt + way.expiresInMs);
  return {
    obtainedAt,
    ...(token === undefined ? {} : { token }),
    ...(cookies === undefined ? {} : { cookies }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
