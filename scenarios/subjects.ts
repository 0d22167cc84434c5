import { takesIfMatch } from '../core/exercise/exercise-operation.ts';
import type { Operation } from '../core/operations/types.ts';
import { isSignIn } from '../core/plan/safety.ts';
import type { PlanFacts } from '../core/plan/types.ts';
import { resourceWith } from '../core/resources/resource-with.ts';
import type { Resource } from '../core/resources/types.ts';

export function isCreate(operation: Operation, facts: PlanFacts): boolean {
  return (
    operation.method === 'POST' &&
    !isSignIn(operation) &&
    resourceWith(facts.model, 'create', operation.id) !== undefined
  );
}

/** The resource that this operation replaces or patches. */
export function updatedResource(operation: Operation, facts: PlanFacts): Resource | undefined {
  return resourceWith(facts.model, 'replace', operation.id) ?? resourceWith(facts.model, 'patch', operation.id);
}

export function isUpdate(operation: Operation, facts: PlanFacts): boolean {
  return updatedResource(operation, facts) !== undefined;
}

export function isConditionalUpdate(operation: Operation, facts: PlanFacts): boolean {
  return isUpdate(operation, facts) && takesIfMatch(operation);
}

export function keyHeader(operation: Operation, facts: PlanFacts): string | undefined {
  return facts.model.idempotency.find((support) => support.operation === operation.id)?.header;
}

export function isKeyed(operation: Operation, facts: PlanFacts): boolean {
  return keyHeader(operation, facts) !== undefined;
}
