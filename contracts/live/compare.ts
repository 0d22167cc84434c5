import { isObject } from '../../core/exercise/json-body.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Description, Json } from '../../core/spec/types.ts';

/** How two descriptions of one API differ. Method and path of each operation. */
export interface Differences {
  readonly both: number;
  /** Only in the served one. */
  readonly added: readonly string[];
  /** Only in the one given. */
  readonly missing: readonly string[];
  /** In both, with other parameters, bodies, answers or security. */
  readonly changed: readonly string[];
}

const FOR_PEOPLE = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'title']);

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function plain(value: Json): Json {
  // Of enum, required, parameters and the like the order means nothing.
  if (Array.isArray(value))
    return value.map(plain).sort((left, right) => order(JSON.stringify(left), JSON.stringify(right)));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.startsWith('x-'))
      .sort(([left], [right]) => order(left, right))
      .map(([name, inner]) => [name, plain(inner)]),
  );
}

/** Everything a client depends on. A property may be called description: only texts go. */
function forMachines(value: unknown): Json {
  const text = JSON.stringify(value, (name: string, inner: unknown) =>
    FOR_PEOPLE.has(name) && (typeof inner === 'string' || Array.isArray(inner)) ? undefined : inner,
  );
  return plain(JSON.parse(text ?? 'null') as Json);
}

function basePath({ servers }: Description): string {
  const [first = ''] = servers;
  return URL.canParse(first, 'http://localhost') ? new URL(first, 'http://localhost').pathname.replace(/\/$/, '') : '';
}

function viewOf(description: Description): Map<string, string> {
  const components = JSON.stringify(forMachines(description.document.components ?? null));
  const view = ({ parameters, body, responses, security }: Operation): string => {
    // Where a path parameter stands says which one it is.
    const named = parameters.map((one) => (one.in === 'path' ? { ...one, name: '' } : one));
    return JSON.stringify(forMachines({ parameters: named, body: body ?? null, responses, security }));
  };
  const { operations } = operationsOf(description);
  const base = basePath(description);
  const refers = (text: string): string => (text.includes('$ref') ? text + components : text);
  return new Map(
    operations.map((one) => [`${one.method} ${base}${one.path}`.replace(/\{[^}]+\}/g, '{}'), refers(view(one))]),
  );
}

export function compareDescriptions(given: Description, served: Description): Differences {
  const [own, live] = [viewOf(given), viewOf(served)];
  const shared = [...own.keys()].filter((id) => live.has(id));
  // Swagger 2.0 cannot say all that 3.x says: only the operations are compared then.
  const alike = (given.dialect === '2.0') === (served.dialect === '2.0');
  return {
    both: shared.length,
    added: [...live.keys()].filter((id) => !own.has(id)),
    missing: [...own.keys()].filter((id) => !live.has(id)),
    changed: shared.filter((id) => alike && own.get(id) !== live.get(id)),
  };
}
