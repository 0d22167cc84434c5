import { splitPointer } from '../pointer.ts';

/** The pointers of one file whose place is asked for, as a tree; `found` receives offsets (or lines). */
export interface Wanted {
  readonly children: Map<string, Wanted>;
  /** The pointer, when this very node is asked for. */
  pointer?: string;
}

export function wantedTree(pointers: Iterable<string>): Wanted {
  const root: Wanted = { children: new Map() };
  for (const pointer of pointers) {
    let node = root;
    for (const token of splitPointer(pointer)) {
      let child = node.children.get(token);
      if (child === undefined) {
        child = { children: new Map() };
        node.children.set(token, child);
      }
      node = child;
    }
    node.pointer = pointer;
  }
  return root;
}

/** How many pointers a tree asks for. */
export function countWanted(wanted: Wanted): number {
  let count = wanted.pointer === undefined ? 0 : 1;
  for (const child of wanted.children.values()) count += countWanted(child);
  return count;
}

/** 1-based. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}
