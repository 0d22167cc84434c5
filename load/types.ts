import type { OracleDeclaration, Verdict } from '../core/oracle/types.ts';

/** One request that is known to succeed, to be repeated under load. Several may share an operation. */
export interface LoadTarget {
  /** `Operation.id`. */
  readonly operation: string;
  readonly module: string;
  /** Tag value, unique per operation: letters, digits, '_' and '-' only. */
  readonly slug: string;
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Statuses that are no error: 200, '201', '2XX'. Redirects are not followed. */
  readonly expectedStatuses: readonly (number | string)[];
  /** Share in the mix, relative to the others; 0 is never sent. */
  readonly weight: number;
}

/** What one objective said of one operation, or of the whole profile when `operation` is absent. */
export interface LoadVerdict {
  readonly oracle: OracleDeclaration;
  readonly verdict: Verdict;
  readonly operation?: string;
  readonly module?: string;
}

export interface StatusRange {
  readonly min: number;
  readonly max: number;
}
