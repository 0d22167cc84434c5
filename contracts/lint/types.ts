import type { Operation, SecurityScheme } from '../../core/operations/types.ts';
import type { Confidence, OracleDeclaration, Severity } from '../../core/oracle/types.ts';
import type { SchemaReader } from '../../core/resources/schema-view.ts';
import type { ResourceModel } from '../../core/resources/types.ts';
import type { Description, SourcePosition } from '../../core/spec/types.ts';
import type { EngineReport } from './engine/types.ts';

/** Everything a lint oracle may look at: the description and what is inferred from it. Nothing is sent. */
export interface LintFacts {
  readonly description: Description;
  readonly operations: readonly Operation[];
  readonly byId: ReadonlyMap<string, Operation>;
  readonly schemes: readonly SecurityScheme[];
  readonly model: ResourceModel;
  readonly schemas: SchemaReader;
  readonly engine: EngineReport;
}

/** One place of the description that breaks a rule. */
export interface LintProblem {
  /** `Operation.id`; absent when it concerns the whole description or something several operations share. */
  readonly operation?: string;
  /** JSON pointer into the description; the nearest known place around it is shown. */
  readonly pointer: string;
  /** The way of being broken, or the engine's rule: part of the fingerprint, so stable words only. */
  readonly key: string;
  readonly expected: string;
  readonly observed: string;
  readonly confidence: Confidence;
  /** A matter of the whole description: told once, with all its places. */
  readonly everywhere?: true;
  /** Never harsher than the oracle's. */
  readonly severity?: Severity;
  /** Where it stands, when that is known better than by the pointer. */
  readonly position?: SourcePosition;
}

/** An oracle on the description alone: pure, no clock, no network. */
export interface LintOracle extends OracleDeclaration {
  readonly part: 'contracts';
  readonly kind: 'check';
  /** Does it speak about this operation at all? */
  considers(operation: Operation, facts: LintFacts): boolean;
  /** In words, why it cannot judge this description; absent when it can. */
  cannot?(facts: LintFacts): string | undefined;
  lint(facts: LintFacts): readonly LintProblem[];
}
