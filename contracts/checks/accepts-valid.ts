import { textOf } from '../../core/exercise/json-body.ts';
import { looksLikeReference, wordsOfName } from '../../core/generate/field-names.ts';
import { isAmong, statusesInWords } from '../../core/plan/expectations.ts';
import { type Answer, type Check, type CheckResult, fail, pass, silent } from '../check.ts';

const SHAPE = new Set([400, 415, 422]);
const ORIGINS = new Set(['minimal', 'example', 'boundary', 'maximal']);

/** Refusals that are about what there is, not about how the request looks. */
const BUSINESS =
  /exist|already|taken|duplicat|unique|conflict|in use|not found|unknown|insufficient|not enough|balance|stock|available|funds|quota|credit|permission|allowed for|expired|past|future|before|after|overlap|captcha|verif|is not an? (?!valid|string|number|integer|bool|date|time|uuid|uri|url|e-?mail|array|object|list)/i;

/** Names whose values are bound to others: ends of ranges, times, money that must be there. */
const BOUND_TO_OTHERS = new Set([
  ...[
    'from',
    'to',
    'start',
    'end',
    'begin',
    'until',
    'since',
    'before',
    'after',
    'min',
    'max',
    'gte',
    'lte',
    'gt',
    'lt',
  ],
  ...['date', 'time', 'at', 'on', 'parent', 'currency', 'country', 'url', 'uri', 'email', 'phone', 'cursor', 'token'],
]);

/** Text of a field error has to name the field: else the refusal may be about anything. */
function namesField(answer: Answer, name: string): boolean {
  return textOf(answer.response).toLowerCase().includes(name.toLowerCase());
}

/** 415 although the description lists the content type; with an accepted request of that type it means something else. */
function unsupported({ operation, exchange, valid }: Answer): CheckResult {
  const sent = exchange.request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const listed = operation.body?.contents.some((content) => content.type.split(';')[0]?.trim() === sent);
  if (sent === undefined || !listed)
    return silent('415 for a content type that the description does not list as it is');
  if (valid?.othersAccepted) return silent(`415 although ${sent} was accepted in another request`);
  return fail({
    key: `content type ${sent}`,
    expected: `${sent} accepted`,
    observed: 'status 415',
    confidence: 'tentative',
    everywhere: true,
  });
}

export const oracle: Check = {
  id: 'accepts-valid',
  part: 'contracts',
  kind: 'check',
  judges: 'valid',
  severity: 'medium',
  criterion: 'accepts-valid',
  holds: 'Valid requests are not refused as malformed',
  broken: 'A valid request was refused as malformed',
  asserts:
    'A request that the description allows and that differs from an accepted one in a single field is not refused with 400, 415 or 422 for that field.',
  why: 'Clients send what the description allows; a narrower rule that nobody wrote down fails at their customers first.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.24 Schema Object',
      url: 'https://spec.openapis.org/oas/v3.1.0#schema-object',
    },
    {
      standard: 'RFC 9110',
      clause: '15.5.1 400 Bad Request, 15.5.16 415 Unsupported Media Type',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
    },
  ],
  remedy: 'Accept what the description allows, or narrow the schema to what is accepted.',
  considers: () => true,
  appliesTo: ({ parameters, body }) =>
    parameters.some((parameter) => parameter.in !== 'path') || body !== undefined
      ? { applies: true }
      : { applies: false, reason: 'the request has nothing that could be refused for its form' },
  verify(answer) {
    const { response, valid, exchange } = answer;
    const { status } = response;
    if (!valid) return silent('nothing is known of the other requests');
    const accepts = answer.expected?.accepts;
    if (accepts !== undefined && isAmong(status, accepts)) return pass;
    if (accepts !== undefined && status >= 200 && status < 300)
      return fail({
        key: `accepted with ${status}`,
        expected: `status ${statusesInWords(accepts)}, as the configuration says`,
        observed: `status ${status}`,
        confidence: 'certain',
      });
    if (status >= 200 && status < 300) return pass;
    if (!SHAPE.has(status)) return silent(`${status} is no refusal of the form of the request`);
    if (status === 415) return unsupported(answer);
    if (!valid.othersAccepted) return silent('no other valid request was accepted: what it lacks is not known');
    if (!ORIGINS.has(valid.origin)) return silent('a random request may break rules that no schema tells');
    const { difference } = valid;
    if (!difference) return silent('it differs from accepted requests in more than one place');
    const { at, name, value } = difference;
    if (looksLikeReference(name) || wordsOfName(name).some((word) => BOUND_TO_OTHERS.has(word)))
      return silent(`${name} may have to fit something else`);
    if (!namesField(answer, name)) return silent(`the refusal does not name ${name}`);
    if (BUSINESS.test(textOf(response))) return silent('the refusal may be about what there is, not about the form');
    const sure = valid.origin === 'boundary' && (exchange.request.method === 'GET' || typeof value !== 'number');
    return fail({
      key: at,
      expected: `not refused as malformed: the description allows ${valid.label}`,
      observed: `status ${status}`,
      confidence: sure ? 'firm' : 'tentative',
    });
  },
};
