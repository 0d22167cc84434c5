import type { Operation } from '../../core/operations/types.ts';
import { isOfClass, needsCredentials, says, within } from './shared/documented.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintOracle, LintProblem } from './types.ts';

const takesInput = ({ parameters, body }: Operation): boolean => parameters.length > 0 || body !== undefined;

function problemsOf(operation: Operation): LintProblem[] {
  const { id, responses } = operation;
  const place = {
    operation: id,
    pointer: within(operation, 'responses'),
    confidence: 'certain',
    everywhere: true,
  } as const;
  const named = responses.map(({ status }) => status).join(', ') || 'none';
  const refuses = responses.some((one) => isOfClass(one, 4) || one.status.toLowerCase() === 'default');
  if (takesInput(operation) && !refuses) {
    const expected = 'a 4XX answer (or default), since there is input that can be wrong';
    return [{ ...place, key: 'no 4XX', expected, observed: `the documented answers are ${named}` }];
  }
  if (needsCredentials(operation) && !says(operation, 401)) {
    const expected = 'a 401 answer (or 4XX, or default), since credentials are needed';
    return [{ ...place, key: 'no 401', expected, observed: `the documented answers are ${named}` }];
  }
  return [];
}

export const oracle: LintOracle = {
  id: 'errors-declared',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-lint',
  holds: 'Refusals are described',
  broken: 'An operation does not describe its refusals',
  asserts: 'Each operation with input describes a 4XX answer, and each that needs credentials describes 401.',
  why: 'Callers meet refusals in their first hour; without a description each of them guesses how one looks.',
  source: [SOURCES.responses, SOURCES.unauthorized],
  remedy: 'Refer to shared responses for 400, 401, 403, 404 and 422 from each operation, or describe default.',
  considers: (operation) => takesInput(operation) || needsCredentials(operation),
  lint: ({ operations }) => operations.flatMap(problemsOf),
};
