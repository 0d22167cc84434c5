import type { Part, Severity } from '../oracle/types.ts';
import type { Identity, StatusExpectation, Strictness } from './access-types.ts';
import type { ByOperation, FixedValues, OperationName, OperationPattern } from './generated.ts';
import type { KeySettings } from './key-types.ts';
import type { ListSettings } from './list-types.ts';

export type Environment = 'local' | 'preview' | 'staging' | 'production';
export type Depth = 'quick' | 'default' | 'deep';

/** An accepted finding. Expired ones count as findings again. */
export interface Waiver {
  /** Fingerprint of the finding, or oracle id with an optional operation. */
  readonly fingerprint?: string;
  readonly oracle?: string;
  /** 'GET /orders/{id}'. */
  readonly operation?: OperationName;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, the last day it holds. */
  readonly expires: string;
  readonly ticket?: string;
}

export type { Credentials, Identity, StatusExpectation, Strictness } from './access-types.ts';
export type { KeySettings } from './key-types.ts';
export type { ListFilter, ListPaging, ListSettings, ListSort } from './list-types.ts';

export interface LoadBudgets {
  /** Milliseconds. */
  readonly p95: number;
  /** Fraction: 0.01 is 1 %. */
  readonly errorRate: number;
}

export interface GateSettings {
  /** Findings of this severity or worse make the verdict NO-GO. */
  readonly failOn: Severity;
  /** Share of exercised operations that must have reached a documented success answer, 0..1. */
  readonly minimumSuccess: number;
}

/** What a user may write; everything is optional. `defineConfig` gives completion and checks. */
export interface AssayConfig {
  readonly url?: string;
  /** File path or URL of the description; found at the target's well-known places when absent. */
  readonly spec?: string;
  /** The description of the last release, to compare with: file, URL or git revision ('git:v1.4.0:openapi.yaml'). */
  readonly previous?: string;
  readonly environment?: Environment;
  readonly only?: readonly Part[];
  /** Operation ids ('GET /x', operationId) or modules; '*' matches any run of characters. */
  readonly include?: readonly OperationPattern[];
  readonly exclude?: readonly OperationPattern[];
  readonly writes?: boolean;
  readonly load?: boolean;
  readonly seed?: number;
  readonly depth?: Depth;
  /** Wall-clock budget of the whole run: '90s', '6m' or milliseconds. */
  readonly budget?: string | number;
  readonly profile?: string;
  /** Shorter load. */
  readonly quick?: boolean;
  readonly out?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: Identity;
  /** Further identities by name (a second user, a second tenant). */
  readonly identities?: Readonly<Record<string, Identity>>;
  /** Operations each role may call: operation ids, 'METHOD /path' or modules; '*' matches any run of characters. */
  readonly capabilities?: Readonly<Record<string, readonly OperationPattern[]>>;
  /** Statuses expected of operations, by operationId, 'METHOD /path' or pattern. */
  readonly expect?: ByOperation<StatusExpectation>;
  /** Paging, sort and filters of lists where they were inferred wrongly, by operationId, 'METHOD /path' or pattern. */
  readonly lists?: ByOperation<ListSettings>;
  /** Idempotency keys where they were inferred wrongly, by operationId, 'METHOD /path' or pattern. */
  readonly idempotency?: ByOperation<KeySettings>;
  /** Which findings count for the verdict. */
  readonly strictness?: Strictness;
  /** Fixed values for parameters and body fields by name, or by 'operationId.name'. */
  readonly values?: FixedValues;
  readonly http?: {
    readonly timeoutMs?: number;
    readonly maxBodyBytes?: number;
    readonly concurrency?: number;
    /** Requests per second over all tests but load; 0 is no limit. */
    readonly rate?: number;
  };
  readonly budgets?: Partial<LoadBudgets>;
  readonly gate?: Partial<GateSettings>;
  readonly waivers?: readonly Waiver[];
  readonly k6?: { readonly bin?: string; readonly engine?: 'auto' | 'k6' | 'autocannon' };
  readonly crossCheck?: boolean;
}

/** Complete and frozen; nothing downstream asks whether something is set. */
export interface ResolvedConfig {
  readonly url: string;
  readonly spec: string | null;
  readonly previous: string | null;
  readonly environment: Environment;
  readonly only: readonly Part[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly writes: boolean;
  readonly load: boolean;
  readonly seed: number;
  readonly depth: Depth;
  readonly budgetMs: number;
  readonly profile: string;
  readonly quick: boolean;
  readonly out: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Always has 'default'. */
  readonly identities: Readonly<Record<string, Identity>>;
  readonly capabilities: Readonly<Record<string, readonly string[]>>;
  readonly expect: Readonly<Record<string, StatusExpectation>>;
  readonly lists: Readonly<Record<string, ListSettings>>;
  readonly idempotency: Readonly<Record<string, KeySettings>>;
  readonly strictness: Strictness;
  readonly values: Readonly<Record<string, unknown>>;
  readonly http: {
    readonly timeoutMs: number;
    readonly maxBodyBytes: number;
    readonly concurrency: number;
    readonly rate: number;
  };
  readonly budgets: LoadBudgets;
  readonly gate: GateSettings;
  readonly waivers: readonly Waiver[];
  readonly k6: { readonly bin: string | null; readonly engine: 'auto' | 'k6' | 'autocannon' };
  readonly crossCheck: boolean;
  /** Path of the configuration file that was read, if any. */
  readonly file: string | null;
}
