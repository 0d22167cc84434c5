import type { Severity } from '../../../core/oracle/types.ts';

/** One message of the linter engine. */
export interface EngineProblem {
  /** The engine's rule id: 'struct', 'operation-summary'. */
  readonly rule: string;
  readonly message: string;
  /** JSON pointer into `Description.original`. */
  readonly pointer: string;
  /** Names that were probably meant. */
  readonly suggestions: readonly string[];
}

/** What the engine said; `failure` is why it could not read the description. */
export interface EngineReport {
  readonly problems: readonly EngineProblem[];
  readonly failure?: string;
}

/** Which oracle tells what an engine's rule finds, and how bad that is. */
export interface EngineRule {
  readonly oracle: 'description-style' | 'description-valid' | 'examples-valid';
  readonly severity: Severity;
  /** What the rule wants, as the end of "expected …". */
  readonly expected: string;
}
