import { tokenise } from './names.ts';
import type { FilterParameter } from './types.ts';

const SAYS_IN =
  /\b(?:inclusive|at least|at most|or (?:an? )?(?:later|earlier|more|less|higher|lower|greater|newer|older)|on or|up to and including|>=|<=)\b|[≥≤]/i;
const SAYS_OUT = /\b(?:exclusive|strictly|up to but not|not including)\b/i;

/** Adds to a range whether its bound belongs to it, when its operator's name (`gte`, `lt`) or the description says so. */
export function withBound(filter: FilterParameter, description: string): FilterParameter {
  if (!['gt', 'gte', 'lt', 'lte'].includes(filter.operator)) return filter;
  if (SAYS_OUT.test(description)) return { ...filter, bound: 'exclusive' };
  if (SAYS_IN.test(description)) return { ...filter, bound: 'inclusive' };
  const last = tokenise(filter.parameter).at(-1) ?? '';
  if (/^(?:gte|ge|lte|le)$/.test(last)) return { ...filter, bound: 'inclusive' };
  return /^(?:gt|lt)$/.test(last) ? { ...filter, bound: 'exclusive' } : filter;
}
