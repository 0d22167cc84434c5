import { propertyNamed } from './id-field.ts';
import { pointerPart } from './list-envelope.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';

const WRAPPERS = ['metadata', 'attributes', 'data'];
const ID_NAMES = ['login', 'username', 'id', 'uuid', 'gid', 'slug', 'key', 'name'];

/**
 * Pointer below an item of the first of `names` (normal forms) it has: '/id', '/owner/login' where 'owner' is an object,
 * '/metadata/name' where the item wraps its own fields. Undefined when it has none of them.
 */
export function propertyPointer(item: SchemaView, names: readonly string[], reader: SchemaReader): string | undefined {
  for (const plain of names) {
    const name = propertyNamed(item, plain);
    if (name === undefined) continue;
    const inner = reader.view(item.properties.get(name));
    if (inner.items !== undefined) continue;
    if (inner.properties.size === 0 || inner.types.has('string')) return `/${pointerPart(name)}`;
    const id = ID_NAMES.map((word) => propertyNamed(inner, word)).find((word) => word !== undefined);
    if (id !== undefined) return `/${pointerPart(name)}/${pointerPart(id)}`;
  }
  for (const wrapper of WRAPPERS) {
    const name = propertyNamed(item, wrapper);
    const inner = name === undefined ? undefined : reader.view(item.properties.get(name));
    if (name === undefined || inner === undefined) continue;
    for (const plain of names) {
      const within = propertyNamed(inner, plain);
      if (within !== undefined) return `/${pointerPart(name)}/${pointerPart(within)}`;
    }
  }
  return undefined;
}
