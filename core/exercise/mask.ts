import { secretsOf, secretsVersion } from '../config/secrets.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { REDACTED } from '../exchange/redacted.ts';
import { secretPattern } from '../exchange/secret-forms.ts';

/** Takes the configured secrets out of every text inside a value, however deep; names of members stay. */
export type Mask = <T>(value: T) => T;

/** The expression of every secret known at the moment of asking; made anew when one was obtained since. */
export function configuredSecrets(config: ResolvedConfig): () => RegExp | undefined {
  let made: { readonly version: number; readonly pattern: RegExp | undefined } | undefined;
  return () => {
    const version = secretsVersion();
    if (made?.version !== version) made = { version, pattern: secretPattern(secretsOf(config)) };
    return made.pattern;
  };
}

/**
 * The last wall before anything is written: what an oracle quotes in a sentence may hold a credential that the target
 * echoed. Recorded exchanges are redacted by name and shape before; this looks for the configured values alone.
 */
export function createMask(config: ResolvedConfig): Mask {
  const pattern = configuredSecrets(config)();
  if (pattern === undefined) return (value) => value;
  const masked = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(pattern, REDACTED);
    if (Array.isArray(value)) return value.map(masked);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, masked(member)]));
  };
  return <T>(value: T): T => masked(value) as T;
}
