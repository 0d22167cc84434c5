import type { OracleDeclaration } from '../../core/oracle/types.ts';
import { CLAUSES } from './rules/clauses.data.ts';

export const oracle = {
  id: 'spec-diff',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'spec-diff',
  holds: 'Nothing that clients rely on has changed incompatibly',
  broken: 'An incompatible change against the previous description',
  asserts:
    'every request that the previous description allowed is still allowed, and every answer is one that it allowed',
  why: 'Clients that were written from the previous description fail on the day of the release.',
  source: [CLAUSES.paths, CLAUSES.schema, CLAUSES.type, CLAUSES.statusClass],
  remedy:
    'Add instead of changing: a new optional member, a new operation or a new version; deprecate the old one with a sunset date.',
} as const satisfies OracleDeclaration;
