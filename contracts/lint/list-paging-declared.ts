import type { ListShape } from '../../core/resources/types.ts';
import { bounded, sizeIsBounded } from './shared/list-bounds.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

/** Lists of the model by operation; a second list of one resource is a list too. */
function listsOf({ model }: LintFacts): ReadonlyMap<string, ListShape> {
  const all = [...(model.lists ?? []), ...model.resources.flatMap(({ list }) => list ?? [])];
  return new Map(all.map((shape) => [shape.operation, shape]));
}

function problemOf(shape: ListShape, facts: LintFacts): LintProblem | undefined {
  const operation = facts.byId.get(shape.operation);
  if (operation === undefined || bounded(operation, shape, facts)) return undefined;
  const { style, sizeParameter } = shape.paging;
  const place = {
    operation: operation.id,
    pointer: operation.pointer,
    confidence: 'firm',
    everywhere: true,
  } as const;
  if (sizeParameter !== undefined) {
    if (sizeIsBounded(operation, shape)) return undefined;
    return {
      ...place,
      key: 'page size without bound',
      expected: `a maximum for the page size ${sizeParameter}`,
      observed: `${sizeParameter} may be any number`,
    };
  }
  if (style === 'none') {
    // A list below one item is often short by nature.
    const nested = operation.path.includes('{');
    return {
      ...place,
      key: 'no paging',
      expected: 'parameters that page the list, or maxItems on its array',
      observed: 'neither: the answer grows with the data',
      ...(nested && { severity: 'low' }),
    };
  }
  return {
    ...place,
    key: 'pages without bound',
    expected: 'a page size with a maximum, or maxItems on the array of the page',
    observed: `the list is paged (${style}), and nothing says how large a page may be`,
    severity: 'low',
  };
}

let known: { readonly facts: LintFacts; readonly lists: ReadonlyMap<string, ListShape> } | undefined;
const lists = (facts: LintFacts): ReadonlyMap<string, ListShape> => {
  if (known?.facts !== facts) known = { facts, lists: listsOf(facts) };
  return known.lists;
};

export const oracle: LintOracle = {
  id: 'list-paging-declared',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'spec-pagination',
  holds: 'Every list is paged with an upper bound',
  broken: 'A list is not paged, or without an upper bound',
  asserts: 'Each GET that answers a list declares how it is paged and how large a page may be, or bounds its array.',
  why: 'A list without a bound is fast on the first day and brings the service down when the data has grown.',
  source: [SOURCES.resources],
  remedy: 'Declare a page size parameter with a maximum (100 is usual), or maxItems where the list is short by nature.',
  considers: ({ id, method }, facts) => method === 'GET' && lists(facts).has(id),
  lint: (facts) => [...lists(facts).values()].flatMap((shape) => problemOf(shape, facts) ?? []),
};
