import type { Fault } from '../fault.ts';
import { fault as afterMeansBefore } from './after-means-before.ts';
import { fault as amountSortedAsText } from './amount-sorted-as-text.ts';
import { fault as chosenAmountInMajorUnits } from './chosen-amount-in-major-units.ts';
import { fault as dayInOtherNotationIgnored } from './day-in-other-notation-ignored.ts';
import { fault as descendingFoldsCase } from './descending-folds-case.ts';
import { fault as exportTakesUnknownFilter } from './export-takes-unknown-filter.ts';
import { fault as filterGivenTwiceIgnored } from './filter-given-twice-ignored.ts';
import { fault as filterLostWithSort } from './filter-lost-with-sort.ts';
import { fault as filterReplacesTenant } from './filter-replaces-tenant.ts';
import { fault as filterStaleAfterUpdate } from './filter-stale-after-update.ts';
import { fault as filterValueMixedUp } from './filter-value-mixed-up.ts';
import { fault as filteredTotalOfAll } from './filtered-total-of-all.ts';
import { fault as filtersJoinedByOr } from './filters-joined-by-or.ts';
import { fault as firstDayLost } from './first-day-lost.ts';
import { fault as inheritedSortKeyFails } from './inherited-sort-key-fails.ts';
import { fault as listOfTwoIgnored } from './list-of-two-ignored.ts';
import { fault as listTakesFirstValue } from './list-takes-first-value.ts';
import { fault as lowerBoundLost } from './lower-bound-lost.ts';
import { fault as negationHidesMore } from './negation-hides-more.ts';
import { fault as nothingFoundShowsAll } from './nothing-found-shows-all.ts';
import { fault as nullDroppedWhenSorted } from './null-dropped-when-sorted.ts';
import { fault as nullSortedAmongValues } from './null-sorted-among-values.ts';
import { fault as pageSortedAfterCut } from './page-sorted-after-cut.ts';
import { fault as pricesComparedAsText } from './prices-compared-as-text.ts';
import { fault as searchMissesNew } from './search-misses-new.ts';
import { fault as searchTakesLastWord } from './search-takes-last-word.ts';
import { fault as secondFilterDropped } from './second-filter-dropped.ts';
import { fault as secondMinusIgnored } from './second-minus-ignored.ts';
import { fault as secondSortKeyIgnored } from './second-sort-key-ignored.ts';
import { fault as sortLostWithFilter } from './sort-lost-with-filter.ts';
import { fault as sortedByOtherColumn } from './sorted-by-other-column.ts';
import { fault as upperBoundExclusive } from './upper-bound-exclusive.ts';
import { fault as wildcardInFilter } from './wildcard-in-filter.ts';

/** Faults of filters, searches and sorts, by id. */
export const SELECTION_FAULTS: Readonly<Record<string, Fault>> = {
  'after-means-before': afterMeansBefore,
  'amount-sorted-as-text': amountSortedAsText,
  'chosen-amount-in-major-units': chosenAmountInMajorUnits,
  'day-in-other-notation-ignored': dayInOtherNotationIgnored,
  'descending-folds-case': descendingFoldsCase,
  'export-takes-unknown-filter': exportTakesUnknownFilter,
  'filter-given-twice-ignored': filterGivenTwiceIgnored,
  'filter-lost-with-sort': filterLostWithSort,
  'filter-replaces-tenant': filterReplacesTenant,
  'filter-stale-after-update': filterStaleAfterUpdate,
  'filter-value-mixed-up': filterValueMixedUp,
  'filtered-total-of-all': filteredTotalOfAll,
  'filters-joined-by-or': filtersJoinedByOr,
  'first-day-lost': firstDayLost,
  'inherited-sort-key-fails': inheritedSortKeyFails,
  'list-of-two-ignored': listOfTwoIgnored,
  'list-takes-first-value': listTakesFirstValue,
  'lower-bound-lost': lowerBoundLost,
  'negation-hides-more': negationHidesMore,
  'nothing-found-shows-all': nothingFoundShowsAll,
  'null-dropped-when-sorted': nullDroppedWhenSorted,
  'null-sorted-among-values': nullSortedAmongValues,
  'page-sorted-after-cut': pageSortedAfterCut,
  'prices-compared-as-text': pricesComparedAsText,
  'search-misses-new': searchMissesNew,
  'search-takes-last-word': searchTakesLastWord,
  'second-filter-dropped': secondFilterDropped,
  'second-minus-ignored': secondMinusIgnored,
  'second-sort-key-ignored': secondSortKeyIgnored,
  'sort-lost-with-filter': sortLostWithFilter,
  'sorted-by-other-column': sortedByOtherColumn,
  'upper-bound-exclusive': upperBoundExclusive,
  'wildcard-in-filter': wildcardInFilter,
};
