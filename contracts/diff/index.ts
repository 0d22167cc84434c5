import type { OracleDeclaration } from '../../core/oracle/types.ts';
import { oracle as specDiff } from './spec-diff.ts';

/** Oracles that hold the description against an earlier one. */
export const registry = {
  'spec-diff': specDiff,
} as const satisfies Record<string, OracleDeclaration>;
