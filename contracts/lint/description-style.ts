import { engineRefuses, toldBy } from './engine/told-by.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintOracle } from './types.ts';

export const oracle: LintOracle = {
  id: 'description-style',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-lint',
  holds: 'The description is well kept',
  broken: 'The description could be better kept',
  asserts:
    'Operations have ids, summaries and success answers, tags are described, components are used, and schemas do not contradict themselves.',
  why: 'Generated clients take their names from operation ids and tags, and people find operations by their summaries.',
  source: [SOURCES.operation],
  remedy: 'Add what is missing at the place that is named.',
  considers: () => true,
  cannot: engineRefuses,
  lint: (facts) => toldBy('description-style', facts).map((problem) => ({ ...problem, everywhere: true })),
};
