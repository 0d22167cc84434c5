import { tokenOf } from './concurrency-token.ts';
import type { IdField } from './id-field.ts';
import { idFieldOf, isNaturalKey } from './id-field.ts';
import type { FoundItem } from './item-at.ts';
import { findItem } from './item-at.ts';
import { listShapeOf } from './list-shape.ts';
import { nounOf, referenceName } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { keyOf } from './path-shape.ts';
import type { ResourceDraft } from './resource-draft.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import type { Resource } from './types.ts';
import { volatileFieldsOf } from './volatile-fields.ts';

/** A resource with what is needed to find who produces its ids. */
export interface FinishedResource {
  readonly resource: Resource;
  readonly draft: ResourceDraft;
  /** Normal forms by which other places call it: 'order', 'repo'. */
  readonly nouns: readonly string[];
  /** The fullest view of one item: of the read, else the list, else the create. */
  readonly item: SchemaView;
  readonly id: IdField;
}

/** Turns drafts into resources: id field, representation pointer, list shape, volatile fields, token, parent. */
export function finishResources(drafts: readonly ResourceDraft[], reader: SchemaReader): readonly FinishedResource[] {
  const parents = new Map<string, string>();
  const names = new Set<string>();
  const unique = drafts.filter((draft) => !names.has(draft.collectionPath) && names.add(draft.collectionPath));
  for (const draft of unique) {
    parents.set(`${draft.collectionKey}/{}`, draft.collectionPath);
    if (draft.itemKey !== undefined) parents.set(draft.itemKey, draft.collectionPath);
  }
  return unique.map((draft) => finish(draft, parents, reader));
}

/** The representation in the answer of one operation of a resource. */
export function itemIn(
  facts: OperationFacts | undefined,
  noun: string,
  listed: SchemaView | undefined,
  reader: SchemaReader,
): FoundItem | undefined {
  return facts?.success === undefined ? undefined : findItem(facts.success, noun, listed, reader);
}

function finish(draft: ResourceDraft, parents: ReadonlyMap<string, string>, reader: SchemaReader): FinishedResource {
  const { roles, noun } = draft;
  const list = roles.get('list');
  const listed = list?.list === undefined ? undefined : reader.view(list.list.item);
  const single = ['read', 'create', 'replace', 'patch'] as const;
  const answers = single
    .map((role) => itemIn(roles.get(role), noun, listed, reader))
    .filter((one) => one !== undefined);
  const represented = answers.find((one) => one.view.properties.size > 0) ?? answers[0];
  const item = represented?.view ?? listed ?? reader.view(undefined);
  const id = chooseId(draft, item, listed, reader);
  const writers = roleFacts(draft, ['replace', 'patch', 'delete']);
  const shape = list === undefined ? undefined : listShapeOf(list, reader, id.name);
  const parent = parentOf(draft, parents);
  const first = list ?? roles.get('read') ?? [...roles.values()][0];
  const natural = id.found && draft.idParameter !== undefined && isNaturalKey(id.name, item) ? id.name : undefined;
  const operations = single.concat().map((role) => [role, roles.get(role)?.operation.id] as const);
  const removal = roles.get('delete')?.operation.id;
  const resource: Resource = {
    name: draft.collectionPath,
    module: first?.operation.module ?? 'default',
    collectionPath: draft.collectionPath,
    ...(draft.itemPath !== undefined && { itemPath: draft.itemPath }),
    ...(draft.idParameter !== undefined && { idParameter: draft.idParameter }),
    idField: id.name,
    ...(natural !== undefined && { naturalKey: natural }),
    ...(parent !== undefined && { parent }),
    ...(shape !== undefined && { list: shape }),
    ...Object.fromEntries(operations.filter(([, operation]) => operation !== undefined)),
    ...(removal !== undefined && { delete: removal }),
    actions: draft.actions.map((facts) => facts.operation.id),
    itemAt: represented?.at ?? '',
    volatileFields: volatileFieldsOf(item, reader),
    token: tokenOf(item, roleFacts(draft, ['read']), writers, reader),
  };
  return { resource, draft, nouns: nounsOf(draft), item, id };
}

function chooseId(
  draft: ResourceDraft,
  item: SchemaView,
  listed: SchemaView | undefined,
  reader: SchemaReader,
): IdField {
  const noun =
    draft.shape.segments[draft.length - 1]?.kind === 'parameter' ? nounOf(draft.idParameter ?? '') : draft.noun;
  const integer = isIntegerParameter(draft, reader);
  const own = idFieldOf(item, noun, draft.idParameter, reader, integer);
  if (listed === undefined || listed.properties.has(own.name)) return own;
  // the summary in the list may identify by another property than the detail: the list's is the one that can be walked
  const inList = idFieldOf(listed, noun, draft.idParameter, reader, integer);
  return inList.found && (!own.found || item.properties.has(inList.name)) ? inList : own;
}

function isIntegerParameter(draft: ResourceDraft, reader: SchemaReader): boolean | undefined {
  const facts =
    draft.roles.get('read') ?? draft.roles.get('delete') ?? draft.roles.get('replace') ?? draft.roles.get('patch');
  const parameter = facts?.operation.parameters.find((one) => one.in === 'path' && one.name === draft.idParameter);
  const types = reader.view(parameter?.schema).types;
  return types.size === 0 ? undefined : types.has('integer') || types.has('number');
}

function roleFacts(
  draft: ResourceDraft,
  names: readonly ('read' | 'replace' | 'patch' | 'delete')[],
): readonly OperationFacts[] {
  return names.map((role) => draft.roles.get(role)).filter((facts) => facts !== undefined);
}

function nounsOf(draft: ResourceDraft): readonly string[] {
  const nouns = new Set([draft.noun]);
  const before = draft.shape.segments[draft.length - 1];
  if (draft.idParameter !== undefined) {
    const words = referenceName(draft.idParameter).words.join('');
    if (before?.kind === 'parameter') {
      nouns.clear();
      nouns.add(nounOf(draft.idParameter));
    }
    if (words.length > 2) nouns.add(words);
  }
  return [...nouns].filter((noun) => noun !== '');
}

function parentOf(draft: ResourceDraft, parents: ReadonlyMap<string, string>): string | undefined {
  for (let count = draft.length - 1; count > 0; count -= 1) {
    const name = parents.get(keyOf(draft.shape.segments, count));
    if (name !== undefined && name !== draft.collectionPath) return name;
  }
  return undefined;
}
