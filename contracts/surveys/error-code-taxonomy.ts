import { isObject } from '../../core/exercise/json-body.ts';
import type { Violation } from '../../core/oracle/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';
import { isOwnAnswer } from '../http/own-answer.ts';
import { distinct, sameForAll, verdictsByOperation } from '../http/verdicts-by-operation.ts';
import type { Note, Observation, Survey } from '../survey.ts';

export const oracle: Survey = {
  id: 'error-code-taxonomy',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'error-taxonomy',
  holds: 'Each error code means one thing',
  broken: 'An error code means two things',
  asserts: 'Refusals with one code have one status, and problems of one type have one title.',
  why: 'Programs decide by the code: where it comes with two meanings, one of them is handled wrongly.',
  source: [
    {
      standard: 'RFC 9457',
      clause: '3.1.3 title',
      url: 'https://www.rfc-editor.org/rfc/rfc9457#section-3.1.3',
    },
    {
      standard: 'house',
      clause: 'one code, one status',
      url: 'https://opensource.zalando.com/restful-api-guidelines/#151',
    },
  ],
  remedy: 'Keep the codes in one table with their status and title, and give two meanings two codes.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe({ response, json, mediaType }) {
    const { status } = response;
    if (status < 400 || status >= 500 || !isOwnAnswer(status) || !json || !isObject(json.value)) return [];
    const code = codeOf(json.value, status);
    return [
      ...(code === undefined ? [] : [{ kind: JSON.stringify(['code', code, status]) }]),
      ...(mediaType === 'application/problem+json' ? titleOf(json.value) : []),
    ];
  },
  verify(notes) {
    const rules = new Map<string, Map<string, number>>();
    for (const note of distinct(notes)) {
      const { subject, meaning } = read(note);
      const meanings = rules.get(subject) ?? new Map<string, number>();
      rules.set(subject, meanings.set(meaning, (meanings.get(meaning) ?? 0) + 1));
    }
    if (isNoTaxonomy(rules))
      return sameForAll(notes, {
        outcome: 'inconclusive',
        reason: 'most codes come with several statuses: none is tied to one',
      });
    return verdictsByOperation(notes, (note) => violationOf(note, rules));
  },
};

/** Of several codes that were met more than once, most have more than one status: they mean something else. */
function isNoTaxonomy(rules: ReadonlyMap<string, ReadonlyMap<string, number>>): boolean {
  const met = [...rules]
    .filter(([subject]) => subject.startsWith('code '))
    .map(([, meanings]) => [...meanings.values()])
    .filter((counts) => counts.reduce((sum, count) => sum + count, 0) > 1);
  const several = met.filter((counts) => counts.length > 1);
  return several.length >= 3 && several.length * 2 > met.length;
}

/** Words for "it failed" say nothing that could be said in two ways; RFC 6749 gives invalid_client two statuses. */
const GENERIC =
  /^(error|err|failed|failure|fail|exception|unknown|unknown_?error|generic|http_?error|bad_?request|client_?error|invalid_client)$/i;
const TOKEN = /^[A-Za-z][A-Za-z0-9_.:/-]{2,80}$/;

function codeOf(body: JsonObject, status: number): string | undefined {
  const inner = isObject(body.error) ? body.error : {};
  const candidates = [
    body.code,
    body.error_code,
    body.errorCode,
    inner.code,
    inner.error_code,
    inner.errorCode,
    body.error,
  ];
  return candidates.map((one) => code(one, status)).find((one) => one !== undefined);
}

function code(value: Json | undefined, status: number): string | undefined {
  // A code that is the status, or one of its kind, is no code.
  if (typeof value === 'number')
    return Number.isInteger(value) && value > 999 && value !== status ? String(value) : undefined;
  if (typeof value !== 'string' || !TOKEN.test(value) || GENERIC.test(value)) return undefined;
  return value;
}

function titleOf({ type, title }: JsonObject): Observation[] {
  if (typeof type !== 'string' || typeof title !== 'string' || type === '' || type === 'about:blank') return [];
  return [{ kind: JSON.stringify(['type', type.slice(0, 200), title.slice(0, 200)]) }];
}

function read(note: Note): { readonly subject: string; readonly meaning: string } {
  const [what, name, meaning] = JSON.parse(note.kind) as [string, string, string | number];
  return { subject: `${what} ${name}`, meaning: String(meaning) };
}

function violationOf(note: Note, rules: ReadonlyMap<string, ReadonlyMap<string, number>>): Violation | undefined {
  const { subject, meaning } = read(note);
  const meanings = [...(rules.get(subject) ?? [])].sort(
    (left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1),
  );
  const [most, second] = meanings;
  if (!most || !second || most[0] === meaning) return undefined;
  // Met once with each meaning, a word may be text by chance, and nothing says which one is the rule.
  if (most[1] < 2) return undefined;
  const title = subject.startsWith('type ');
  return {
    key: subject,
    expected: title
      ? `title "${most[0]}", as elsewhere with this type`
      : `status ${most[0]}, as elsewhere with this code`,
    observed: title ? `${subject} with title "${meaning}"` : `${subject} with status ${meaning}`,
    witness: [note.line],
    exchanges: [note.exchange],
    confidence: most[1] > second[1] ? 'firm' : 'tentative',
    // Which of two near statuses fits is a matter of taste; a title is for people.
    ...((title || near(most[0], meaning)) && { severity: 'low' as const }),
  };
}

const NEAR = [
  ['400', '422'],
  ['401', '403'],
  ['404', '410'],
  ['409', '412'],
  ['400', '415'],
];

const near = (left: string, right: string): boolean => NEAR.some((pair) => pair.includes(left) && pair.includes(right));
