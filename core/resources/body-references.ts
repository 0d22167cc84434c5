import type { Schema } from '../spec/types.ts';
import type { FieldReference } from './field-references.ts';
import { fieldReference } from './field-references.ts';
import { pointerPart } from './list-envelope.ts';
import { normalise, nounOf } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { ResourceIndex } from './resource-index.ts';
import type { SchemaReader } from './schema-view.ts';

/** A reference somewhere in a request body. */
export interface BodyReference extends FieldReference {
  /** JSON pointer; '-' stands for each element of an array. */
  readonly at: string;
  readonly required: boolean;
}

const MAX_DEPTH = 4;
const MAX_FIELDS = 400;

/** Finds fields of a body that refer to other resources, four levels and 400 fields deep at most. */
export function bodyReferences(
  schema: Schema,
  facts: OperationFacts,
  index: ResourceIndex,
  reader: SchemaReader,
): readonly BodyReference[] {
  const found: BodyReference[] = [];
  let fields = 0;
  const own = index.byOperation.get(facts.operation.id);

  function visit(part: Schema, at: string, depth: number, required: boolean, parentNoun: string): void {
    const view = reader.view(part);
    if (view.items !== undefined && view.properties.size === 0) {
      if (depth < MAX_DEPTH) visit(view.items, `${at}/-`, depth + 1, required, parentNoun);
      return;
    }
    for (const [name, value] of view.properties) {
      fields += 1;
      if (fields > MAX_FIELDS) return;
      const inner = reader.view(value);
      if (inner.keywords.readOnly === true) continue;
      const here = `${at}/${pointerPart(name)}`;
      const needed = required && view.required.has(name);
      const reference = nestedId(name, parentNoun) ?? fieldReference(name, inner, facts, index, reader);
      const isOwnId =
        depth === 0 && reference?.target === own && reference?.confidence === 0.9 && !/parent/i.test(name);
      if (reference !== undefined && !isOwnId && !found.some((one) => one.at === here))
        found.push({ ...reference, at: inner.items === undefined ? here : `${here}/-`, required: needed });
      else if (depth < MAX_DEPTH && (inner.properties.size > 0 || inner.items !== undefined))
        visit(value, here, depth + 1, needed, nounOf(name));
    }
  }

  /** 'customer: { id }' */
  function nestedId(name: string, parentNoun: string): FieldReference | undefined {
    if (parentNoun === '' || !/^(?:id|uuid)$/.test(normalise(name))) return undefined;
    const reference = index.byWords([parentNoun], facts.shape);
    return reference === undefined || reference.target === own
      ? undefined
      : { ...reference, confidence: 0.7, key: normalise(name) };
  }

  visit(schema, '', 0, facts.operation.body?.required ?? false, '');
  return found;
}
