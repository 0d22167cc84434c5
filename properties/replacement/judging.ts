import type { Operation } from '../../core/operations/types.ts';
import type { Applicability } from '../../core/oracle/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { resourceWith } from '../../core/resources/resource-with.ts';
import type { Resource } from '../../core/resources/types.ts';

/** The resource whose items this PUT replaces. */
export function replacedResource(operation: Operation, facts: PlanFacts): Resource | undefined {
  if (operation.method !== 'PUT') return undefined;
  return resourceWith(facts.model, 'replace', operation.id);
}

export function isReplace(operation: Operation, facts: PlanFacts): boolean {
  return replacedResource(operation, facts) !== undefined;
}

export function canBeReplaced(operation: Operation, facts: PlanFacts): Applicability {
  const resource = replacedResource(operation, facts);
  if (!resource?.read) return { applies: false, reason: 'no operation reads one item' };
  if (!resource.create) return { applies: false, reason: 'no operation creates one to try it on' };
  return operation.body ? { applies: true } : { applies: false, reason: 'the operation takes no body' };
}
