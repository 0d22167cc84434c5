import type { Operation } from '../../core/operations/types.ts';

const PARAMETER = /\{[^{}]*\}/g;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly parameters: number;
}

/** Finds the operation of a method and a path below the base path; templates with fewer parameters come first. */
export function mockRoutes(
  operations: readonly Operation[],
): (method: string, path: string) => Operation | 'other methods' | undefined {
  const bySegments = new Map<string, Route[]>();
  for (const operation of operations) {
    const path = operation.path.split('#')[0] ?? '';
    const literals = path.split(PARAMETER).map(escaped);
    const route = { operation, pattern: new RegExp(`^${literals.join('[^/]+')}/?$`), parameters: literals.length - 1 };
    const key = String(path.split('/').length);
    bySegments.set(
      key,
      [...(bySegments.get(key) ?? []), route].sort((a, b) => a.parameters - b.parameters),
    );
  }
  return (method, path) => {
    const routes = (bySegments.get(String(path.split('/').length)) ?? []).filter(({ pattern }) => pattern.test(path));
    const found = routes.find(({ operation }) => operation.method === method);
    return found?.operation ?? (routes.length > 0 ? 'other methods' : undefined);
  };
}
