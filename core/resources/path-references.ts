import { normalise, nounOf, referenceName } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { keyOf } from './path-shape.ts';
import { subjectKey } from './path-verb.ts';
import type { Reference, ResourceIndex } from './resource-index.ts';

/** What a path parameter refers to. */
export interface PathReference extends Reference {
  /** Normal forms of the property wanted, best first; empty for the id field. */
  readonly names: readonly string[];
  /** Only these properties will do: the parameter is a part of the address other than the id. */
  readonly strict: boolean;
}

/** Which resource a path parameter of an operation refers to: by the path before it, else by its name. */
export function pathReference(
  facts: OperationFacts,
  parameter: string,
  index: ResourceIndex,
): PathReference | undefined {
  const { segments } = facts.shape;
  const at = segments.findIndex((segment) => segment.parameters.includes(parameter));
  if (at < 0) return undefined;
  const before = segments[at - 1];
  const direct = index.byCollection.get(keyOf(segments, at));
  if (direct !== undefined) return { target: direct, confidence: 0.95, names: [], strict: false };
  // '{owner}' of '/repos/{owner}/{repo}' stands beside the repo in every repo
  const composite =
    segments[at + 1]?.kind === 'parameter' ? index.byCollection.get(keyOf(segments, at + 1)) : undefined;
  if (composite !== undefined && before?.kind === 'literal')
    return { target: composite, confidence: 0.8, names: [normalise(parameter)], strict: true };
  const isVerbTail = facts.verb !== undefined && at === segments.length - 1;
  const subject = isVerbTail ? facts.verb?.subject : subjectKey(facts.shape, at);
  const singular = subject === undefined ? undefined : index.bySubject.get(subject);
  if (singular !== undefined && before?.kind === 'literal')
    return { target: singular, confidence: 0.85, names: [], strict: false };
  return byName(facts, parameter, before?.kind === 'literal' ? before.text : undefined, index);
}

function byName(
  facts: OperationFacts,
  parameter: string,
  before: string | undefined,
  index: ResourceIndex,
): PathReference | undefined {
  const { words, key } = referenceName(parameter);
  // '{repo}' in another place than below '/repos/{owner}' is that repo, addressed the same way
  const same = key === '' ? index.byIdParameter.get(normalise(parameter)) : undefined;
  if (same !== undefined) return { target: same, confidence: 0.75, names: [], strict: false };
  // '{owner}' has no id word; '/accounts/{id}' elsewhere than '/v2/accounts' has only the literal before it
  const whole = index.byWords([nounOf(parameter)], facts.shape);
  const named = index.byWords(words, facts.shape) ?? (whole === undefined ? undefined : { ...whole, confidence: 0.7 });
  const literal =
    named === undefined && before !== undefined ? index.byWords([nounOf(before)], facts.shape) : undefined;
  const reference = named ?? (literal === undefined ? undefined : { ...literal, confidence: 0.7 });
  if (reference === undefined) return undefined;
  const own = reference.target.resource.idParameter;
  const plain = own === undefined || normalise(own) === normalise(parameter) || words.length === 0;
  const sameKey = own !== undefined && referenceName(own).key === key;
  return {
    ...reference,
    names: plain || sameKey || key === 'id' || key === '' ? [] : [normalise(parameter), key],
    strict: false,
  };
}
