import type { FinishedResource } from './finished-resource.ts';
import { itemIn } from './finished-resource.ts';
import { normalise, nounOf } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { endsInParameter, lastLiteral } from './path-shape.ts';
import { createdValue, listedValue, type SuppliedValue } from './produced-value.ts';
import type { SchemaReader } from './schema-view.ts';
import type { Producer } from './types.ts';

/** Finds who can supply a value of a property of a resource. */
export interface ProducerFinder {
  /**
   * Producers of the first of `names` that `target` has (its id field when none is given or had), best first.
   * `confidence` is how sure it is that the value wanted is of this resource; `consumer` is never its own producer.
   */
  find(
    target: FinishedResource,
    confidence: number,
    consumer: string,
    names: readonly string[],
    strict?: boolean,
  ): readonly Producer[];
  /** Whoever answers items with a property of exactly this name: the last resort, confidence 0.4. */
  byName(name: string, consumer: string): readonly Producer[];
}

/** Indexes creates and lists by the schema name and by the noun of their item, so that second sources are found. */
export function producerFinder(
  resources: readonly FinishedResource[],
  facts: readonly OperationFacts[],
  reader: SchemaReader,
): ProducerFinder {
  const lists = facts.filter((one) => one.operation.method === 'GET' && one.list?.objects === true);
  const listsBy = new Map<string, OperationFacts[]>();
  const createsBy = new Map<string, FinishedResource[]>();
  for (const one of lists) {
    const name = one.list === undefined ? undefined : reader.view(one.list.item).name;
    if (name !== undefined) push(listsBy, `schema ${name}`, one);
    if (!endsInParameter(one.shape)) push(listsBy, `noun ${nounOf(lastLiteral(one.shape))}`, one);
  }
  for (const one of resources) {
    const create = one.draft.roles.get('create');
    if (create === undefined) continue;
    const name = itemIn(create, one.draft.noun, undefined, reader)?.view.name;
    if (name !== undefined) push(createsBy, `schema ${name}`, one);
    push(createsBy, `noun ${one.draft.noun}`, one);
  }
  // 'POST /exports' answers the job it started: whoever answers 201 or 202 with a thing has made it
  const madeBy = new Map<string, OperationFacts[]>();
  for (const one of facts) {
    if (one.operation.method !== 'POST' || !/^20[12]$/.test(one.response?.status ?? '') || one.list !== undefined)
      continue;
    const name = itemIn(one, nounOf(lastLiteral(one.shape)), undefined, reader)?.view.name;
    if (name !== undefined) push(madeBy, name, one);
  }
  const cache = new Map<string, readonly Producer[]>();

  function compute(target: FinishedResource, names: readonly string[]): readonly Producer[] {
    const found = new Map<string, Producer>();
    const add = (
      facts: OperationFacts,
      value: SuppliedValue | undefined,
      how: Producer['how'],
      share: number,
    ): void => {
      const operation = facts.operation.id;
      if (value === undefined || found.has(operation)) return;
      found.set(operation, { operation, source: value.source, how, confidence: value.sure * share });
    };
    const { roles, scalarList, noun } = target.draft;
    const create = roles.get('create');
    const list = roles.get('list');
    if (create !== undefined) add(create, createdValue(create, target, names, reader), 'creates', 1);
    if (list !== undefined) add(list, listedValue(list, names, reader), 'lists', 1);
    if (scalarList?.list !== undefined)
      add(scalarList, { source: { in: 'body', at: `${scalarList.list.at}/-` }, sure: 0.8 }, 'lists', 1);
    const listed = list?.list === undefined ? undefined : reader.view(list.list.item).name;
    const keys = [target.item.name, listed].filter((name) => name !== undefined).map((name) => [`schema ${name}`, 0.8]);
    for (const word of new Set([...target.nouns, noun])) keys.push([`noun ${word}`, 0.6]);
    for (const [key, share] of keys as [string, number][]) {
      for (const other of createsBy.get(key) ?? []) {
        const made = other.draft.roles.get('create');
        if (made === undefined || other === target) continue;
        const value = createdValue(made, other, names, reader);
        if (value?.source.in === 'body') add(made, value, 'creates', share);
      }
      for (const other of listsBy.get(key) ?? []) add(other, listedValue(other, names, reader), 'lists', share);
    }
    const itemKey = `${target.draft.itemKey ?? target.draft.collectionKey}/`;
    for (const made of madeBy.get(target.item.name ?? '') ?? []) {
      if (made.shape.key.startsWith(itemKey)) continue;
      const value = createdValue(made, target, names, reader, true);
      add(made, value, 'creates', 0.8);
    }
    return [...found.values()];
  }

  function byName(name: string): readonly Producer[] {
    const found: Producer[] = [];
    for (const one of resources) {
      const create = one.draft.roles.get('create');
      const value = create === undefined ? undefined : createdValue(create, one, [name], reader, true);
      if (create !== undefined && value !== undefined)
        found.push({ operation: create.operation.id, source: value.source, how: 'creates', confidence: 0.4 });
    }
    for (const one of lists) {
      const value = listedValue(one, [name], reader, true);
      if (value !== undefined)
        found.push({ operation: one.operation.id, source: value.source, how: 'lists', confidence: 0.4 });
    }
    return found.slice(0, 8);
  }

  function cached(key: string, make: () => readonly Producer[]): readonly Producer[] {
    const known = cache.get(key) ?? make();
    cache.set(key, known);
    return known;
  }

  return {
    find(target, confidence, consumer, names, strict = false) {
      const wanted = strict ? names : [...names.filter((name) => name !== ''), ...idNames(target)];
      return cached(`${target.resource.name}\n${wanted.join()}`, () => compute(target, wanted))
        .filter((one) => one.operation !== consumer)
        .map((one) => ({ ...one, confidence: Math.round(one.confidence * confidence * 100) / 100 }))
        .sort((a, b) => rank(b) - rank(a));
    },
    byName: (name, consumer) => cached(`\n${name}`, () => byName(name)).filter((one) => one.operation !== consumer),
  };
}

/** What a create makes is ours to change and delete: it goes before a somewhat surer list. */
function rank(producer: Producer): number {
  return producer.confidence + (producer.how === 'creates' ? 0.2 : 0);
}

/** The id field; where the schema has none, what the path parameter is called may stand deeper ('/metadata/name'). */
function idNames(target: FinishedResource): readonly string[] {
  const field = normalise(target.resource.idField || 'id');
  const parameter = target.resource.idParameter;
  return target.id.found || parameter === undefined ? [field] : [normalise(parameter), field];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
