import type { Operation } from '../../core/operations/types.ts';
import { errorResponses, within } from './shared/documented.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

interface Format {
  readonly operation: Operation;
  readonly status: string;
  readonly names: ReadonlySet<string>;
}

/** From this share on a format is the rule. */
const RULE = 0.6;
const DESCRIBED_AT_LEAST = 3;

/** What says that it is unwell has its own form for that. */
const HEALTH = /health|ready|readiness|live\w*$/i;

function formatsOf(operation: Operation, { schemas }: LintFacts): Format[] {
  if (HEALTH.test(operation.path)) return [];
  return errorResponses(operation).flatMap(({ status, contents }) =>
    contents
      .filter(({ type }) => /json/.test(type))
      .flatMap(({ schema }): Format[] => {
        const names = new Set(schemas.view(schema).properties.keys());
        return names.size === 0 ? [] : [{ operation, status, names }];
      }),
  );
}

const textOf = (names: ReadonlySet<string>): string => [...names].sort().join(', ');
/** Half of the members of the smaller one are in the other: it adds some, as a validation error does with its fields. */
function agree(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((name) => other.has(name)).length;
  return shared * 2 >= Math.min(one.size, other.size);
}

function judge(facts: LintFacts): LintProblem[] {
  const formats = facts.operations.flatMap((operation) => formatsOf(operation, facts));
  const counts = new Map<string, { readonly names: ReadonlySet<string>; count: number }>();
  for (const { names } of formats) {
    const text = textOf(names);
    const entry = counts.get(text) ?? { names, count: 0 };
    entry.count += 1;
    counts.set(text, entry);
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (most === undefined || formats.length < DESCRIBED_AT_LEAST) return [];
  const others = formats.filter(({ names }) => !agree(names, most.names));
  if (others.length === 0) return [];
  if (1 - others.length / formats.length < RULE) {
    const shown = [...counts.keys()].slice(0, 4).map((text) => `{${text}}`);
    return [
      {
        pointer: '/components',
        key: 'no common format',
        expected: 'one format of errors for the whole API',
        observed: `${counts.size} formats and none of them is the rule: ${shown.join('; ')}${counts.size > 4 ? '; …' : ''}`,
        confidence: 'firm',
      },
    ];
  }
  return others.map(({ operation, status, names }) => ({
    operation: operation.id,
    pointer: within(operation, 'responses', status),
    key: `status ${status}`,
    expected: `errors with the members ${textOf(most.names)}, as ${most.count} other answers have them`,
    observed: `${status} has the members ${textOf(names)}`,
    confidence: 'firm',
  }));
}

export const oracle: LintOracle = {
  id: 'error-format-uniform',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-lint',
  holds: 'Errors have one format',
  broken: 'Errors have several formats',
  asserts: 'The error answers of all operations describe the same members, problem details (RFC 9457) or any other.',
  why: 'A client handles errors in one place; each further format is a branch that is tested only in production.',
  source: [SOURCES.problemDetails],
  remedy: 'Refer to one error schema from every error answer; add members where one kind of error says more.',
  considers: (operation, facts) => formatsOf(operation, facts).length > 0,
  lint: judge,
};
