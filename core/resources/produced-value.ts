import type { FinishedResource } from './finished-resource.ts';
import { itemIn } from './finished-resource.ts';
import { normalise } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { propertyPointer } from './property-pointer.ts';
import type { SchemaReader } from './schema-view.ts';
import type { ValueSource } from './types.ts';

/** Where a value stands in an answer and how sure that is (0..1). */
export interface SuppliedValue {
  readonly source: ValueSource;
  readonly sure: number;
}

/**
 * Where the answer of a create carries the first of `names`; else an id of the thing made; else the Location header, whose
 * last segment is the id (RFC 9110 section 15.3.2). With `strict` only what the schema shows counts.
 */
export function createdValue(
  create: OperationFacts,
  owner: FinishedResource,
  names: readonly string[],
  reader: SchemaReader,
  strict = false,
): SuppliedValue | undefined {
  const list = owner.draft.roles.get('list')?.list;
  const listed = list === undefined ? owner.item : reader.view(list.item);
  const answer = itemIn(create, owner.draft.noun, listed, reader);
  const pointer = answer === undefined ? undefined : propertyPointer(answer.view, names, reader);
  if (answer !== undefined && pointer !== undefined) return body(`${answer.at}${pointer}`, 1);
  if (strict) return undefined;
  if (answer !== undefined) {
    for (const name of answer.view.properties.keys())
      if (saysIdOf(normalise(name), owner)) return body(`${answer.at}/${name}`, 0.8);
  }
  const { response } = create;
  const location = response?.headers.some((header) => header.name.toLowerCase() === 'location') === true;
  if (location) return { source: { in: 'header', at: 'Location' }, sure: 0.9 };
  if (answer?.view.properties.size === 0) return body(`${answer.at}/${names[0] ?? 'id'}`, 0.45);
  if (response?.status === '201' && create.success === undefined)
    return { source: { in: 'header', at: 'Location' }, sure: 0.5 };
  return undefined;
}

/** Where the items of a list carry the first of `names`; a guess (0.4) when the items are not described. */
export function listedValue(
  list: OperationFacts,
  names: readonly string[],
  reader: SchemaReader,
  strict = false,
): SuppliedValue | undefined {
  if (list.list === undefined) return undefined;
  const item = reader.view(list.list.item);
  const pointer = propertyPointer(item, names, reader);
  if (pointer !== undefined) return body(`${list.list.at}/-${pointer}`, 0.95);
  if (strict || item.properties.size > 0) return undefined;
  return body(`${list.list.at}/-/${names[0] ?? 'id'}`, 0.4);
}

function saysIdOf(plain: string, owner: FinishedResource): boolean {
  return plain === 'id' || owner.nouns.some((noun) => plain === `${noun}id`);
}

function body(at: string, sure: number): SuppliedValue {
  return { source: { in: 'body', at }, sure };
}
