import type { Resource, ResourceModel } from './types.ts';

export type Role = 'list' | 'create' | 'read' | 'replace' | 'patch' | 'delete';

type Roles = ReadonlyMap<string, Resource>;

const known = new WeakMap<readonly Resource[], Roles>();
const knownPaths = new WeakMap<readonly Resource[], Roles>();

/**
 * The first resource an operation has that role in. Looked up, not searched: every oracle asks it of every operation.
 */
export function resourceWith(
  model: Pick<ResourceModel, 'resources'>,
  role: Role,
  operation: string,
): Resource | undefined {
  const { resources } = model;
  let roles = known.get(resources);
  if (roles === undefined) {
    roles = rolesOf(resources);
    known.set(resources, roles);
  }
  return roles.get(`${role} ${operation}`);
}

/** The first resource with items whose collection has that path. */
export function collectionAt(model: Pick<ResourceModel, 'resources'>, path: string): Resource | undefined {
  const { resources } = model;
  let paths = knownPaths.get(resources);
  if (paths === undefined) {
    const withItems = resources.filter(({ itemPath }) => itemPath !== undefined).toReversed();
    paths = new Map(withItems.map((resource) => [resource.collectionPath, resource]));
    knownPaths.set(resources, paths);
  }
  return paths.get(path);
}

function rolesOf(resources: readonly Resource[]): Roles {
  const roles = new Map<string, Resource>();
  for (const resource of resources) {
    const { list, create, read, replace, patch, delete: remove } = resource;
    const operations = { list: list?.operation, create, read, replace, patch, delete: remove };
    for (const [role, operation] of Object.entries(operations)) {
      const key = `${role} ${operation}`;
      if (operation !== undefined && !roles.has(key)) roles.set(key, resource);
    }
  }
  return roles;
}
