import { normalise, referenceName } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { Reference, ResourceIndex } from './resource-index.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';

/** What a named field of a query, header or body refers to. */
export interface FieldReference extends Reference {
  /** The property of the target that is wanted ('id', 'code'). */
  readonly key: string;
}

/** Words that are property values rather than addresses unless the target is addressed by them. */
const VALUE_KEYS = new Set([
  'name',
  'code',
  'number',
  'no',
  'nr',
  'hash',
  'ref',
  'key',
  'handle',
  'slug',
  'sku',
  'urn',
  'identifier',
  'num',
]);

/**
 * Reads a field as a reference to a resource: 'partner_id' and 'productIds' by name (0.9), 'billingPartnerId' by its last
 * words (0.7), 'partner' of format uuid or type integer (0.6), 'parentId' to the resource itself (0.6).
 */
export function fieldReference(
  name: string,
  view: SchemaView,
  facts: OperationFacts,
  index: ResourceIndex,
  reader: SchemaReader,
): FieldReference | undefined {
  const { words, key } = referenceName(name);
  const scalar = view.items === undefined ? view : reader.view(view.items);
  if (scalar.keywords.enum !== undefined || scalar.types.has('boolean') || scalar.keywords.format === 'date-time')
    return undefined;
  if (
    scalar.types.size > 0 &&
    !scalar.types.has('string') &&
    !scalar.types.has('integer') &&
    !scalar.types.has('number')
  )
    return undefined;
  if (words.length === 0) return undefined;
  if (words.length === 1 && words[0] === 'parent' && key !== '') {
    const own = index.byOperation.get(facts.operation.id);
    return own === undefined ? undefined : { target: own, confidence: 0.6, key };
  }
  const reference = index.byWords(words, facts.shape);
  if (reference === undefined) return undefined;
  const { target, confidence } = reference;
  const addressed = normalise(target.resource.idField).endsWith(key);
  if (VALUE_KEYS.has(key)) return addressed ? { target, confidence: Math.min(confidence, 0.7), key } : undefined;
  if (key !== '') return { target, confidence, key };
  // '{fingerprint}' names the last part of a composite address: a name like it elsewhere is no reference
  return target.draft.noun === words.join('') ? withoutKey(reference, scalar) : undefined;
}

function withoutKey({ target, confidence }: Reference, view: SchemaView): FieldReference | undefined {
  const text = String(view.keywords.description ?? '');
  const saysId = /\b(?:id|ids|uuid|identifier)\b/i.test(text);
  const opaque = view.keywords.format === 'uuid' || (view.types.has('integer') && saysId);
  if (confidence < 0.9 || !(opaque || saysId)) return undefined;
  return { target, confidence: opaque ? 0.6 : 0.55, key: 'id' };
}
