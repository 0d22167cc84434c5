import type { ListShape, Paging, Resource, ResourceModel } from './types.ts';

/** One plain sentence about one thing that was inferred. */
export interface InferenceSentence {
  /** `Resource.name`. */
  readonly subject: string;
  readonly text: string;
}

/** Says in words what was inferred about each resource, for the report. */
export function describeInference(model: ResourceModel): InferenceSentence[] {
  return model.resources.map((resource) => ({ subject: resource.name, text: sentence(resource) }));
}

function sentence(resource: Resource): string {
  const can = (['list', 'create', 'read', 'replace', 'patch', 'delete'] as const).filter(
    (role) => resource[role] !== undefined,
  );
  const parts = [`Can ${words(can)}`];
  if (resource.parent !== undefined) parts.push(`below one of ${resource.parent}`);
  const natural = resource.naturalKey === undefined ? '' : ' (a natural key)';
  parts.push(resource.idField === '' ? 'no property identifies it' : `identified by '${resource.idField}'${natural}`);
  if (resource.list !== undefined) parts.push(describeList(resource.list));
  if (resource.itemAt !== '') parts.push(`a single item stands at ${resource.itemAt}`);
  if (resource.token === 'etag') parts.push('guarded by ETag and If-Match');
  if (resource.token === 'version-field') parts.push('guarded by a version field');
  if (resource.actions.length > 0)
    parts.push(`${resource.actions.length} further ${resource.actions.length === 1 ? 'operation' : 'operations'}`);
  return `${parts.join('; ')}.`;
}

function words(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
}

function describeList(list: ListShape): string {
  const parts = [
    `its list has the items ${list.itemsAt === '' ? 'as a bare array' : `at ${list.itemsAt}`}`,
    describePaging(list.paging),
  ];
  if (list.sort !== undefined) parts.push(`sorted by ${list.sort.parameter}`);
  if (list.filters.length > 0) parts.push(`${list.filters.length} ${list.filters.length === 1 ? 'filter' : 'filters'}`);
  return parts.join(', ');
}

function describePaging(paging: Paging): string {
  const size = paging.sizeParameter === undefined ? '' : ` with ${paging.sizeParameter}`;
  switch (paging.style) {
    case 'page':
      return `paged by number (${paging.pageParameter} from ${paging.firstPage})${size}`;
    case 'offset':
      return `paged by offset (${paging.offsetParameter})${size}`;
    case 'cursor':
      return `paged by cursor (${paging.cursorParameter})${size}`;
    case 'link':
      return `paged by links${size}`;
    case 'none':
      return size === '' ? 'not paged' : `not paged, limited by ${paging.sizeParameter}`;
  }
}
