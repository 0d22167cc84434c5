import { isDeepStrictEqual } from 'node:util';
import { takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Applicability, Verdict, Violation } from '../../core/oracle/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { resourceWith } from '../../core/resources/resource-with.ts';
import type { Resource } from '../../core/resources/types.ts';
import { applies, inconclusive } from '../lists/judging.ts';
import type { Attempt } from './types.ts';

/** The resource whose items this operation changes or deletes. */
export function changedResource(operation: Operation, facts: PlanFacts): Resource | undefined {
  const { model } = facts;
  return (
    resourceWith(model, 'patch', operation.id) ??
    resourceWith(model, 'replace', operation.id) ??
    resourceWith(model, 'delete', operation.id)
  );
}

export function isChange(operation: Operation, facts: PlanFacts): boolean {
  return changedResource(operation, facts) !== undefined;
}

/** For laws of If-Match: the operation takes it, and there is an item of ours to try it on. */
export function takesCondition(operation: Operation, facts: PlanFacts): Applicability {
  const resource = changedResource(operation, facts);
  if (!takesIfMatch(operation))
    return { applies: false, reason: 'If-Match is not documented for it, nor are 412 and 428' };
  if (resource?.read === undefined) return { applies: false, reason: 'no operation reads one item' };
  return resource.create === undefined ? { applies: false, reason: 'no operation creates one to try it on' } : applies;
}

/** If-Match is a required parameter, or 428 is documented (RFC 6585 section 3). */
export function needsIfMatch({ parameters, responses }: Operation): boolean {
  const declared = parameters.some(
    (one) => one.in === 'header' && one.name.toLowerCase() === 'if-match' && one.required,
  );
  return declared || responses.some(({ status }) => status === '428');
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Was it carried out, by what can be read? Undefined when the readings do not tell. */
export function performed({ before, after, sent }: Attempt): boolean | undefined {
  if (Object.keys(sent).length === 0) {
    if (before.status !== 200) return undefined;
    if (after.status === 404 || after.status === 410) return true;
    return after.status === 200 && after.item !== undefined ? false : undefined;
  }
  if (before.status === 404 || before.status === 410)
    return after.status === 200 ? true : after.status === before.status ? false : undefined;
  if (before.status !== 200 || after.status !== 200 || !before.item || !after.item) return undefined;
  const { item: old } = before;
  const { item: now } = after;
  const telling = Object.keys(sent).filter((name) => name in old && !isDeepStrictEqual(old[name], sent[name]));
  if (telling.length === 0) return undefined;
  if (telling.some((name) => isDeepStrictEqual(now[name], sent[name]))) return true;
  return telling.every((name) => isDeepStrictEqual(now[name], old[name])) ? false : undefined;
}

/** Why an attempt cannot be judged; undefined when it can. */
export function unusable({ status }: Attempt): Verdict | undefined {
  const passing = status === 0 || status === 429 || status === 401 || status === 403 || status >= 500;
  return passing ? inconclusive(`the conditional request got no usable answer (${status || 'nothing'})`) : undefined;
}

/** The lines of a witness: what was sent, and what reading shows afterwards. */
export function attemptLines({ operation }: { operation: Operation }, attempt: Attempt): string[] {
  const done = performed(attempt);
  const seen =
    done === undefined ? `reading it is answered ${attempt.after.status}` : done ? 'it was done' : 'nothing changed';
  return [`${operation.method} with ${attempt.condition} -> ${attempt.status}`, `GET afterwards: ${seen}`];
}

type Way = Pick<Violation, 'key' | 'expected' | 'observed' | 'confidence'> & Partial<Pick<Violation, 'severity'>>;

export function attemptViolation(evidence: { operation: Operation }, attempt: Attempt, way: Way): Violation {
  const exchanges = [attempt.before.exchange, attempt.after.exchange, attempt.exchange].filter((id) => id !== '');
  return { ...way, witness: attemptLines(evidence, attempt), exchanges };
}
