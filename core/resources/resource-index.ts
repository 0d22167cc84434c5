import type { FinishedResource } from './finished-resource.ts';
import { normalise } from './names.ts';
import type { PathShape } from './path-shape.ts';
import { keyOf } from './path-shape.ts';

/** A resource some name or path refers to, and how sure that is (0..1). */
export interface Reference {
  readonly target: FinishedResource;
  readonly confidence: number;
}

/** Finds resources by collection key, subject, noun and operation. */
export interface ResourceIndex {
  readonly all: readonly FinishedResource[];
  readonly byCollection: ReadonlyMap<string, FinishedResource>;
  readonly bySubject: ReadonlyMap<string, FinishedResource>;
  /** The first resource whose id parameter has this normal form: 'repo', 'groupid'. */
  readonly byIdParameter: ReadonlyMap<string, FinishedResource>;
  /** The resource an operation is a role or an action of. */
  readonly byOperation: ReadonlyMap<string, FinishedResource>;
  /** The best match of the words of a name, seen from a path: whole name 0.9, its last words 0.7. */
  byWords(words: readonly string[], from: PathShape): Reference | undefined;
}

/** Builds the index. */
export function indexResources(all: readonly FinishedResource[]): ResourceIndex {
  const byCollection = new Map<string, FinishedResource>();
  const bySubject = new Map<string, FinishedResource>();
  const byOperation = new Map<string, FinishedResource>();
  const byIdParameter = new Map<string, FinishedResource>();
  const byNoun = new Map<string, FinishedResource[]>();
  for (const one of all) {
    const { draft } = one;
    byCollection.set(draft.collectionKey, one);
    for (const role of ['list', 'create'] as const) {
      const key = draft.roles.get(role)?.shape.key;
      if (key !== undefined && key !== draft.itemKey && !byCollection.has(key)) byCollection.set(key, one);
    }
    if (!bySubject.has(draft.subject)) bySubject.set(draft.subject, one);
    for (const facts of [...draft.roles.values(), ...draft.actions]) byOperation.set(facts.operation.id, one);
    const parameter = normalise(draft.idParameter ?? '');
    if (parameter !== '' && !byIdParameter.has(parameter)) byIdParameter.set(parameter, one);
    for (const noun of one.nouns) byNoun.set(noun, [...(byNoun.get(noun) ?? []), one]);
  }
  return {
    all,
    byCollection,
    bySubject,
    byIdParameter,
    byOperation,
    byWords(words, from) {
      for (let cut = 0; cut < words.length; cut += 1) {
        const target = nearest(byNoun.get(words.slice(cut).join('')), from);
        if (target !== undefined) return { target, confidence: cut === 0 ? 0.9 : 0.7 };
      }
      return undefined;
    },
  };
}

/** Of several resources with one noun: the one that can supply ids, needs fewest parents and shares most of the path. */
function nearest(candidates: readonly FinishedResource[] | undefined, from: PathShape): FinishedResource | undefined {
  let best: FinishedResource | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates ?? []) {
    const { roles, shape, length } = candidate.draft;
    const parameters = shape.segments.slice(0, length).filter((segment) => segment.kind === 'parameter').length;
    let shared = 0;
    while (shared < length && keyOf(shape.segments, shared + 1) === keyOf(from.segments, shared + 1)) shared += 1;
    const score =
      (roles.has('list') ? 3 : 0) + (roles.has('create') ? 3 : 0) + shared * 1.5 - parameters * 2 - length * 0.1;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}
