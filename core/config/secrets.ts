import type { Credentials, ResolvedConfig } from './types.ts';

const SECRET_HEADER = /auth|cookie|token|secret|key|password|session/i;
const SECRET_FIELD = /passw|pwd|passphrase|secret|token|key|otp|pin$|code$|assertion|credential/i;

const obtained = new Set<string>();
let version = 0;

/**
 * Adds secrets that were obtained while running (tokens of a sign-in): from now on `secretsOf` has them for this whole
 * process, so that no writer has to be told.
 */
export function rememberSecrets(secrets: readonly string[]): void {
  for (const secret of secrets.flatMap(withoutScheme)) {
    if (secret === '' || obtained.has(secret)) continue;
    obtained.add(secret);
    version += 1;
  }
}

/** Grows with each secret that was remembered: a pattern made of `secretsOf` is out of date when it differs. */
export function secretsVersion(): number {
  return version;
}

function passwordOf(url: string | null): string[] {
  const password = url === null ? '' : (URL.parse(url)?.password ?? '');
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

/** Texts below members that are named like secrets. */
function secretFields(value: unknown, isSecret = false): string[] {
  if (typeof value === 'string') return isSecret ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    secretFields(inner, Array.isArray(value) ? isSecret : SECRET_FIELD.test(name)),
  );
}

function credentialSecrets(credentials: Credentials): string[] {
  const { token, basic, apiKeys, headers, cookies, password, oauth2, login } = credentials;
  const values = [
    ...Object.values(apiKeys ?? {}),
    ...Object.values(cookies ?? {}),
    ...Object.values(headers ?? {}).flatMap(withoutScheme),
    ...(token === undefined ? [] : withoutScheme(token)),
    ...Object.values(login?.headers ?? {}).flatMap(withoutScheme),
    ...secretFields(login?.body),
  ];
  const pairs = [
    [basic?.username, basic?.password],
    [credentials.username, password],
    [login?.username, login?.password],
    [oauth2?.username, oauth2?.password],
    [oauth2?.clientId, oauth2?.clientSecret],
  ].flatMap(([name = '', secret]) => (secret === undefined ? [] : [secret, base64(`${name}:${secret}`)]));
  return [...values, ...pairs, ...(oauth2?.refreshToken === undefined ? [] : [oauth2.refreshToken])];
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** 'Bearer abc' is a secret as a whole, and so is 'abc'. */
function withoutScheme(value: string): string[] {
  const space = value.indexOf(' ');
  return space === -1 ? [value] : [value, value.slice(space + 1).trim()];
}

/** Long, of one piece, with letters and digits: an access key under a name that does not say so. */
function looksRandom(value: string): boolean {
  return /^[\w.~+=-]{16,}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value);
}

/**
 * Every secret value of a configuration and every one obtained since, longest first, so that a redactor may replace
 * them in this order.
 */
export function secretsOf(config: ResolvedConfig): string[] {
  const all = [
    ...obtained,
    ...Object.values(config.identities).flatMap(credentialSecrets),
    ...Object.entries(config.headers)
      .filter(([name, value]) => SECRET_HEADER.test(name) || looksRandom(value))
      .flatMap(([, value]) => withoutScheme(value)),
    ...passwordOf(config.spec),
  ];
  return [...new Set(all.filter((value) => value !== ''))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
