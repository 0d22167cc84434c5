import type { Credentials } from '../config/types.ts';
import type { SecurityScheme } from '../operations/types.ts';

/**
 * Request headers (and query parameters, as 'name' in `query`) that carry one identity's credentials. A bare token
 * goes where the description's schemes want it: bearer, OAuth 2 and OpenID Connect in Authorization (RFC 6750), apiKey
 * in its header, cookie or query; Authorization when the description names no scheme.
 */
export function credentialHeaders(
  credentials: Credentials | undefined,
  schemes: readonly SecurityScheme[],
): { headers: Record<string, string>; query: Record<string, string> } {
  const headers: Record<string, string> = {};
  const query: Record<string, string> = {};
  if (!credentials) return { headers, query };
  const cookies = Object.entries(credentials.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
  const place = (scheme: SecurityScheme, value: string): void => {
    const name = scheme.parameterName ?? scheme.name;
    if (scheme.in === 'query') query[name] = value;
    else if (scheme.in === 'cookie') cookies.push(`${name}=${value}`);
    else headers[name.toLowerCase()] = value;
  };
  for (const scheme of schemes) {
    const key = credentials.apiKeys?.[scheme.name];
    if (scheme.type === 'apiKey' && key !== undefined) place(scheme, key);
  }
  if (credentials.token !== undefined) placeToken(credentials.token, schemes, headers, place);
  if (credentials.basic) {
    const { username, password } = credentials.basic;
    headers.authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }
  if (cookies.length > 0) headers.cookie = cookies.join('; ');
  for (const [name, value] of Object.entries(credentials.headers ?? {})) headers[name.toLowerCase()] = value;
  return { headers, query };
}

function placeToken(
  token: string,
  schemes: readonly SecurityScheme[],
  headers: Record<string, string>,
  place: (scheme: SecurityScheme, value: string) => void,
): void {
  const authorization = (value: string): string => (/^[a-z-]+ /i.test(token) ? token : `Bearer ${value}`);
  const bearer = schemes.some(
    (scheme) =>
      scheme.type === 'oauth2' || scheme.type === 'openIdConnect' || scheme.scheme?.toLowerCase() === 'bearer',
  );
  const keys = schemes.filter((scheme) => scheme.type === 'apiKey');
  if (bearer || keys.length === 0) {
    headers.authorization = authorization(token);
    return;
  }
  for (const key of keys) {
    const inAuthorization = key.parameterName?.toLowerCase() === 'authorization';
    place(key, inAuthorization && !/^[a-z-]+ /i.test(token) ? `${prefixOf(key)}${token}` : token);
  }
}

/** Swagger 2.0 has no bearer scheme: an apiKey named like one in Authorization means it. */
function prefixOf(scheme: SecurityScheme): string {
  if (/token/i.test(scheme.name) && !/bearer/i.test(scheme.name)) return 'Token ';
  return 'Bearer ';
}
