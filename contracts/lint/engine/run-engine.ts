import {
  BaseResolver,
  createConfig,
  lintDocument,
  type NormalizedProblem,
  ResolveError,
  Source,
} from '@redocly/openapi-core';
import type { Description } from '../../../core/spec/types.ts';
import { ENGINE_RULES } from './rules.data.ts';
import type { EngineProblem, EngineReport } from './types.ts';

/** Everything is in the one bundled document; whatever else is asked for is neither read nor fetched. */
class ClosedResolver extends BaseResolver {
  override loadExternalRef(reference: string): Promise<never> {
    return Promise.reject(new ResolveError(new Error(`${reference} is outside the description`)));
  }
}

/**
 * The engine knows two severities; ours are given when its messages are told. Members that a schema does not name are
 * allowed in examples as JSON Schema allows them.
 */
const settings = Object.fromEntries(
  Object.entries(ENGINE_RULES).map(([rule, { oracle }]) => [
    rule,
    oracle === 'examples-valid'
      ? { severity: 'error' as const, allowAdditionalProperties: true }
      : { severity: 'error' as const },
  ]),
);

function problemOf(problem: NormalizedProblem): EngineProblem {
  const [location] = problem.location;
  const pointer = location?.pointer ?? '';
  return {
    rule: problem.ruleId,
    message: problem.message,
    pointer: pointer.replace(/^#\/?/, (found) => (found === '#' ? '' : '/')).replace(/\/$/, ''),
    suggestions: problem.suggest,
  };
}

/**
 * What the linter engine (@redocly/openapi-core) says of a description as it was written, bundled. Never throws: what
 * the engine refuses is its `failure`. Reads and fetches nothing.
 */
export async function runEngine(description: Pick<Description, 'original'>): Promise<EngineReport> {
  try {
    const config = await createConfig({ rules: settings });
    const document = { source: new Source('description.json', ''), parsed: description.original };
    const problems = await lintDocument({ document, config, externalRefResolver: new ClosedResolver() });
    return { problems: problems.map(problemOf) };
  } catch (error) {
    return { problems: [], failure: error instanceof Error ? error.message : String(error) };
  }
}
