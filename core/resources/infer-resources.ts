import type { Operation } from '../operations/types.ts';
import type { JsonObject } from '../spec/types.ts';
import { consumptionsOf } from './consumptions.ts';
import { draftResources } from './draft-resources.ts';
import { finishResources } from './finished-resource.ts';
import { idempotencyOf } from './idempotency.ts';
import { listShapeOf } from './list-shape.ts';
import { factsOf } from './operation-facts.ts';
import { producerFinder } from './producers.ts';
import { indexResources } from './resource-index.ts';
import { schemaReader } from './schema-view.ts';
import type { ListShape, ResourceModel } from './types.ts';

/**
 * Infers resources, list shapes, who needs and who supplies ids, and idempotency keys from the description alone: names,
 * path shapes, schemas and OpenAPI links. Pure; `document` is only read, to follow `$ref`s.
 */
export function inferResources(operations: readonly Operation[], document: JsonObject): ResourceModel {
  const reader = schemaReader(document);
  const facts = factsOf(operations, reader);
  const finished = finishResources(draftResources(facts, reader), reader);
  const resources = finished.map((one) => one.resource);
  const known = new Map<string, ListShape>();
  for (const { list } of resources) if (list !== undefined) known.set(list.operation, list);
  const lists = facts
    .map((one) => known.get(one.operation.id) ?? listShapeOf(one, reader))
    .filter((list) => list !== undefined);
  const finder = producerFinder(finished, facts, reader);
  return {
    resources,
    lists,
    consumptions: consumptionsOf(facts, indexResources(finished), finder, reader),
    idempotency: idempotencyOf(operations),
  };
}
