import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../core/operations/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { resourceWith } from '../../core/resources/resource-with.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { LifecycleEvidence } from './types.ts';

/** The resource whose create operation this is. */
export function createdResource(operation: Operation, facts: PlanFacts): Resource | undefined {
  return resourceWith(facts.model, 'create', operation.id);
}

export function isCreate(operation: Operation, facts: PlanFacts): boolean {
  return createdResource(operation, facts) !== undefined;
}

export const STUB =
  'an id that nobody was ever given is answered like an item: the target may be a stub without memory';

/** Does the target answer whatever id it is asked for? What it shows then says nothing about what it stored. */
export function isStub({ read, readOfNone, resource }: LifecycleEvidence): boolean {
  if (readOfNone?.status !== 200 || readOfNone.item === undefined) return false;
  if (isDeepStrictEqual(readOfNone.item, read?.item)) return true;
  const named = (item: object | undefined): boolean => item !== undefined && resource.idField in item;
  return named(readOfNone.item) || Object.keys(readOfNone.item).join() === Object.keys(read?.item ?? {}).join();
}
