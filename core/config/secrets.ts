import type { Credentials, ResolvedConfig } from './types.ts';

const SECRET_HEADER = /auth|cookie|token|secret|key|password|session/i;

function passwordOf(url: string | null): string[] {
  const password = url === null ? '' : (URL.parse(url)?.password ?? '');
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

function credentialSecrets({ token, basic, apiKeys, headers }: Credentials): string[] {
  const pair = basic === undefined ? [] : [basic.password, btoa8(`${basic.username}:${basic.password}`)];
  const values = [...Object.values(apiKeys ?? {}), ...Object.values(headers ?? {}).flatMap(withoutScheme)];
  return [...(token === undefined ? [] : withoutScheme(token)), ...pair, ...values];
}

function btoa8(text: string): string {
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

/** Every secret value of a configuration, longest first, so that a redactor may replace them in this order. */
export function secretsOf(config: ResolvedConfig): string[] {
  const all = [
    ...Object.values(config.identities).flatMap(credentialSecrets),
    ...Object.entries(config.headers)
      .filter(([name, value]) => SECRET_HEADER.test(name) || looksRandom(value))
      .flatMap(([, value]) => withoutScheme(value)),
    ...passwordOf(config.spec),
  ];
  return [...new Set(all.filter((value) => value !== ''))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
