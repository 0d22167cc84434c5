import type { Operation } from '../../core/operations/types.ts';
import { within } from './shared/documented.ts';
import { tellsId } from './shared/id-like.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

const created = ({ responses }: Operation) => responses.find(({ status }) => status === '201');

/** There is one of it: it is read where it was made. */
function isSingle({ path }: Operation, { byId, model }: LintFacts): boolean {
  const read = byId.get(`GET ${path}`);
  return read !== undefined && model.lists?.some(({ operation }) => operation === read.id) !== true;
}

function problemsOf(operation: Operation, facts: LintFacts): LintProblem[] {
  const response = created(operation);
  // PUT creates at an address its caller chose.
  if (response === undefined || operation.method === 'PUT') return [];
  if (response.headers.some(({ name }) => /^(?:content-)?location$/i.test(name)) || response.links.length > 0)
    return [];
  const told = response.contents.map(({ schema }) => tellsId(schema, facts.schemas));
  if (told.some((one) => one !== 'no') || isSingle(operation, facts)) return [];
  return [
    {
      operation: operation.id,
      pointer: within(operation, 'responses', '201'),
      key: 'no address',
      expected: 'a Location header, or a body with the id of what was created',
      observed:
        response.contents.length === 0
          ? '201 without a body and without Location'
          : 'a body without an id, and no Location',
      confidence: response.contents.length === 0 ? 'certain' : 'firm',
    },
  ];
}

export const oracle: LintOracle = {
  id: 'created-location',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-lint',
  holds: '201 tells where the new item is',
  broken: '201 does not tell where the new item is',
  asserts: 'Each 201 answer describes a Location header or a body with an id.',
  why: 'The caller has made something and cannot find it again, and makes it once more.',
  source: [SOURCES.created],
  remedy: 'Describe (and send) Location with the address of the new item, or answer with the item.',
  considers: (operation) => operation.method !== 'PUT' && created(operation) !== undefined,
  lint: (facts) => facts.operations.flatMap((operation) => problemsOf(operation, facts)),
};
