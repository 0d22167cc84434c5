import { isObject } from '../../core/exercise/json-body.ts';
import type { Defect } from '../../core/generate/violation-case.ts';
import { canBeInvalid } from '../../core/generate/violations.ts';
import type { Severity } from '../../core/oracle/types.ts';
import { isAmong, statusesInWords } from '../../core/plan/expectations.ts';
import { errorInBody, isStrayPage } from '../answer.ts';
import { type Answer, type Check, fail, pass, silent } from '../check.ts';

/** A refusal of the request for what it is. */
const REFUSALS = new Set([400, 411, 413, 414, 415, 422, 431]);

const MILDER: Readonly<Record<string, Severity>> = {
  pattern: 'medium',
  additionalProperties: 'medium',
  unevaluatedProperties: 'medium',
  uniqueItems: 'medium',
  multipleOf: 'medium',
  minProperties: 'medium',
  format: 'low',
};

/** Page numbers and sizes out of range are often brought into range: wrong by the description, harmless to most. */
const PAGING = /^(page|limit|offset|per_?page|page_?(size|number)|size|top|skip|count|max_?results)$/i;
const RANGE = new Set(['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum']);

function milder({ place, pointer, keyword }: Defect): Severity | undefined {
  if (place === 'query' && RANGE.has(keyword) && PAGING.test(pointer)) return 'medium';
  return MILDER[keyword];
}

/** Batches tell the refusal of a part in a success answer. */
function tellsErrors({ json }: Answer): boolean {
  const value = json?.value;
  if (!isObject(value)) return false;
  return [value, value.data, value.result].some(
    (one) => isObject(one) && Array.isArray(one.errors) && one.errors.length > 0,
  );
}

export const oracle: Check = {
  id: 'rejects-invalid',
  part: 'contracts',
  kind: 'check',
  judges: 'violation',
  severity: 'high',
  criterion: 'rejects-invalid',
  holds: 'Invalid requests are refused',
  broken: 'An invalid request was accepted',
  asserts: 'A request with a single defect, proved invalid as it was sent, is not answered with a success status.',
  why: 'What is accepted against the description is stored, computed with or silently dropped; the caller learns of the mistake when it is too late.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.12 Parameter Object, 4.8.13 Request Body Object',
      url: 'https://spec.openapis.org/oas/v3.1.0#parameter-object',
    },
    {
      standard: 'RFC 9110',
      clause: '15.5.1 400 Bad Request, 15.5.21 422 Unprocessable Content',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
    },
  ],
  remedy: 'Validate requests against the description and answer 400 or 422, or write down what is accepted.',
  considers: () => true,
  appliesTo: (operation) =>
    canBeInvalid(operation)
      ? { applies: true }
      : { applies: false, reason: 'the operation takes no parameter and no body that could be invalid' },
  verify(answer) {
    const { violation, response } = answer;
    const { status } = response;
    if (!violation) return silent('the request was valid');
    const refuses = answer.expected?.refuses;
    if (refuses === undefined ? REFUSALS.has(status) : isAmong(status, refuses)) return pass;
    if (refuses !== undefined && REFUSALS.has(status))
      return fail({
        key: `refused with ${status}`,
        expected: `status ${statusesInWords(refuses)}, as the configuration says`,
        observed: `status ${status}`,
        confidence: 'certain',
        severity: 'medium',
      });
    if (status >= 500) return silent('a server error is judged by no-server-error');
    if (status === 207) return silent('207 tells the outcome of each part in its body');
    if (status < 200 || status >= 300) return silent(`${status} says nothing about the form of the request`);
    if (errorInBody(answer.json?.value ?? null) !== undefined || tellsErrors(answer))
      return silent('the body tells an error: no-error-in-success judges that');
    if (isStrayPage(answer)) return silent('the answer is a page, not an answer of the operation');
    const severity = milder(violation);
    const { place, pointer, keyword, label } = violation;
    return fail({
      key: `${place} ${pointer} ${keyword}`.replace('  ', ' '),
      expected: `a refusal, ${refuses === undefined ? '400 or 422' : statusesInWords(refuses)}, because ${label}`,
      observed: `status ${status}`,
      confidence: status === 202 || violation.soft ? 'tentative' : place === 'body' ? 'certain' : 'firm',
      ...(severity !== undefined && { severity }),
    });
  },
};
