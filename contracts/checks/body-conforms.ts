import type { ValidationProblem } from '../../core/operations/types.ts';
import { errorInBody } from '../answer.ts';
import { asksForPart } from '../asked-projection.ts';
import { type Broken, type Check, fail, pass, silent } from '../check.ts';
import { closestBranch } from '../closest-branch.ts';

const MOST_PROBLEMS = 5;

export const oracle: Check = {
  id: 'body-conforms',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'body-conforms',
  holds: 'Every body conforms to its schema',
  broken: 'A body does not conform to its schema',
  asserts:
    'A JSON body validates against the schema documented for its status and content type, writeOnly properties absent.',
  why: 'Typed clients trust the schema: a missing or mistyped field breaks them at run time, far from its cause.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.24 Schema Object',
      url: 'https://spec.openapis.org/oas/v3.1.0#schema-object',
    },
    {
      standard: 'JSON Schema 2020-12',
      clause: 'Validation',
      url: 'https://json-schema.org/draft/2020-12/json-schema-validation',
    },
  ],
  remedy: 'Make the answer fit its schema, or correct the schema and tell the clients.',
  considers: () => true,
  appliesTo: (operation) =>
    operation.responses.some((response) => response.contents.some((content) => content.schema !== undefined))
      ? { applies: true }
      : { applies: false, reason: 'the description gives no schema for any response' },
  verify(answer) {
    const { response, documented, content, json, jsonProblem, validator, operation } = answer;
    if (response.status >= 500) return silent('a server error is judged by no-server-error');
    if (!documented) return silent('the status is not documented');
    if (operation.method === 'HEAD') return silent('HEAD has no body');
    if (response.truncated) return silent('the body is longer than the limit and was cut');
    if (response.body.length === 0) return emptyBody(answer);
    if (content?.schema === undefined) return silent('no schema is documented for this content');
    if (jsonProblem !== undefined) {
      return fail({
        key: `${documented.status} not JSON`,
        expected: 'a JSON body',
        observed: jsonProblem,
        confidence: 'certain',
      });
    }
    if (!json) return silent('only JSON bodies are judged by schema');
    if (response.status < 300 && errorInBody(json.value))
      return silent('the body is an error: judged by no-error-in-success');
    const partial = response.status < 300 && asksForPart(answer.exchange.request.url);
    const told = closestBranch(validator(content.schema)(json.value));
    const problems = together(partial ? told.filter(({ keyword }) => keyword !== 'required') : told);
    if (partial && problems.length === 0 && told.length > 0) return silent('only a part of the answer was asked for');
    if (problems.length === 0) return pass;
    const broken = problems.slice(0, MOST_PROBLEMS).map((problem) => brokenBy(problem, documented.status));
    // What is no document is refused by one parser for the whole API, in a shape of its own.
    const parsed = answer.violation?.keyword === 'syntax' && response.status >= 400;
    return parsed ? fail(...broken.slice(0, 1).map(byTheParser)) : fail(...broken);
  },
};

const byTheParser = (broken: Broken): Broken => ({
  ...broken,
  key: 'refusal of what is no document',
  everywhere: true,
});

function emptyBody({ response, documented, operation }: Parameters<Check['verify']>[0]): ReturnType<Check['verify']> {
  const wantsJson = documented?.contents.length === 1 && /json/.test(documented.contents[0]?.type ?? '');
  const mayBeEmpty =
    response.status === 204 || response.status === 205 || response.status === 304 || response.status === 202;
  if (!wantsJson || mayBeEmpty || documented?.contents[0]?.schema === undefined) return silent('no body');
  if (response.status >= 300) return silent('no body on an answer that is no success');
  return fail({
    key: `${documented.status} empty`,
    expected: `a JSON body, documented for ${documented.status} of ${operation.id}`,
    observed: 'an empty body',
    confidence: 'certain',
  });
}

/** Properties that are missing, or too many, in one place are one problem. */
function together(problems: readonly ValidationProblem[]): readonly ValidationProblem[] {
  const groups = new Map<string, ValidationProblem[]>();
  for (const problem of problems) {
    const listed = problem.keyword === 'required' || problem.keyword === 'additionalProperties';
    const key = listed ? `${problem.path} ${problem.keyword}` : `${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const names = others.map((one) => /'[^']*'$/.exec(one.message)?.[0] ?? one.message);
    return [{ ...first, message: [first.message, ...names.sort()].join(', ') }];
  });
}

/** Told apart by the place in the schema: elements of an array and keys of a map do not matter. */
function brokenBy(problem: ValidationProblem, status: string): Broken {
  return {
    key: `${status} ${problem.schemaPath} ${problem.keyword === 'required' ? problem.message : problem.keyword}`,
    expected: `${problem.path || 'the body'} ${problem.message}`,
    observed: `violates ${problem.keyword} at ${problem.path || 'the root'} (schema ${problem.schemaPath})`,
    confidence: 'certain',
    // A value of the right type in another spelling breaks fewer clients.
    ...(problem.keyword === 'format' && { severity: 'medium' as const }),
  };
}
