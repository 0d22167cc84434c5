import { derefSchema } from '../../core/operations/references.ts';
import type { Operation } from '../../core/operations/types.ts';
import { isObject } from '../../core/spec/json.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

interface Use {
  readonly operation: Operation;
  readonly name: string;
  readonly kind: string;
}

/** Path up to and with the parameter, names of parameters left out: where one kind of id stands. */
function placesOf({ path }: Operation): { readonly name: string; readonly place: string }[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    const place = segments.slice(0, index + 1).map((one) => (/^\{[^{}]+\}$/.test(one) ? '{}' : one));
    return name === undefined ? [] : [{ name, place: place.join('/') }];
  });
}

function usesOf({ operations, description }: LintFacts): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  for (const operation of operations) {
    for (const { name, place } of placesOf(operation)) {
      const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
      const schema = derefSchema(description.document, parameter?.schema);
      if (!isObject(schema) || typeof schema.type !== 'string') continue;
      const uses = found.get(place) ?? [];
      uses.push({ operation, name, kind: schema.type === 'integer' ? 'number' : schema.type });
      found.set(place, uses);
    }
  }
  return found;
}

function judge(facts: LintFacts): LintProblem[] {
  return [...usesOf(facts).values()].flatMap((uses) => {
    const counts = new Map<string, number>();
    for (const { kind } of uses) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    if (most === undefined || counts.size === 1) return [];
    return uses
      .filter(({ kind }) => kind !== most[0])
      .map(
        ({ operation, name, kind }): LintProblem => ({
          operation: operation.id,
          pointer: operation.pointer,
          key: `parameter ${name}`,
          expected: `the id ${name} as ${most[0]}, as ${most[1]} other ${most[1] === 1 ? 'operation describes' : 'operations describe'} it`,
          observed: `the same place of the path described as ${kind}`,
          confidence: 'firm',
        }),
      );
  });
}

export const oracle: LintOracle = {
  id: 'ids-alike',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-lint',
  holds: 'Ids are described alike',
  broken: 'One id is described in several ways',
  asserts: 'A parameter at one place of the path has the same type in every operation.',
  why: 'A typed client then has two types for one id, and code that uses both does not compile.',
  source: [SOURCES.parameter],
  remedy: 'Declare the parameter once among the components, or at the path, and refer to it.',
  considers: ({ path }) => path.includes('{'),
  lint: judge,
};
