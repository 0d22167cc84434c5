import { checks } from '../../contracts/checks/index.ts';
import { lintOracles } from '../../contracts/lint/index.ts';
import { lintFacts } from '../../contracts/lint/run/lint-facts.ts';
import { probes } from '../../contracts/probes/index.ts';
import { surveys } from '../../contracts/surveys/index.ts';
import { diffPlan } from '../../contracts/test-diff.ts';
import { lintPlan } from '../../contracts/test-lint.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { describeWays } from '../../core/exercise/sign-in/describe-ways.ts';
import { waysOf } from '../../core/exercise/sign-in/index.ts';
import { baseUrls } from '../../core/operations/base-urls.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { withConfiguredLists } from '../../core/plan/configured-lists.ts';
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
  /** How each identity gets its credentials, in words without secrets. */
  readonly access: readonly string[];
}

/** Reads a description and says what would run on each operation; sends nothing else. Throws the errors of reading. */
export async function makePlan(config: ResolvedConfig, place: string): Promise<Plan> {
  const description = await readDescription(place, { headers: config.headers, timeoutMs: config.http.timeoutMs });
  const { operations, schemes } = operationsOf(description);
  const model = withConfiguredLists(inferResources(operations, description.document), operations, config.lists);
  const facts: PlanFacts = { config, operations, byId: new Map(operations.map((one) => [one.id, one])), model };
  const oracles: Oracle[] = [...checks, ...probes, ...surveys, ...laws, ...races];
  const lint = config.only.includes('contracts') ? await lintFacts(description) : undefined;
  const linted = lint === undefined ? [] : lintOracles.flatMap((oracle) => lintPlan(oracle, lint, config));
  const compared = config.only.includes('contracts') ? diffPlan(facts, config) : [];
  const baseUrl = baseUrls(description, config.url)[0] ?? config.url;
  const ways = waysOf(config, { operations, schemes, document: description.document, baseUrl });
  const access = describeWays(ways, config.identities);
  return { description, facts, entries: [...planRun(oracles, facts), ...linted, ...compared], access };
}
