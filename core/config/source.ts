import type { AssayConfig } from './types.ts';

/** Path of a field: ['http', 'timeoutMs'], ['waivers', '0', 'owner']. */
export type FieldPath = readonly string[];

/** One thing wrong with the configuration. */
export interface ConfigProblem {
  /** Where a person finds it: 'assay.config.ts: http.rate', 'ASSAY_RATE', '--rate'. */
  readonly where: string;
  readonly what: string;
  readonly observed: string;
  readonly accepted: string;
  readonly hint?: string;
}

/** What one place (file, environment, flags) says. */
export interface ConfigSource {
  readonly config: AssayConfig;
  /** How a person calls the field in this place. */
  nameOf(path: FieldPath): string;
}

/** 'waivers[0].owner'. */
export function fieldName(path: FieldPath): string {
  return path.reduce((name, key) => (/^\d+$/.test(key) ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`), '');
}

/** The value at a path, undefined when any step is missing. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}
