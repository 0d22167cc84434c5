import fc from 'fast-check';
import type { JsonObject } from '../../core/spec/types.ts';
import type { MergeTrace, Step, UseOfDeleted } from '../../properties/lifecycle/types.ts';
import type { Named } from './evidence-arbitraries.ts';
import { operationOf } from './operation-builder.ts';

/** Patches of one field, and uses of what was deleted. */
export function afterlifeEvidences(
  step: fc.Arbitrary<Named<Step>>,
  statuses: fc.Arbitrary<number>,
): { merged: fc.Arbitrary<Named<MergeTrace>>; useOfDeleted: fc.Arbitrary<Named<UseOfDeleted>> } {
  const merged: fc.Arbitrary<Named<MergeTrace>> = fc
    .tuple(fc.constantFrom<JsonObject>({ name: 'n' }, { name: null }), step, step, step)
    .map(([sent, before, update, after]) => (naming) => ({
      operation: operationOf('PATCH /orders/{id}'),
      sent,
      writable: ['name', 'status'],
      before: before(naming),
      update: update(naming),
      after: after(naming),
    }));
  const useOfDeleted: fc.Arbitrary<Named<UseOfDeleted>> = fc
    .tuple(fc.constantFrom<UseOfDeleted['kind']>('part', 'update'), fc.nat(9), statuses, fc.boolean())
    .map(([kind, id, status, empty]) => (naming) => ({
      operation: operationOf(kind === 'part' ? 'GET /orders/{id}/lines' : 'PATCH /orders/{id}'),
      kind,
      exchange: naming.id(id),
      status,
      empty,
    }));
  return { merged, useOfDeleted };
}
