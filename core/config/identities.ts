import type { ConfigProblem, ConfigSource } from './source.ts';
import type { AssayConfig, Credentials } from './types.ts';

const REFERENCE = /^\$([A-Za-z_][A-Za-z0-9_]*)$/;

/**
 * Replaces each '$NAME' below `value` by the variable's value. A missing variable becomes a problem; the text is left.
 */
function expand(
  value: unknown,
  path: readonly string[],
  env: NodeJS.ProcessEnv,
  missing: (path: readonly string[], name: string) => void,
): unknown {
  if (Array.isArray(value)) return value.map((inner, index) => expand(inner, [...path, String(index)], env, missing));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, expand(inner, [...path, key], env, missing)]),
    );
  }
  const name = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  if (!env[name]) missing(path, name);
  return env[name] ?? value;
}

/** Takes '$NAME' values of credentials, identities and headers of a configuration file from the environment. */
export function expandCredentials(
  source: ConfigSource,
  env: NodeJS.ProcessEnv,
): { config: AssayConfig; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const missing = (path: readonly string[], name: string): void => {
    problems.push({
      where: source.nameOf(path),
      what: `the environment variable ${name} is not set`,
      observed: `'$${name}'`,
      accepted: `a value in ${name}`,
      hint: `export ${name}=… before the run`,
    });
  };
  const { credentials, identities, headers } = source.config;
  const expanded = Object.fromEntries(
    Object.entries({ credentials, identities, headers })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, expand(value, [key], env, missing)]),
  );
  return { config: { ...source.config, ...expanded }, problems };
}

/** Moves user info of a URL into basic credentials: `http://user:pass@host` -> `http://host` and { user, pass }. */
export function splitUserInfo(text: string): { url: string; basic?: NonNullable<Credentials['basic']> } {
  const url = URL.parse(text);
  if (url === null) return { url: text };
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const clean = url.href.replace(/\/+$/, '');
  if (username === '' && password === '') return { url: clean };
  return { url: clean, basic: { username: decodeURIComponent(username), password: decodeURIComponent(password) } };
}
