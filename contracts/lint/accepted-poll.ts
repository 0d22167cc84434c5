import type { Operation } from '../../core/operations/types.ts';
import { within } from './shared/documented.ts';
import { isIdLike, tellsId } from './shared/id-like.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

const ADDRESS = /location|^link$|^retry-after$|async|operation|monitor|poll|job|task|request-id/i;
const PROGRESS = /status|state|job|task|progress|operation|monitor|poll|result|batch|export|import|queue/i;
const accepted = ({ responses }: Operation) => responses.find(({ status }) => status === '202');

function problemsOf(operation: Operation, { schemas }: LintFacts): LintProblem[] {
  const response = accepted(operation);
  if (response === undefined) return [];
  if (response.headers.some(({ name }) => ADDRESS.test(name)) || response.links.length > 0) return [];
  const told = response.contents.map(({ schema }) =>
    tellsId(schema, schemas, (name) => isIdLike(name) || PROGRESS.test(name)),
  );
  if (told.some((one) => one !== 'no')) return [];
  // What is deleted or known by the path can be asked for at the same address.
  const known = operation.method !== 'POST';
  return [
    {
      operation: operation.id,
      pointer: within(operation, 'responses', '202'),
      key: 'nowhere to ask',
      expected: 'a Location header, a link, or a body with an id or a status',
      observed:
        response.contents.length === 0
          ? '202 without a body and without Location'
          : 'a body without id or status, and no Location',
      confidence: 'firm',
      ...(known && { severity: 'info' }),
    },
  ];
}

export const oracle: LintOracle = {
  id: 'accepted-poll',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-lint',
  holds: '202 tells where to ask',
  broken: '202 does not tell where to ask',
  asserts: 'Each 202 answer describes where its caller learns what came of it: a header, a link, an id or a status.',
  why: 'Work that was accepted can still fail; whoever cannot ask takes it for done.',
  source: [SOURCES.accepted],
  remedy: 'Describe (and send) Location with the address of the job, or answer with its id.',
  considers: (operation) => accepted(operation) !== undefined,
  lint: (facts) => facts.operations.flatMap((operation) => problemsOf(operation, facts)),
};
