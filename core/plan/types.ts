import type { ResolvedConfig } from '../config/types.ts';
import type { Operation } from '../operations/types.ts';
import type { Applicability, OracleDeclaration, Part } from '../oracle/types.ts';
import type { ResourceModel } from '../resources/types.ts';

/** Everything an oracle may look at before a request is sent. */
export interface PlanFacts {
  readonly config: ResolvedConfig;
  readonly operations: readonly Operation[];
  readonly byId: ReadonlyMap<string, Operation>;
  readonly model: ResourceModel;
}

/** A declaration plus the two questions that decide where it runs. */
export interface Oracle extends OracleDeclaration {
  /** Is this operation the kind of thing the oracle speaks about at all (a list, a create, a conditional update)? */
  considers(operation: Operation, facts: PlanFacts): boolean;
  /** Asked only for considered operations: can it be tried, and if not, why not (in words). */
  appliesTo(operation: Operation, facts: PlanFacts): Applicability;
}

export interface PlanEntry {
  readonly oracle: string;
  readonly part: Part;
  readonly criterion: string;
  /** `Operation.id`; absent for a module in which the oracle considers nothing. */
  readonly operation?: string;
  readonly module: string;
  readonly runs: boolean;
  /** Present when it does not run. */
  readonly reason?: string;
  readonly outcome?: 'not-applicable' | 'not-tested';
}
