import type { Json, JsonObject } from '../spec/types.ts';

/** One existing thing on the target, known by its path. */
export interface PoolItem {
  /** `Resource.name`. */
  readonly resource: string;
  /** Concrete path of the item below the base URL: '/v1/orders/42'. */
  readonly path: string;
  /** Value of its identifying field, as it stood in the answer. */
  readonly id: Json;
  /** Last representation seen; absent when it was only named by a Location header. */
  body?: JsonObject;
  /** Made by this run: may be changed and deleted. */
  readonly ours: boolean;
  /** Entry in the creation ledger. */
  readonly ledgerId?: string;
  /** Made by a test case, whose values may be extreme: an item made on purpose serves others better. */
  readonly trial?: boolean;
  /** Its state was changed by an action or it is about to be deleted: not to be handed out as fresh. */
  used: boolean;
}

/** What is known to exist on the target, by resource. */
export class Pool {
  readonly #items = new Map<string, Map<string, PoolItem>>();

  /** Adds or refreshes; what is ours stays ours. */
  add(item: PoolItem): PoolItem {
    const items = this.#items.get(item.resource) ?? new Map<string, PoolItem>();
    this.#items.set(item.resource, items);
    const known = items.get(item.path);
    if (known) {
      if (item.body) known.body = item.body;
      return known;
    }
    items.set(item.path, item);
    return item;
  }

  remove(path: string): void {
    for (const items of this.#items.values()) items.delete(path);
  }

  /** Newest first; ours before others'. */
  all(resource: string): PoolItem[] {
    const items = [...(this.#items.get(resource)?.values() ?? [])].reverse();
    return [...items.filter((item) => item.ours), ...items.filter((item) => !item.ours)];
  }

  /** Items of a nested resource that hang below `parentPath`. */
  below(resource: string, parentPath: string): PoolItem[] {
    return this.all(resource).filter((item) => item.path.startsWith(`${parentPath}/`));
  }

  byPath(path: string): PoolItem | undefined {
    for (const items of this.#items.values()) {
      const item = items.get(path);
      if (item) return item;
    }
    return undefined;
  }
}
