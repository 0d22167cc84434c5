import type { RecordedExchange } from '../exchange/types.ts';
import type { Confidence, Part, Severity, SourceClause } from '../oracle/types.ts';

export type OutcomeName = 'pass' | 'fail' | 'not-applicable' | 'not-tested' | 'inconclusive' | 'waived' | 'errored';

/** What one oracle said about one operation (or about the whole target, when `operation` is absent). */
export interface Outcome {
  readonly oracle: string;
  readonly area: Part;
  readonly criterion: string;
  /** `Operation.id`. */
  readonly operation?: string;
  readonly module?: string;
  readonly outcome: OutcomeName;
  /** In words; always present unless the outcome is pass, fail or waived. */
  readonly reason?: string;
  /** Exchanges (or histories) that could have failed. 0 unless pass, fail or waived. */
  readonly evidence: number;
  /** Requests sent for it (shared walks are counted for the law that asked first). */
  readonly requests?: number;
}

/** A failed outcome with everything needed to believe and reproduce it. */
export interface Finding {
  /** 16 hex digits over oracle, operation and kind of failure. */
  readonly fingerprint: string;
  readonly oracle: string;
  readonly area: Part;
  readonly criterion: string;
  readonly severity: Severity;
  readonly state: 'open' | 'waived';
  readonly title: string;
  readonly operation: { readonly method: string; readonly path: string; readonly module: string } | null;
  /** `Operation.id` of all that show it, sorted, where the cause is one for the whole API; `operation` is one of them. */
  readonly places?: readonly string[];
  readonly expected: string;
  readonly observed: string;
  readonly witness: readonly string[];
  /** At most three samples, redacted, the decisive exchange last. */
  readonly exchanges: readonly RecordedExchange[];
  /** Ready to paste; credentials as $ASSAY_TOKEN. */
  readonly curl: string;
  /** Said beside the curl line when a value cannot be typed in a shell. */
  readonly curlNote?: string;
  readonly replay: string;
  readonly occurrences: number;
  readonly asserts: string;
  readonly why: string;
  readonly source: readonly SourceClause[];
  readonly remedy: string;
  readonly confidence: Confidence;
  /** What the oracle said itself, where the profile of strictness changed `severity`. */
  readonly saidSeverity?: Severity;
  /** Where the operation stands in the description. */
  readonly specLine?: { readonly file: string; readonly line: number };
  readonly waiver?: {
    readonly reason: string;
    readonly owner: string;
    readonly expires: string;
    readonly ticket?: string;
  };
}

/** A sentence worth telling that is not about the target's quality: 'no k6 was found, autocannon measured'. */
export interface RunWarning {
  readonly code: string;
  readonly message: string;
  readonly operation?: string;
}
