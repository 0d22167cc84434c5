import type { ValidationProblem } from '../core/operations/types.ts';

const CHOICES = new Set(['anyOf', 'oneOf']);

/**
 * A value that fits no alternative of anyOf or oneOf breaks every one of them; told are only the problems of the
 * alternative it comes closest to. Where the branches cannot be told apart, the choice itself stands for them.
 */
export function closestBranch(problems: readonly ValidationProblem[]): readonly ValidationProblem[] {
  let rest = problems;
  for (const choice of problems.filter((one) => CHOICES.has(one.keyword))) {
    if (!rest.includes(choice)) continue;
    const end = rest.indexOf(choice);
    const start = startOfBranches(rest, end, choice.path);
    const branches = Map.groupBy(rest.slice(start, end), (one) => branchOf(one, choice));
    if (branches.size === 0) continue;
    const closest = [...branches].sort(([, left], [, right]) => distance(left) - distance(right))[0];
    const told =
      meant(rest.slice(start, end), choice) ?? (branches.has(undefined) ? [choice] : (closest?.[1] ?? [choice]));
    // Without a branch that fits nothing counts as evaluated: a consequence, no problem of its own.
    const after = rest
      .slice(end + 1)
      .filter((one) => one.keyword !== 'unevaluatedProperties' || one.path !== choice.path);
    rest = [...rest.slice(0, start), ...told, ...after];
  }
  return rest;
}

/** Of a value or null the value was meant, when something inside it is wrong. */
function meant(problems: readonly ValidationProblem[], choice: ValidationProblem): ValidationProblem[] | undefined {
  const inside = problems.filter((one) => one.path !== choice.path);
  const beside = problems.filter((one) => one.path === choice.path);
  return inside.length > 0 && beside.length > 0 && beside.every((one) => one.keyword === 'type') ? inside : undefined;
}

/** The validator lists the problems of the branches right before the choice itself. */
function startOfBranches(problems: readonly ValidationProblem[], end: number, path: string): number {
  let start = end;
  while (start > 0 && below(problems[start - 1]?.path ?? '', path)) start--;
  return start;
}

function below(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

function branchOf(problem: ValidationProblem, choice: ValidationProblem): string | undefined {
  const prefix = `${choice.schemaPath}/`;
  return problem.schemaPath.startsWith(prefix) ? problem.schemaPath.slice(prefix.length).split('/')[0] : undefined;
}

/** A wrong constant or type says that another alternative was meant. */
function distance(problems: readonly ValidationProblem[]): number {
  return problems.reduce((sum, { keyword }) => sum + (['const', 'enum', 'type'].includes(keyword) ? 10 : 1), 0);
}
