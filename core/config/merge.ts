import type { AssayConfig } from './types.ts';

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mergeTwo(low: Record<string, unknown>, high: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...low };
  for (const [key, value] of Object.entries(high)) {
    if (value === undefined) continue;
    const below = merged[key];
    merged[key] = isPlain(below) && isPlain(value) ? mergeTwo(below, value) : value;
  }
  return merged;
}

function lowerCaseNames(config: AssayConfig): AssayConfig {
  if (config.headers === undefined) return config;
  const headers = Object.fromEntries(
    Object.entries(config.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { ...config, headers };
}

/** Identities are named case-insensitively, so that ASSAY_TOKEN_TENANTB reaches 'tenantB' of the file. */
function alignIdentities(low: AssayConfig, high: AssayConfig): AssayConfig {
  if (low.identities === undefined || high.identities === undefined) return high;
  const names = new Map(Object.keys(low.identities).map((name) => [name.toLowerCase(), name]));
  const identities = Object.fromEntries(
    Object.entries(high.identities).map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value]),
  );
  return { ...high, identities };
}

/** Later ones win, field by field; lists and single values are replaced. Header names become lower case. */
export function mergeConfigs(configs: readonly AssayConfig[]): AssayConfig {
  return configs.reduce<AssayConfig>(
    (low, high) =>
      mergeTwo(
        low as Record<string, unknown>,
        lowerCaseNames(alignIdentities(low, high)) as Record<string, unknown>,
      ) as AssayConfig,
    {},
  );
}
