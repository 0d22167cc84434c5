import { engineRefuses, toldBy } from './engine/told-by.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintOracle } from './types.ts';

export const oracle: LintOracle = {
  id: 'examples-valid',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-lint',
  holds: 'Every example fits its schema',
  broken: 'An example does not fit its schema',
  asserts: 'Examples of parameters, bodies and schemas are valid against the schema beside them.',
  why: 'People copy examples into their first request, mock servers answer with them, and both then break.',
  source: [SOURCES.mediaType, SOURCES.example],
  remedy: 'Correct the example, or the schema where the example is what the API really does.',
  considers: () => true,
  cannot: engineRefuses,
  lint: (facts) => toldBy('examples-valid', facts),
};
