import type { Redactor } from '../../exchange/redact.ts';
import { isObject, text } from '../../spec/json.ts';
import type { Json } from '../../spec/types.ts';
import { explainFailure } from '../unreachable.ts';
import { askEndpoint, type EndpointAnswer } from './ask-endpoint.ts';
import { claimedExpiry, saidExpiry } from './lifetime.ts';
import { mayReceiveSecrets } from './safe-endpoint.ts';
import { signInError } from './sign-in-error.ts';
import { bareUrl, reasonsFor, tellAnswer } from './tell-answer.ts';
import type { OAuth2Way, Obtained } from './types.ts';

export interface AskOptions {
  readonly identity: string;
  readonly timeoutMs: number;
  readonly redactor: Redactor;
  readonly baseUrl: string;
}

interface Endpoint {
  readonly url: string;
  readonly clientAuth: 'basic' | 'post' | undefined;
}

const EXPECTED_TOKEN = 'status 200 and JSON with access_token (RFC 6749, 5.1)';

async function ask(
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
  options: AskOptions,
): Promise<EndpointAnswer> {
  try {
    return await askEndpoint({ url, ...init }, options.timeoutMs);
  } catch (cause) {
    const { observed, reasons } = explainFailure(cause, new URL(url), options.timeoutMs);
    throw signInError(options.identity, { where: bareUrl(url), observed, expected: 'an HTTP answer', reasons }, cause);
  }
}

/** The token endpoint: as configured or described, else as the discovery document says (OpenID Connect Discovery, 4). */
async function endpointOf(way: OAuth2Way, options: AskOptions): Promise<Endpoint> {
  const { clientAuth } = way.settings;
  if (way.tokenUrl !== undefined) return { url: way.tokenUrl, clientAuth };
  const discoveryUrl = way.discoveryUrl ?? '';
  const answer = await ask(discoveryUrl, { method: 'GET', headers: {} }, options);
  const url = answer.status === 200 ? text(answer.json, 'token_endpoint') : undefined;
  const expected = 'status 200 and JSON with token_endpoint (OpenID Connect Discovery 1.0, section 3)';
  const fail = (observed: string, reasons: readonly string[]): never => {
    throw signInError(options.identity, { where: bareUrl(discoveryUrl), observed, expected, reasons });
  };
  if (url === undefined || !URL.canParse(url))
    return fail(tellAnswer(answer, options.redactor), [
      'the issuer is not the base of this address',
      ...reasonsFor(answer, 'the issuer'),
    ]);
  if (!mayReceiveSecrets(url, [options.baseUrl, discoveryUrl]))
    return fail(`a token endpoint without TLS on another host: ${bareUrl(url)}`, ['the issuer is set up wrong']);
  const methods = isObject(answer.json) ? answer.json.token_endpoint_auth_methods_supported : undefined;
  const onlyPost =
    Array.isArray(methods) && methods.includes('client_secret_post') && !methods.includes('client_secret_basic');
  return { url, clientAuth: clientAuth ?? (onlyPost ? 'post' : undefined) };
}

/** Form encoding of id and secret comes first (RFC 6749, 2.3.1). */
function basicHeader(id: string, secret: string): string {
  const encoded = (value: string): string => new URLSearchParams({ v: value }).toString().slice(2);
  return `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')}`;
}

function send(
  url: string,
  fields: Record<string, string>,
  way: OAuth2Way,
  auth: 'basic' | 'post',
  options: AskOptions,
): Promise<EndpointAnswer> {
  const { clientId, clientSecret } = way.settings;
  const form = new URLSearchParams(fields);
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (clientId !== undefined && clientSecret !== undefined && auth === 'basic')
    headers.authorization = basicHeader(clientId, clientSecret);
  else {
    if (clientId !== undefined) form.set('client_id', clientId);
    if (clientSecret !== undefined) form.set('client_secret', clientSecret);
  }
  return ask(url, { method: 'POST', headers, body: form.toString() }, options);
}

const refusesClient = ({ status, json }: EndpointAnswer): boolean =>
  status === 401 || (status === 400 && text(json, 'error') === 'invalid_client');

/** Basic first, which every server has to know; the body where it is refused and nothing was said. */
async function sendEither(
  endpoint: Endpoint,
  url: string,
  fields: Record<string, string>,
  way: OAuth2Way,
  options: AskOptions,
): Promise<EndpointAnswer> {
  const first = await send(url, fields, way, endpoint.clientAuth ?? 'basic', options);
  const mayDiffer = endpoint.clientAuth === undefined && way.settings.clientSecret !== undefined;
  if (!mayDiffer || !refusesClient(first)) return first;
  const second = await send(url, fields, way, 'post', options);
  return second.status === 200 ? second : first;
}

function obtainedFrom(json: Json | undefined): Obtained | undefined {
  const token = text(json, 'access_token');
  if (token === undefined || token === '') return undefined;
  const obtainedAt = Date.now();
  const refreshToken = text(json, 'refresh_token');
  const expiresAt = saidExpiry(json, obtainedAt) ?? claimedExpiry(token, obtainedAt);
  return {
    token,
    obtainedAt,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

function fieldsOf({ grant, settings }: OAuth2Way): Record<string, string> {
  const { scopes, audience, username = '', password = '' } = settings;
  return {
    grant_type: grant,
    ...(grant === 'password' ? { username, password } : {}),
    ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** Asks a token endpoint for a token (RFC 6749, 4.3 and 4.4). Throws SIGN_IN_FAILED. */
export async function askForToken(way: OAuth2Way, options: AskOptions): Promise<Obtained> {
  const given = way.settings.refreshToken;
  const renewed = given === undefined ? undefined : await refreshToken(way, given, options);
  if (renewed !== undefined) return renewed;
  const endpoint = await endpointOf(way, options);
  const answer = await sendEither(endpoint, endpoint.url, fieldsOf(way), way, options);
  const obtained = answer.status >= 200 && answer.status < 300 ? obtainedFrom(answer.json) : undefined;
  if (obtained !== undefined) return obtained;
  throw signInError(options.identity, {
    where: bareUrl(endpoint.url),
    observed: tellAnswer(answer, options.redactor),
    expected: EXPECTED_TOKEN,
    reasons: reasonsFor(answer, way.grant === 'password' ? 'user name or password' : 'client id or secret'),
  });
}

/** A new token for a refresh token (RFC 6749, section 6); undefined when it is refused: then one signs in anew. */
export async function refreshToken(way: OAuth2Way, token: string, options: AskOptions): Promise<Obtained | undefined> {
  const endpoint = await endpointOf(way, options);
  const fields = { grant_type: 'refresh_token', refresh_token: token };
  const answer = await sendEither(endpoint, way.refreshUrl ?? endpoint.url, fields, way, options);
  const obtained = answer.status === 200 ? obtainedFrom(answer.json) : undefined;
  // A server that does not say a new one lets the old one stand.
  return obtained && { refreshToken: token, ...obtained };
}
