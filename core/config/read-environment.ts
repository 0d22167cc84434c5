import type { ReadSettings } from './read-settings.ts';
import { assign, readAll } from './read-settings.ts';
import { CREDENTIAL_VARIABLES, IDENTITY_TOKEN_PREFIX, IDENTITY_VARIABLE } from './settings.data.ts';
import type { FieldPath } from './source.ts';
import type { AssayConfig } from './types.ts';

/** Where a variable of an identity goes; undefined for every other variable. */
function identityPath(variable: string): FieldPath | undefined {
  const [, name, field] = IDENTITY_VARIABLE.exec(variable) ?? [];
  if (name !== undefined && field !== undefined) return ['identities', name.toLowerCase(), field.toLowerCase()];
  const short = variable.startsWith(IDENTITY_TOKEN_PREFIX) ? variable.slice(IDENTITY_TOKEN_PREFIX.length) : '';
  return short === '' ? undefined : ['identities', short.toLowerCase(), 'token'];
}

/** What the environment says; empty variables count as not set. */
export function readEnvironment(env: NodeJS.ProcessEnv): ReadSettings {
  const result = readAll(
    ({ variable }) => env[variable] || undefined,
    ({ variable }) => variable,
  );
  const config: Record<string, unknown> = { ...structuredClone(result.source.config) };
  const variables = new Map<string, string>();
  for (const [variable, value] of Object.entries(env)) {
    const own = CREDENTIAL_VARIABLES[variable];
    const path = own === undefined ? identityPath(variable) : ['credentials', ...own];
    if (path === undefined || !value) continue;
    assign(config, path, path.at(-1) === 'scopes' ? value.split(/[\s,]+/).filter((scope) => scope !== '') : value);
    variables.set(path.join('.'), variable);
  }
  // A field of an object is known by its own variable, an object by the first that made it.
  const nameOf = (path: FieldPath): string => {
    const name = path.join('.');
    const within = [...variables].find(([key]) => key.startsWith(`${name}.`));
    return variables.get(name) ?? (path.length > 0 ? within?.[1] : undefined) ?? result.source.nameOf(path);
  };
  return { ...result, source: { config: config as AssayConfig, nameOf } };
}
