import { within } from './shared/documented.ts';
import { SOURCES } from './shared/sources.data.ts';
import { unboundedFields } from './shared/unbounded-fields.ts';
import type { LintOracle, LintProblem } from './types.ts';

const SHOWN = 5;

export const oracle: LintOracle = {
  id: 'request-bounds',
  part: 'contracts',
  kind: 'check',
  severity: 'info',
  criterion: 'spec-lint',
  holds: 'Texts and lists of requests are bounded',
  broken: 'A request may carry a text or list of any length',
  asserts:
    'Each text of a request body has a maxLength (or a format, pattern or enum that bounds it), each array a maxItems.',
  why: 'What has no bound in the description has none in the code that is made from it; one request then fills memory or disk.',
  source: [SOURCES.resources],
  remedy: 'Write the length of the database column as maxLength, and the most items that make sense as maxItems.',
  considers: ({ body }) => body !== undefined,
  lint: ({ operations, description }) =>
    operations.flatMap((operation): LintProblem[] => {
      const schemas = (operation.body?.contents ?? [])
        .filter(({ type }) => /json|form/.test(type))
        .map(({ schema }) => schema);
      const { texts, lists } = unboundedFields(description.document, schemas);
      const place = {
        operation: operation.id,
        pointer: within(operation, 'requestBody'),
        confidence: 'certain',
        everywhere: true,
      } as const;
      const named = (fields: readonly string[]): string =>
        `${fields.slice(0, SHOWN).join(', ')}${fields.length > SHOWN ? ` and ${fields.length - SHOWN} more` : ''}`;
      return [
        ...(texts.length === 0
          ? []
          : [{ ...place, key: 'texts', expected: 'maxLength on every text', observed: `none on ${named(texts)}` }]),
        ...(lists.length === 0
          ? []
          : [{ ...place, key: 'lists', expected: 'maxItems on every array', observed: `none on ${named(lists)}` }]),
      ];
    }),
};
