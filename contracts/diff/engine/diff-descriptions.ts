import type { Description } from '../../../core/spec/types.ts';
import { compareOperation } from '../compare/compare-operation.ts';
import { compareComponents, compareInfo, compareWebhooks } from '../compare/compare-rest.ts';
import { compareServerLists } from '../compare/compare-servers.ts';
import { pairOperations } from '../compare/pair-operations.ts';
import { compareSchemes } from '../compare/security-schemes.ts';
import { SchemaComparer } from '../schema/schema-comparer.ts';
import type { DescriptionDiff, DiffOptions } from '../types.ts';
import { Collector } from './collector.ts';
import type { Comparison } from './comparison.ts';
import { type OperationView, rawResponses, viewsOf } from './operation-view.ts';
import { retirementOf } from './retirement.ts';
import { DescribedSide } from './side.ts';
import { Unchanged } from './unchanged.ts';

const REMOVED = {
  alive: 'operation-removed',
  undated: 'operation-removed-undated',
  announced: 'operation-removed-early',
  over: 'operation-retired',
} as const;

/**
 * Every difference of two descriptions, whatever versions they are written in, each classified for a client that was
 * written from OLD. Sends nothing. Where the keywords of schemas cannot decide, values of one side are judged by the
 * validator of the other, and a value that only one side accepts is handed back as the witness.
 */
export function diffDescriptions(before: Description, after: Description, options: DiffOptions): DescriptionDiff {
  const sides = { old: new DescribedSide(before), new: new DescribedSide(after) };
  const unchanged = new Unchanged(before.document, after.document);
  const schemas = new SchemaComparer(sides, unchanged, options.today, options.seed ?? 1);
  const changes = new Collector(sides.old, sides.new, schemas);
  const comparison: Comparison = { ...sides, schemas, changes, today: options.today };
  const { pairs, removed, added, moved } = pairOperations(
    { side: sides.old, views: viewsOf(sides.old) },
    { side: sides.new, views: viewsOf(sides.new) },
  );
  const servers = { side: 'description', at: 'servers', pointer: { old: '/servers', new: '/servers' } } as const;
  compareServerLists(comparison, sides.old.document, sides.new.document, servers, moved);
  for (const view of removed) remove(comparison, view);
  for (const view of added) {
    const place = {
      side: 'operation',
      operation: view.operation.id,
      at: 'operation',
      pointer: { new: view.pointer },
    } as const;
    changes.add('operation-added', place, { new: view.operation.id });
  }
  for (const { old, new: next } of pairs) {
    if (unchanged.operation(old, next)) continue;
    const { id } = next.operation;
    if (shape(old.operation.id) !== shape(id)) {
      const pointer = { old: old.pointer, new: next.pointer };
      const place = { side: 'operation', operation: id, at: 'operation', pointer } as const;
      changes.add('path-rewritten', place, { old: old.operation.path, new: next.operation.path });
    }
    compareOperation(comparison, { old, new: next, id, label: '', request: 'request', response: 'response' });
  }
  compareWebhooks(comparison);
  compareSchemes(comparison);
  compareInfo(comparison);
  compareComponents(comparison);
  return { old: told(before), new: told(after), compared: pairs.length, changes: changes.changes() };
}

const shape = (id: string): string => id.replaceAll(/\{[^{}]*\}/g, '{}');

function remove({ old, changes, today }: Comparison, view: OperationView): void {
  const { state, sunset } = retirementOf(view.raw, Object.values(rawResponses(old, view)), today);
  const place = {
    side: 'operation',
    operation: view.operation.id,
    at: 'operation',
    pointer: { old: view.pointer },
  } as const;
  changes.add(REMOVED[state], place, {
    old: sunset === undefined ? view.operation.id : `${view.operation.id}, sunset ${sunset}`,
  });
}

const told = ({ source, title, version, openapi }: Description): DescriptionDiff['old'] => ({
  source,
  title,
  version,
  openapi,
});
