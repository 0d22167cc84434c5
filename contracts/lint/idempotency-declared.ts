import type { Operation } from '../../core/operations/types.ts';
import { isSignIn } from '../../core/plan/safety.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle } from './types.ts';

/** Signing in again gives another token, which is what was asked for. */
function isCreating(operation: Operation, { model }: LintFacts): boolean {
  const { id, method } = operation;
  return method === 'POST' && model.resources.some(({ create }) => create === id) && !isSignIn(operation);
}

export const oracle: LintOracle = {
  id: 'idempotency-declared',
  part: 'contracts',
  kind: 'check',
  severity: 'info',
  criterion: 'spec-lint',
  holds: 'Creating twice by accident can be told',
  broken: 'Nothing protects from creating twice by accident',
  asserts: 'Each POST that creates takes an idempotency key, or describes 409 for what is there already.',
  why: 'A client whose connection broke cannot know whether the item was made; sending it again may make a second one.',
  source: [
    SOURCES.idempotent,
    {
      standard: 'draft-ietf-httpapi-idempotency-key-header',
      clause: 'The Idempotency-Key HTTP Header Field',
      url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/',
    },
  ],
  remedy: 'Accept and describe an Idempotency-Key header, or refuse a second equal item with 409.',
  considers: (operation, facts) => isCreating(operation, facts),
  lint: (facts) => {
    const keyed = new Set(facts.model.idempotency.map(({ operation }) => operation));
    return facts.operations
      .filter((operation) => isCreating(operation, facts) && !keyed.has(operation.id))
      .filter((operation) => !operation.responses.some(({ status }) => /^4(?:09|XX)$/i.test(status)))
      .map((operation) => ({
        operation: operation.id,
        pointer: operation.pointer,
        key: 'no key',
        expected: 'an Idempotency-Key header, or a 409 answer for what is there already',
        observed: 'neither',
        confidence: 'firm',
        everywhere: true,
      }));
  },
};
