import { referenceName } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { pathNodes } from './path-nodes.ts';
import { keyOf } from './path-shape.ts';
import { subjectKey } from './path-verb.ts';
import type { ResourceDraft } from './resource-draft.ts';
import { restDrafts } from './rest-drafts.ts';
import { addRpcDrafts } from './rpc-drafts.ts';
import type { SchemaReader } from './schema-view.ts';

/** Groups all operations into resource drafts; what fits none is left out. */
export function draftResources(facts: readonly OperationFacts[], reader: SchemaReader): readonly ResourceDraft[] {
  const drafts = restDrafts(pathNodes(facts), reader);
  addRpcDrafts(facts, drafts);
  const all = [...drafts.values()].filter((draft) => draft.roles.size > 0);
  clientChosenIds(all);
  addActions(facts, all);
  const order = new Map(facts.map((one, index) => [one, index]));
  for (const draft of all) draft.actions.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return all;
}

/** PUT on the item creates where there is no POST and the description says or shows so. */
function clientChosenIds(drafts: readonly ResourceDraft[]): void {
  // '/teams/{id}/projects/{projectId}' relates a project that is made elsewhere
  const made = new Set(drafts.filter((draft) => draft.roles.has('create')).map((draft) => draft.noun));
  for (const draft of drafts) {
    const put = draft.roles.get('replace');
    if (put === undefined || draft.roles.has('create')) continue;
    const { operation } = put;
    const says = /\b(?:creates?|upsert|add|put if absent|insert)/i.test(
      `${operation.summary} ${operation.operationId ?? ''}`,
    );
    const created = operation.responses.some((response) => response.status === '201');
    const relates = operation.body === undefined || namesAnother(draft) || made.has(draft.noun);
    const adds = /^add\b/i.test(operation.summary) && draft.collectionKey.includes('{}');
    if ((says || created) && !relates && !adds) draft.roles.set('create', put);
  }
}

/** '/groups/{id}/members/{userId}': the id is that of an existing user, not free to choose. */
function namesAnother(draft: ResourceDraft): boolean {
  const { words, key } = referenceName(draft.idParameter ?? '');
  return words.length > 0 && (key === 'id' || key === 'uuid') && !draft.noun.endsWith(words.join(''));
}

function addActions(facts: readonly OperationFacts[], drafts: readonly ResourceDraft[]): void {
  const placed = new Set<string>();
  const byKey = new Map<string, ResourceDraft>();
  for (const draft of drafts) {
    for (const one of [...draft.roles.values(), ...draft.actions]) placed.add(one.operation.id);
    byKey.set(draft.collectionKey, draft);
    for (const one of draft.roles.values()) if (!byKey.has(one.shape.key)) byKey.set(one.shape.key, draft);
    if (draft.itemKey !== undefined) byKey.set(draft.itemKey, draft);
  }
  const bySubject = new Map(drafts.map((draft) => [draft.subject, draft]));
  for (const one of facts) {
    if (placed.has(one.operation.id)) continue;
    const { segments } = one.shape;
    for (let count = segments.length; count > 0; count -= 1) {
      const owner =
        byKey.get(keyOf(segments, count)) ?? (count > 1 ? bySubject.get(subjectKey(one.shape, count)) : undefined);
      if (owner === undefined) continue;
      owner.actions.push(one);
      break;
    }
  }
}
