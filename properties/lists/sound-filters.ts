import type { FilterParameter } from '../../core/resources/types.ts';
import type { ListContext } from './list-context.ts';
import { readingThatFits } from './predicate.ts';

/**
 * Is what an equality filter showed as it was asked, as far as it was tried? One that is not is told by
 * filter-soundness; laws that would only repeat it leave it out.
 */
export function isSound({ evidence }: Pick<ListContext, 'evidence'>, { parameter }: FilterParameter): boolean {
  return evidence.filtered.every(({ filter, value, walk }) => {
    if (filter.parameter !== parameter) return true;
    const values = walk.items.filter((item) => filter.field in item).map((item) => item[filter.field]);
    return values.length === 0 || readingThatFits(values, value) !== undefined;
  });
}
