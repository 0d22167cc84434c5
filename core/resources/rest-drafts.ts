import { isPlural, nounOf } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { isAsking, jsonSchema } from './operation-facts.ts';
import type { PathNode } from './path-nodes.ts';
import { endsInParameter, keyOf, lastLiteral, writePath } from './path-shape.ts';
import { subjectKey } from './path-verb.ts';
import type { ResourceDraft } from './resource-draft.ts';
import { take } from './resource-draft.ts';
import type { SchemaReader } from './schema-view.ts';

/** Drafts of every resource that shows by path shape: item paths first, then collections without an item. */
export function restDrafts(nodes: ReadonlyMap<string, PathNode>, reader: SchemaReader): Map<string, ResourceDraft> {
  const drafts = new Map<string, ResourceDraft>();
  for (const node of nodes.values()) if (isItem(node, reader)) addItem(node, nodes, drafts);
  for (const [key, node] of nodes) {
    if (endsInParameter(node.shape) || isVerbPath(node)) continue;
    const draft = drafts.get(key);
    if (draft !== undefined) fillCollection(draft, node, reader);
    else if (isCollection(node, reader)) {
      const fresh = newDraft(node, node.shape.segments.length, node.path);
      fillCollection(fresh, node, reader);
      drafts.set(key, fresh);
    }
  }
  joinSingularAndPlural(nodes, drafts, reader);
  return drafts;
}

function isVerbPath(node: PathNode): boolean {
  return [...node.methods.values()].some((facts) => facts.verb !== undefined);
}

function newDraft(node: PathNode, length: number, path: string): ResourceDraft {
  const { shape } = node;
  return {
    collectionKey: keyOf(shape.segments, length),
    subject: subjectKey(shape, length),
    noun: nounOf(lastLiteral(shape, length)),
    shape,
    length,
    collectionPath: path,
    roles: new Map(),
    actions: [],
  };
}

function isItem(node: PathNode, reader: SchemaReader): boolean {
  const { methods, shape } = node;
  if (!endsInParameter(shape) || isVerbPath(node) || shape.segments.length < 2) return false;
  if (/^by(?:[-_A-Z]|$)/.test(lastLiteral(shape))) return false;
  if (methods.has('PUT') || methods.has('PATCH') || methods.has('DELETE')) return true;
  const get = methods.get('GET');
  if (get === undefined || (get.list !== undefined && get.list.strength !== 'sole')) return false;
  const types = reader.view(get.success).types;
  return types.size === 0 || types.has('object') || types.has('array');
}

/** 'POST /customers/{id}' where neither PUT nor PATCH is offered and the description calls it an update. */
function updateByPost(node: PathNode): OperationFacts | undefined {
  const post = node.methods.get('POST');
  if (post === undefined || node.methods.has('PUT') || post.operation.body === undefined) return undefined;
  const { summary, operationId = '' } = post.operation;
  return /\b(?:updat|modif|edit)/i.test(`${summary} ${operationId.replaceAll('_', ' ')}`) ? post : undefined;
}

function addItem(node: PathNode, nodes: ReadonlyMap<string, PathNode>, drafts: Map<string, ResourceDraft>): void {
  const length = node.shape.segments.length - 1;
  const key = keyOf(node.shape.segments, length);
  const draft = newDraft(node, length, nodes.get(key)?.path ?? writePath(node.shape, length));
  // '/repos/{owner}/{repo}' is named by its last parameter, not by the path before it
  const last = node.shape.segments.at(-1);
  draft.itemKey = node.shape.key;
  draft.itemPath = node.path;
  if (last !== undefined) draft.idParameter = last.text;
  const get = node.methods.get('GET');
  if (get?.list === undefined || get.list.strength === 'sole') take(draft, 'read', get);
  take(draft, 'replace', node.methods.get('PUT'));
  take(draft, 'patch', node.methods.get('PATCH') ?? updateByPost(node));
  take(draft, 'delete', node.methods.get('DELETE'));
  drafts.set(key, draft);
}

function isCollection(node: PathNode, reader: SchemaReader): boolean {
  const get = node.methods.get('GET');
  const post = node.methods.get('POST');
  const word = lastLiteral(node.shape);
  if (word === '' || /^(?:search|find|query|filter|autocomplete|suggest)/i.test(word)) return false;
  if (get?.list?.objects === true) return get.list.strength !== 'sole' || isPlural(word) || post !== undefined;
  return (
    post !== undefined &&
    get === undefined &&
    isPlural(word) &&
    isCreate(post, reader) &&
    post.response?.status === '201'
  );
}

/** A POST on a collection that makes one item. */
function isCreate(facts: OperationFacts, reader: SchemaReader): boolean {
  if (isAsking(facts)) return false;
  const body = facts.operation.body;
  const schema = body === undefined ? undefined : jsonSchema(body.contents);
  const types = reader.view(schema).types;
  return !(types.has('array') && !types.has('object'));
}

function fillCollection(draft: ResourceDraft, node: PathNode, reader: SchemaReader): void {
  const get = node.methods.get('GET');
  const post = node.methods.get('POST');
  if (get?.list?.objects === true) take(draft, 'list', get);
  else if (get?.list !== undefined) draft.scalarList = get;
  if (post !== undefined && isCreate(post, reader)) take(draft, 'create', post);
}

/** '/user/{id}' with '/users': the item joins the list and the create that stand under the other number. */
function joinSingularAndPlural(
  nodes: ReadonlyMap<string, PathNode>,
  drafts: Map<string, ResourceDraft>,
  reader: SchemaReader,
): void {
  const bySubject = new Map<string, PathNode[]>();
  for (const node of nodes.values()) {
    if (endsInParameter(node.shape) || isVerbPath(node)) continue;
    const subject = subjectKey(node.shape);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), node]);
  }
  for (const draft of drafts.values()) {
    if (draft.itemKey === undefined || draft.roles.has('list')) continue;
    for (const other of bySubject.get(draft.subject) ?? []) {
      const key = other.shape.key;
      if (key === draft.collectionKey || drafts.get(key)?.itemKey !== undefined) continue;
      const get = other.methods.get('GET');
      if (get !== undefined && get.list?.objects !== true) continue;
      fillCollection(draft, other, reader);
      if (get !== undefined || !nodes.has(draft.collectionKey)) draft.collectionPath = other.path;
      drafts.delete(key);
    }
  }
}
