import type { Session } from '../core/exercise/session.ts';
import { knownDisagreement } from '../core/operations/second-opinion/known-disagreement.ts';
import { type SecondOpinion, secondOpinion } from '../core/operations/second-opinion/second-opinion.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Answer } from './check.ts';

/**
 * Asks openapi-response-validator about each JSON answer (with --cross-check). A disagreement that none of its known
 * faults explains becomes a warning of the run: one of the two validators is wrong in a new way.
 */
export function crossChecker(session: Session, operation: Operation): (answer: Answer) => void {
  if (!session.config.crossCheck) return () => undefined;
  const opinion: SecondOpinion = secondOpinion(session.facts.description, operation);
  const told = new Set<string>();
  return ({ response, json, content, mediaType, validator }) => {
    if (!json || content?.schema === undefined) return;
    const problems = validator(content.schema)(json.value);
    const said = opinion.validate(response.status, json.value, mediaType);
    const agreement = knownDisagreement(problems, said, opinion.features(response.status, mediaType));
    if (agreement.verdict !== 'unexpected' || told.has(agreement.reason)) return;
    told.add(agreement.reason);
    const message = `the second opinion ${said} a ${response.status} answer that Ajv ${problems.length === 0 ? 'accepts' : 'refuses'}: ${agreement.reason}`;
    session.journal.say({ type: 'warning', warning: { code: 'CROSS_CHECK', message, operation: operation.id } });
  };
}
