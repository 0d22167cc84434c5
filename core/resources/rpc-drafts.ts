import type { OperationFacts } from './operation-facts.ts';
import { isAsking } from './operation-facts.ts';
import { endsInParameter } from './path-shape.ts';
import type { ResourceDraft, Role } from './resource-draft.ts';
import { take } from './resource-draft.ts';

/**
 * Gives operations with a verb in the path their role: in the resource the path names ('/users/list' fills the free list
 * of '/users'), or in a new one when the verbs of one noun make up a resource ('/getUsers', '/createUser').
 */
export function addRpcDrafts(facts: readonly OperationFacts[], drafts: Map<string, ResourceDraft>): void {
  const bySubject = new Map([...drafts.values()].map((draft) => [draft.subject, draft]));
  const groups = new Map<string, OperationFacts[]>();
  for (const one of facts) {
    if (one.verb === undefined) continue;
    const known = bySubject.get(one.verb.subject);
    if (known !== undefined) fill(known, one);
    else groups.set(one.verb.subject, [...(groups.get(one.verb.subject) ?? []), one]);
  }
  for (const [subject, group] of groups) {
    const draft = draftOf(subject, group);
    if (draft !== undefined) drafts.set(draft.collectionKey, draft);
  }
}

function draftOf(subject: string, group: readonly OperationFacts[]): ResourceDraft | undefined {
  const first = group[0];
  if (first === undefined) return undefined;
  const draft: ResourceDraft = {
    collectionKey: subject,
    subject,
    noun: subject.slice(subject.lastIndexOf('/') + 1),
    shape: first.shape,
    length: first.shape.segments.length,
    collectionPath: first.operation.path,
    roles: new Map(),
    actions: [],
  };
  for (const one of group) fill(draft, one);
  const { roles } = draft;
  if (!roles.has('list') && !(roles.has('create') && (roles.has('read') || roles.has('delete')))) return undefined;
  const main = roles.get('list') ?? roles.get('create');
  if (main !== undefined) draft.collectionPath = main.operation.path;
  const item = roles.get('read') ?? roles.get('delete');
  if (item !== undefined && endsInParameter(item.shape)) {
    draft.itemKey = item.shape.key;
    draft.itemPath = item.operation.path;
    const parameter = item.shape.segments.at(-1)?.text;
    if (parameter !== undefined) draft.idParameter = parameter;
  }
  return draft;
}

function fill(draft: ResourceDraft, facts: OperationFacts): void {
  const role = roleFor(facts);
  if (role === undefined || !take(draft, role, facts)) draft.actions.push(facts);
}

function roleFor(facts: OperationFacts): Role | undefined {
  const { method } = facts.operation;
  const verb = facts.verb?.role;
  const isList = facts.list?.objects === true;
  if (method === 'GET') {
    if (verb === 'list' || verb === 'read') {
      if (isList) return endsInParameter(facts.shape) ? undefined : 'list';
      return verb === 'read' ? 'read' : undefined;
    }
    return undefined;
  }
  if (verb === 'create') return (method === 'POST' || method === 'PUT') && !isAsking(facts) ? 'create' : undefined;
  if (verb === 'update')
    return method === 'PUT' ? 'replace' : method === 'PATCH' || method === 'POST' ? 'patch' : undefined;
  if (verb === 'delete') return 'delete';
  return undefined;
}
