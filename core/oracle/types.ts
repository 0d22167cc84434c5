export type Part = 'contracts' | 'properties' | 'scenarios' | 'load';
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';
export type Confidence = 'certain' | 'firm' | 'tentative';
export type OracleKind = 'check' | 'law' | 'race' | 'objective';

/** The clause an oracle rests on. Several are allowed; they are columns of the compliance matrix. */
export interface SourceClause {
  /** 'RFC 9110', 'OpenAPI 3.1', 'house' … */
  readonly standard: string;
  readonly clause: string;
  readonly url: string;
}

/** What every oracle says about itself, as data beside its logic. */
export interface OracleDeclaration {
  /** Equals the file name: kebab-case noun phrase. */
  readonly id: string;
  readonly part: Part;
  readonly kind: OracleKind;
  readonly severity: Severity;
  /** Row of docs/criteria.md it answers: 'page-walk'. Several oracles may answer one criterion. */
  readonly criterion: string;
  /** Title when it holds, title when it is broken. */
  readonly holds: string;
  readonly broken: string;
  /** One testable sentence. */
  readonly asserts: string;
  /** Who is hurt when it is broken. */
  readonly why: string;
  readonly source: readonly SourceClause[];
  /** What to change. */
  readonly remedy: string;
}

/** One way an oracle was broken, in one place. */
export interface Violation {
  /**
   * Which way of being broken, from stable parts only (no ids, times, random values): becomes part of the
   * fingerprint, so that repeats merge.
   */
  readonly key: string;
  readonly expected: string;
  readonly observed: string;
  /** Smallest witness, one line each, in order. */
  readonly witness: readonly string[];
  /** Exchanges that prove it, the decisive one last. */
  readonly exchanges: readonly string[];
  readonly confidence: Confidence;
  /** Overrides the declaration's when this way of failing is milder. Never harsher. */
  readonly severity?: Severity;
  /**
   * What is broken sits in one place for the whole API, such as its router: told once, with all operations that show
   * it, instead of once for each.
   */
  readonly everywhere?: true;
}

export type Verdict =
  /** `evidence`: number of exchanges (or histories) that could have failed; at least 1. */
  | { readonly outcome: 'pass'; readonly evidence: number; readonly note?: string }
  | { readonly outcome: 'fail'; readonly violations: readonly Violation[]; readonly evidence: number }
  | { readonly outcome: 'not-applicable'; readonly reason: string }
  | { readonly outcome: 'not-tested'; readonly reason: string }
  | { readonly outcome: 'inconclusive'; readonly reason: string }
  | { readonly outcome: 'errored'; readonly reason: string };

/** yes, or the reason why not, in words. */
export type Applicability = { readonly applies: true } | { readonly applies: false; readonly reason: string };
