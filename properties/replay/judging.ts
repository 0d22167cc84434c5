import type { Operation } from '../../core/operations/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';

/** The header that carries the operation's idempotency key, when it takes one. */
export function keyHeader(operation: Operation, facts: PlanFacts): string | undefined {
  return facts.model.idempotency.find((support) => support.operation === operation.id)?.header;
}

export function isKeyed(operation: Operation, facts: PlanFacts): boolean {
  return keyHeader(operation, facts) !== undefined;
}
