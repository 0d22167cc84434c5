import type { Operation } from '../../../core/operations/types.ts';
import type { LintFacts } from '../types.ts';

/** The operation by a pointer to it or into it; undefined outside of operations. */
export function operationAt({ operations }: LintFacts): (pointer: string) => Operation | undefined {
  const byPointer = new Map(operations.map((operation) => [operation.pointer, operation]));
  return (pointer) => {
    const tokens = pointer.split('/');
    return byPointer.get(tokens.slice(0, 4).join('/')) ?? byPointer.get(tokens.slice(0, 5).join('/'));
  };
}
