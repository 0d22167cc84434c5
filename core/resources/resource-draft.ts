import type { OperationFacts } from './operation-facts.ts';
import type { PathShape } from './path-shape.ts';

export type Role = 'list' | 'create' | 'read' | 'replace' | 'patch' | 'delete';

/** A resource while it is being put together. */
export interface ResourceDraft {
  readonly collectionKey: string;
  /** Collection key with the last noun in singular: joins '/user/{id}' and '/users'. */
  readonly subject: string;
  /** Normal form of the thing: 'orderline'. */
  readonly noun: string;
  readonly shape: PathShape;
  /** How many segments of `shape` make the collection path. */
  readonly length: number;
  collectionPath: string;
  itemKey?: string;
  itemPath?: string;
  idParameter?: string;
  /** GET on the collection that answers plain strings or numbers. */
  scalarList?: OperationFacts;
  readonly roles: Map<Role, OperationFacts>;
  readonly actions: OperationFacts[];
}

/** Puts an operation in a role if the role is free; says whether it did. */
export function take(draft: ResourceDraft, role: Role, facts: OperationFacts | undefined): boolean {
  if (facts === undefined || draft.roles.has(role)) return false;
  draft.roles.set(role, facts);
  return true;
}
