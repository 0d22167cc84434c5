import type { Session } from '../../core/exercise/session.ts';
import type { SortParameter } from '../../core/resources/types.ts';
import { duplicates } from './judging.ts';
import type { ListEvidence } from './types.ts';

/** Writes into the record what probing showed of a list's filters and sort. */
export function tellDialect({ journal }: Pick<Session, 'journal'>, evidence: ListEvidence): void {
  for (const text of dialectOf(evidence)) journal.say({ type: 'inference', subject: evidence.operation.id, text });
}

/** One sentence for each filter that was tried and for the sort: 'status filters by equality: 7 of 22 items'. */
export function dialectOf({ filtered, sorted, walks, list }: ListEvidence): string[] {
  const all = walks[0]?.ids.length ?? 0;
  const filters = filtered
    .filter(({ filter }, index) => filtered.findIndex((one) => one.filter.parameter === filter.parameter) === index)
    .map(({ filter, walk }) => `${filter.parameter} filters by equality: ${walk.ids.length} of ${all} items`);
  const whole = sorted.filter(({ walk }) => walk.ended === 'end' && duplicates(walk.ids).length === 0);
  const keys = [...new Set(whole.map(({ key }) => key))];
  if (!list.sort || keys.length === 0) return filters;
  return [...filters, `${list.sort.parameter} takes ${keys.join(', ')}; ${downwards(list.sort)}`];
}

function downwards({ descending, orderParameter, several }: SortParameter): string {
  const how = {
    'minus-prefix': 'a minus before the key sorts downwards',
    'order-parameter': `${orderParameter ?? 'another parameter'} gives the direction`,
    'colon-desc': 'the direction follows a colon',
    'space-desc': 'the direction follows a blank',
    unknown: 'how to sort downwards is not known',
  }[descending];
  return several ? `${how}; several keys are joined by commas` : how;
}
