import { randomInt } from 'node:crypto';
import type { Part } from '../oracle/types.ts';
import { parseDuration } from './duration.ts';
import { deepFreeze } from './freeze.ts';
import { splitUserInfo } from './identities.ts';
import type { KeySettings } from './key-types.ts';
import type { ListSettings } from './list-types.ts';
import { isLoopback } from './loopback.ts';
import type { AssayConfig, Identity, ResolvedConfig, StatusExpectation } from './types.ts';

const PARTS: readonly Part[] = ['contracts', 'properties', 'scenarios', 'load'];

/** From here on names that a generated description knows are strings like any other. */
const copyByName = <Value>(named: object = {}): Record<string, Value> =>
  structuredClone(named) as Record<string, Value>;

/**
 * Fills every default. Loopback targets may be written to and loaded; any other target only when that is said.
 * Expects a valid configuration; `url` may be empty where a command needs none.
 */
export function completeConfig(config: AssayConfig, file: string | null): ResolvedConfig {
  const { url, basic } = splitUserInfo(config.url ?? '');
  const loopback = isLoopback(url);
  const environment = config.environment ?? (loopback ? 'local' : 'staging');
  const free = loopback && environment !== 'production';
  const defaults: Identity = { ...(basic === undefined ? {} : { basic }), ...config.credentials };
  const only = config.only ?? PARTS;
  return deepFreeze({
    url,
    spec: config.spec ?? null,
    previous: config.previous ?? null,
    environment,
    only: PARTS.filter((part) => only.includes(part)),
    include: [...(config.include ?? [])],
    exclude: [...(config.exclude ?? [])],
    writes: config.writes ?? free,
    load: config.load ?? free,
    seed: config.seed ?? randomInt(0, 2 ** 31),
    depth: config.depth ?? 'default',
    budgetMs: parseDuration(config.budget ?? '10m') ?? 600_000,
    profile: config.profile ?? 'smoke',
    quick: config.quick ?? false,
    out: config.out ?? 'reports/out',
    headers: { ...config.headers },
    identities: { ...structuredClone(config.identities ?? {}), default: structuredClone(defaults) },
    capabilities: structuredClone(config.capabilities ?? {}),
    expect: copyByName<StatusExpectation>(config.expect),
    lists: copyByName<ListSettings>(config.lists),
    idempotency: copyByName<KeySettings>(config.idempotency),
    strictness: config.strictness ?? 'default',
    values: copyByName<unknown>(config.values),
    http: {
      timeoutMs: config.http?.timeoutMs ?? 10_000,
      maxBodyBytes: config.http?.maxBodyBytes ?? 10 * 1024 * 1024,
      concurrency: config.http?.concurrency ?? (loopback ? 8 : 4),
      rate: config.http?.rate ?? (loopback ? 0 : 20),
    },
    budgets: { p95: config.budgets?.p95 ?? 300, errorRate: config.budgets?.errorRate ?? 0.01 },
    gate: { failOn: config.gate?.failOn ?? 'high', minimumSuccess: config.gate?.minimumSuccess ?? 0.5 },
    waivers: structuredClone(config.waivers ?? []),
    k6: { bin: config.k6?.bin ?? null, engine: config.k6?.engine ?? 'auto' },
    crossCheck: config.crossCheck ?? false,
    file,
  });
}
