import { AssayError } from '../core/errors/assay-error.ts';
import type { Session } from '../core/exercise/session.ts';
import { isSelected } from '../core/plan/safety.ts';
import type { PlanEntry } from '../core/plan/types.ts';
import { diffDescriptions } from './diff/engine/diff-descriptions.ts';
import { readPlace } from './diff/engine/read-place.ts';
import { verdictsOfDiff } from './diff/engine/verdicts.ts';
import { oracle } from './diff/spec-diff.ts';

/** What `assay plan` and a run say of modules when there is nothing to compare with. */
export function diffPlan(
  facts: Pick<Session['facts'], 'operations'>,
  config: Pick<Session['config'], 'previous'> & Parameters<typeof isSelected>[1],
): readonly PlanEntry[] {
  const { id, part, criterion } = oracle;
  if (config.previous !== null) {
    return facts.operations.map((operation): PlanEntry => {
      const entry = { oracle: id, part, criterion, operation: operation.id, module: operation.module };
      const selected = isSelected(operation, config);
      return selected.applies
        ? { ...entry, runs: true }
        : { ...entry, runs: false, outcome: 'not-tested', reason: selected.reason };
    });
  }
  const reason = 'no earlier description is named to compare with (--previous)';
  return [...new Set(facts.operations.map(({ module }) => module))].map((module) => ({
    oracle: id,
    part,
    criterion,
    module,
    runs: false,
    outcome: 'not-tested',
    reason,
  }));
}

/** Holds the description against an earlier one, where one is named. Sends nothing to the API. */
export async function testDiff(session: Session): Promise<void> {
  const { journal, config, facts } = session;
  for (const entry of diffPlan(facts, config)) if (!entry.runs) journal.planned(oracle, entry);
  if (config.previous === null) return;
  const selected = facts.operations.filter((operation) => isSelected(operation, config).applies);
  let earlier: Awaited<ReturnType<typeof readPlace>>;
  try {
    const { headers, http } = config;
    earlier = await readPlace(config.previous, process.cwd(), { headers, timeoutMs: http.timeoutMs });
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    const reason = `the previous description cannot be read: ${error.parts.what} ${error.parts.observed ?? ''}`.trim();
    for (const operation of selected) journal.judge(oracle, operation, { outcome: 'inconclusive', reason });
    return;
  }
  const today = new Date().toISOString().slice(0, 10);
  const diff = diffDescriptions(earlier, facts.description, { today, seed: config.seed });
  for (const { operation, verdict } of verdictsOfDiff(diff, selected)) journal.judge(oracle, operation, verdict);
}
