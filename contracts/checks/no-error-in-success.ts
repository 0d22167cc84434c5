import { errorInBody } from '../answer.ts';
import { type Check, fail, pass, silent } from '../check.ts';

export const oracle: Check = {
  id: 'no-error-in-success',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'no-error-in-success',
  holds: 'No success status hides an error',
  broken: 'A success status carries an error body',
  asserts: 'A 2xx answer does not say in its body that the request failed.',
  why: 'Clients, retries, monitoring and caches look at the status: a failure dressed as success is never noticed.',
  source: [
    { standard: 'RFC 9110', clause: '15.3 Successful 2xx', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3' },
  ],
  remedy: 'Answer failures with a 4xx or 5xx status and keep 2xx for what succeeded.',
  considers: () => true,
  appliesTo(operation) {
    if (operation.method === 'HEAD') return { applies: false, reason: 'HEAD has no body' };
    const successes = operation.responses.filter((response) => /^(2|default)/i.test(response.status));
    const withBody = successes.some((response) => response.contents.length > 0);
    return withBody || successes.length === 0
      ? { applies: true }
      : { applies: false, reason: 'no success answer with a body is documented' };
  },
  verify({ response, json, operation }) {
    // GraphQL over HTTP tells errors of the query beside its data, with 200.
    if (/\b(?:graphql|gql)\b/i.test(operation.path)) return silent('GraphQL tells errors in the body of a 200');
    if (response.status < 200 || response.status > 299) return silent('not a success status');
    if (response.status === 207) return silent('207 carries one outcome per item');
    if (!json) return silent('no JSON body');
    const sign = errorInBody(json.value);
    if (sign === undefined) return pass;
    return fail({
      key: 'error body',
      expected: `an error status, or a ${response.status} body that is no error`,
      observed: `status ${response.status} with ${sign}`,
      confidence: 'firm',
    });
  },
};
