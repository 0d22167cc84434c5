import type { JsonObject } from '../../core/spec/types.ts';
import type { Selection } from '../../properties/lists/selections.ts';
import type { SetCheck, SetEvidence } from '../../properties/lists/set-law.ts';

/** What a list showed for these conditions: items named by letters. */
export function selection(ids: string, words = 'status=open', items?: readonly JsonObject[]): Selection {
  return { words, ids: [...ids], items: items ?? [...ids].map((id) => ({ id })), exchange: `x-${words}-${ids}` };
}

export function check(shown: string, must: string, rest: Partial<SetCheck> = {}): SetCheck {
  return { key: 'filter status', expected: 'these', selection: selection(shown), must: [...must], ...rest };
}

export const sets = (checks: readonly SetCheck[], unchanged = true): SetEvidence => ({ checks, unchanged });
