import { isObject } from '../../core/exercise/json-body.ts';
import type { Json } from '../../core/spec/types.ts';
import { type Broken, type Check, fail, pass, silent } from '../check.ts';

export const oracle: Check = {
  id: 'problem-details-valid',
  part: 'contracts',
  kind: 'check',
  judgesProbes: true,
  severity: 'medium',
  criterion: 'envelope',
  holds: 'Problem details are what their media type says',
  broken: 'Problem details are not what their media type says',
  asserts:
    'A body of application/problem+json is a JSON object whose type is a URI reference, whose title, detail and instance are texts, and whose status is the status of the answer.',
  why: 'Generic error handling reads these members; where they contradict the answer, logs and retries go wrong.',
  source: [
    {
      standard: 'RFC 9457',
      clause: '3.1 Members of a Problem Details Object',
      url: 'https://www.rfc-editor.org/rfc/rfc9457#section-3.1',
    },
  ],
  remedy: 'Fill the members from the answer that is really sent, with the types that RFC 9457 gives them.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  verify({ response, mediaType, json, jsonProblem }) {
    if (mediaType !== 'application/problem+json') return silent('no answer is application/problem+json');
    if (response.body.length === 0) return silent('the problem has no body');
    if (response.truncated) return silent('the body was cut');
    if (!json) return fail(low('no JSON', 'a JSON object', `a body that is no JSON: ${jsonProblem ?? 'unreadable'}`));
    if (!isObject(json.value)) return fail(low('no object', 'a JSON object', `a JSON ${kindOf(json.value)}`));
    const broken = [...mistyped(json.value), ...contradicting(json.value, response.status)];
    return broken.length > 0 ? fail(...broken) : pass;
  },
};

const kindOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const low = (key: string, expected: string, observed: string): Broken => ({
  key,
  expected,
  observed,
  confidence: 'certain',
  severity: 'low',
});

/** A null member reads as an absent one to every client: not spoken of. */
function mistyped(problem: Readonly<Record<string, Json>>): Broken[] {
  const texts = ['type', 'title', 'detail', 'instance'].flatMap((name) => {
    const value = problem[name];
    if (value === undefined || value === null || typeof value === 'string') return [];
    return [low(`${name} is ${kindOf(value)}`, `${name} as a text`, `${name} is of type ${kindOf(value)}`)];
  });
  const references = ['type', 'instance'].flatMap((name) => {
    const value = problem[name];
    if (typeof value !== 'string' || isReference(value)) return [];
    return [low(`${name} is no URI`, `${name} as a URI reference`, `${name}: ${JSON.stringify(value.slice(0, 80))}`)];
  });
  return [...texts, ...references];
}

/** RFC 3986: no space, control character, quote, angle bracket or other excluded character; URIs are ASCII. */
const isReference = (value: string): boolean =>
  !/[^\x21-\x7e]|["<>\\^`{|}]/.test(value) && URL.canParse(value, 'http://relative.invalid/');

function contradicting({ status }: Readonly<Record<string, Json>>, actual: number): Broken[] {
  if (status === undefined || status === null) return [];
  if (typeof status !== 'number')
    return [low(`status is ${kindOf(status)}`, 'status as a number', `status: ${JSON.stringify(status)}`)];
  if (status === actual) return [];
  return [
    {
      key: 'status differs',
      expected: `status ${actual}, as the answer has`,
      observed: `"status": ${status} in a ${actual} answer`,
      confidence: 'certain',
    },
  ];
}
