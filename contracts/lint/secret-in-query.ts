import type { Operation } from '../../core/operations/types.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

const SECRET =
  /^(?:access[_-]?token|auth[_-]?token|bearer[_-]?token|refresh[_-]?token|api[_-]?key|app[_-]?key|apikey|password|passwd|pwd|passphrase|secret|client[_-]?secret|api[_-]?secret|private[_-]?key)$/i;
const TOKEN = /^token$/i;
/** Tokens that are no secret: of pages, searches and the like. */
const NO_SECRET = /\b(?:page|paging|pagination|cursor|next|continu\w*|sync|search|csrf|captcha|symbol|mint|coin)\b/i;

function problemsOf({ id, pointer, parameters }: Operation, keys: ReadonlySet<string>): LintProblem[] {
  return parameters
    .filter((one) => one.in === 'query' && !keys.has(one.name))
    .flatMap((one): LintProblem[] => {
      const sure = SECRET.test(one.name);
      if (!sure && (!TOKEN.test(one.name) || NO_SECRET.test(one.description))) return [];
      return [
        {
          operation: id,
          pointer,
          key: `parameter ${one.name}`,
          expected: 'secrets in a header or in the body',
          observed: `the query parameter ${one.name}`,
          confidence: sure ? 'firm' : 'tentative',
          ...(!sure && { severity: 'low' }),
        },
      ];
    });
}

function judge({ operations, schemes, description }: LintFacts): LintProblem[] {
  const inQuery = schemes.filter((scheme) => scheme.type === 'apiKey' && scheme.in === 'query');
  const keys = new Set(inQuery.map(({ parameterName }) => parameterName ?? ''));
  return [
    ...inQuery.map(
      ({ name, parameterName }): LintProblem => ({
        pointer: `${description.dialect === '2.0' ? '/securityDefinitions' : '/components/securitySchemes'}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        key: `scheme ${name}`,
        expected: 'an API key in a header',
        observed: `the security scheme ${name} takes the key in the query, as ${parameterName ?? 'a parameter'}`,
        confidence: 'certain',
      }),
    ),
    ...operations.flatMap((operation) => problemsOf(operation, keys)),
  ];
}

export const oracle: LintOracle = {
  id: 'secret-in-query',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'spec-lint',
  holds: 'No secret travels in the query',
  broken: 'A secret travels in the query',
  asserts: 'No API key scheme and no parameter for passwords, tokens or keys is in the query.',
  why: 'Addresses are written to logs, browser histories and Referer headers, and secrets in them with them.',
  source: [SOURCES.credentialsInUri],
  remedy: 'Take the secret in the Authorization header or in another header, passwords in the body of a POST.',
  considers: () => true,
  lint: judge,
};
