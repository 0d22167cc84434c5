import type { Operation } from '../../core/operations/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import type { Resource } from '../../core/resources/types.ts';

/** The resource whose create operation this is. */
export function createdResource(operation: Operation, facts: PlanFacts): Resource | undefined {
  return facts.model.resources.find((resource) => resource.create === operation.id);
}

export function isCreate(operation: Operation, facts: PlanFacts): boolean {
  return createdResource(operation, facts) !== undefined;
}
