import { checks } from '../../contracts/checks/index.ts';
import { probes } from '../../contracts/probes/index.ts';
import { surveys } from '../../contracts/surveys/index.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { planRun } from '../../core/plan/plan.ts';
import type { Oracle, PlanEntry, PlanFacts } from '../../core/plan/types.ts';
import { inferResources } from '../../core/resources/infer-resources.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import type { Description } from '../../core/spec/types.ts';
import { laws } from '../../properties/laws/index.ts';
import { races } from '../../scenarios/races/index.ts';

export interface Plan {
  readonly description: Description;
  readonly facts: PlanFacts;
  readonly entries: readonly PlanEntry[];
}

/** Reads a description and says what would run on each operation; sends nothing else. Throws the errors of reading. */
export async function makePlan(config: ResolvedConfig, place: string): Promise<Plan> {
  const description = await readDescription(place, { headers: config.headers, timeoutMs: config.http.timeoutMs });
  const { operations } = operationsOf(description);
  const model = inferResources(operations, description.document);
  const facts: PlanFacts = { config, operations, byId: new Map(operations.map((one) => [one.id, one])), model };
  const oracles: Oracle[] = [...checks, ...probes, ...surveys, ...laws, ...races];
  return { description, facts, entries: planRun(oracles, facts) };
}
