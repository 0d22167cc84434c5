import type { ValidationProblem } from '../types.ts';
import type { Opinion } from './second-opinion.ts';

export type Agreement =
  | { readonly verdict: 'agree' }
  | { readonly verdict: 'cannot say' }
  /** They differ for a fault openapi-response-validator is known to have. */
  | { readonly verdict: 'known'; readonly reason: string }
  /** They differ and nothing known explains it: one of the two is wrong in a new way. */
  | { readonly verdict: 'unexpected'; readonly reason: string };

interface Fault {
  readonly reason: string;
  readonly explains: (problem: ValidationProblem, features: ReadonlySet<string>) => boolean;
}

/** Why it accepts what we refuse; every problem of ours must be explained by one. */
const ACCEPTS: readonly Fault[] = [
  { reason: 'it does not enforce formats', explains: ({ keyword }) => keyword === 'format' },
  { reason: 'it does not report writeOnly values in responses', explains: ({ keyword }) => keyword === 'writeOnly' },
  {
    reason: 'it fills in defaults before it looks for required properties',
    explains: ({ keyword }, features) => keyword === 'required' && features.has('default'),
  },
  {
    reason: 'a writeOnly property outside `required` makes it drop the last required name',
    explains: ({ keyword }, features) => keyword === 'required' && features.has('writeOnly:optional'),
  },
  {
    reason: 'it accepts null wherever nullable stands beside a combination of schemas',
    explains: ({ keyword }, features) => features.has('nullable') && /^(type|enum|anyOf|oneOf)$/.test(keyword),
  },
];

/** Why it refuses what we accept, by what the schema contains. */
const REFUSES: readonly (readonly [features: readonly string[], reason: string])[] = [
  [['$ref+'], 'it applies siblings of $ref, which 2.0 and 3.0 ignore'],
  [['writeOnly', '$ref'], 'it does not see writeOnly through $ref'],
  [['writeOnly', 'allOf'], 'it does not see writeOnly split over allOf'],
  [['nullable', 'oneOf'], 'it adds a second null branch beside a nullable one'],
  [['nullable', 'enum'], 'it reads nullable beside enum as exactly one of the two'],
  [['nullable', 'allOf'], 'it reads nullable with type beside allOf without null in the branches'],
  [['nullable', 'anyOf'], 'it reads nullable with type beside anyOf without null in the branches'],
  [['x-nullable'], 'it does not know x-nullable'],
  [['multipleOf'], 'it divides in binary floating point'],
  [['pattern'], 'it applies patterns that are not ECMA-262'],
];

/**
 * Compares our judgement (`problems`, [] accepts) with the second opinion about the same body. `features` are those
 * `SecondOpinion.features` gives for the response.
 */
export function knownDisagreement(
  problems: readonly ValidationProblem[],
  opinion: Opinion,
  features: ReadonlySet<string>,
): Agreement {
  if (opinion === 'cannot say') return { verdict: 'cannot say' };
  const weAccept = problems.length === 0;
  if (weAccept === (opinion === 'accepts')) return { verdict: 'agree' };
  if (weAccept) {
    const known = REFUSES.find(([needed]) => needed.every((feature) => features.has(feature)));
    if (known !== undefined) return { verdict: 'known', reason: known[1] };
    return { verdict: 'unexpected', reason: 'openapi-response-validator refuses what we accept' };
  }
  // What a combination refuses is explained by the problems inside its branches.
  const leaves = problems.filter(({ keyword }) => !/^(allOf|anyOf|oneOf|if|not)$/.test(keyword));
  const judged = leaves.length > 0 ? leaves : problems;
  const reasons = judged.map((problem) => ACCEPTS.find((fault) => fault.explains(problem, features))?.reason);
  const unexplained = judged[reasons.indexOf(undefined)];
  if (unexplained === undefined) return { verdict: 'known', reason: [...new Set(reasons)].join('; ') };
  const where = unexplained.path === '' ? 'the whole body' : unexplained.path;
  return {
    verdict: 'unexpected',
    reason: `openapi-response-validator accepts what we refuse: ${where} ${unexplained.message}`,
  };
}
