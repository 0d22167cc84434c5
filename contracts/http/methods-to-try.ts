import { fillPath, matchPath } from '../../core/exercise/paths.ts';
import type { HttpMethod, Operation } from '../../core/operations/types.ts';
import { isSafe, mayBeSent } from '../../core/plan/safety.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { madeUpPath } from './made-up-path.ts';

type PathValues = Readonly<Record<string, unknown>>;

export interface MethodToTry {
  readonly method: string;
  readonly path: PathValues;
}

/** No specification has it, and none will. */
export const NO_METHOD = 'ASSAY';
const METHODS: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Methods the description does not have at an operation's path and that can do no harm there. What may change something
 * goes to an item that does not exist; where a path names none, only a PATCH without content is left, and only to a
 * local target: an undescribed change could be of everything. `known`: path values of an accepted request.
 */
export function methodsToTry(operation: Operation, facts: PlanFacts, known: PathValues): MethodToTry[] {
  const { config, model, operations } = facts;
  const isWhole = (path: PathValues): boolean => fillPath(operation.path, path) !== undefined;
  const nothing = madeUpPath(operation.path, operation.parameters, known);
  // Another template may fit the same path: /users/me and /users/{id}.
  const isDescribed = (method: string, path: PathValues): boolean => {
    const concrete = fillPath(operation.path, path) ?? operation.path;
    return operations.some((one) => one.method === method && matchPath(one.path, concrete) !== undefined);
  };
  const found = METHODS.flatMap((method): MethodToTry[] => {
    const { operationId: _, ...rest } = operation;
    const pretended: Operation = { ...rest, method, id: `${method} ${operation.path}` };
    if (!mayBeSent(pretended, config, model).applies) return [];
    if (isSafe(pretended)) return [{ method, path: isWhole(known) ? known : (nothing ?? known) }];
    if (nothing) return [{ method, path: nothing }];
    return method === 'PATCH' && config.environment === 'local' ? [{ method, path: known }] : [];
  });
  return [
    ...found.filter(({ method, path }) => !isDescribed(method, path)),
    { method: NO_METHOD, path: nothing ?? known },
  ].filter(({ path }) => isWhole(path));
}
