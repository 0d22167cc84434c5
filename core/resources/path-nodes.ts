import type { HttpMethod } from '../operations/types.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { PathShape } from './path-shape.ts';

/** All operations of one path shape. */
export interface PathNode {
  readonly shape: PathShape;
  /** As written in the description. */
  readonly path: string;
  readonly methods: ReadonlyMap<HttpMethod, OperationFacts>;
}

/** Groups operations by path shape; of two that differ only in parameter names the first one counts. */
export function pathNodes(facts: readonly OperationFacts[]): ReadonlyMap<string, PathNode> {
  const nodes = new Map<string, { shape: PathShape; path: string; methods: Map<HttpMethod, OperationFacts> }>();
  for (const one of facts) {
    const { method, path } = one.operation;
    const node = nodes.get(one.shape.key) ?? { shape: one.shape, path, methods: new Map() };
    if (!node.methods.has(method)) node.methods.set(method, one);
    nodes.set(one.shape.key, node);
  }
  return nodes;
}
