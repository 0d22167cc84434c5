import { operationsOf } from '../../../core/operations/operations-of.ts';
import { inferResources } from '../../../core/resources/infer-resources.ts';
import { schemaReader } from '../../../core/resources/schema-view.ts';
import type { Description } from '../../../core/spec/types.ts';
import { runEngine } from '../engine/run-engine.ts';
import type { LintFacts } from '../types.ts';

/** Everything the lint oracles look at, from one description. */
export async function lintFacts(description: Description): Promise<LintFacts> {
  const { operations, schemes } = operationsOf(description);
  return {
    description,
    operations,
    byId: new Map(operations.map((operation) => [operation.id, operation])),
    schemes,
    model: inferResources(operations, description.document),
    schemas: schemaReader(description.document),
    engine: await runEngine(description),
  };
}
