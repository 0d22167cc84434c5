import type { Fault } from '../fault.ts';
import { fault as beyondEndFirstPage } from './beyond-end-first-page.ts';
import { fault as cursorBoundToSize } from './cursor-bound-to-size.ts';
import { fault as cursorCarriesTenant } from './cursor-carries-tenant.ts';
import { fault as cursorCountsItems } from './cursor-counts-items.ts';
import { fault as cursorDiesWithItem } from './cursor-dies-with-item.ts';
import { fault as cursorGarbageFails } from './cursor-garbage-fails.ts';
import { fault as cursorLinkWithoutSort } from './cursor-link-without-sort.ts';
import { fault as cursorLooksUpItem } from './cursor-looks-up-item.ts';
import { fault as cursorLosesTies } from './cursor-loses-ties.ts';
import { fault as cursorMismatchFails } from './cursor-mismatch-fails.ts';
import { fault as cursorNeverEnds } from './cursor-never-ends.ts';
import { fault as defaultSizeUnbounded } from './default-size-unbounded.ts';
import { fault as emptyPageFails } from './empty-page-fails.ts';
import { fault as hasMoreNeverSaid } from './has-more-never-said.ts';
import { fault as hugeSizeFails } from './huge-size-fails.ts';
import { fault as lastLinkOneShort } from './last-link-one-short.ts';
import { fault as lastPageFilledWithOthers } from './last-page-filled-with-others.ts';
import { fault as laterPagesSortedByName } from './later-pages-sorted-by-name.ts';
import { fault as linkToInnerHost } from './link-to-inner-host.ts';
import { fault as linkWithBlank } from './link-with-blank.ts';
import { fault as listInMajorUnits } from './list-in-major-units.ts';
import { fault as listWithOtherNames } from './list-with-other-names.ts';
import { fault as negativeOffsetLeavesTenant } from './negative-offset-leaves-tenant.ts';
import { fault as nextLinkOnLastPage } from './next-link-on-last-page.ts';
import { fault as nextLinkWithoutFilter } from './next-link-without-filter.ts';
import { fault as nextOffsetByOne } from './next-offset-by-one.ts';
import { fault as offsetRoundedToPages } from './offset-rounded-to-pages.ts';
import { fault as pageCountRoundedDown } from './page-count-rounded-down.ts';
import { fault as pageShuffled } from './page-shuffled.ts';
import { fault as prevLinkTwoBack } from './prev-link-two-back.ts';
import { fault as singleItemNewest } from './single-item-newest.ts';
import { fault as sizeZeroMeansAll } from './size-zero-means-all.ts';
import { fault as totalCountsDeleted } from './total-counts-deleted.ts';
import { fault as totalRoundedToPages } from './total-rounded-to-pages.ts';

/** Faults of pages, links and cursors, by id. */
export const PAGING_FAULTS: Readonly<Record<string, Fault>> = {
  'beyond-end-first-page': beyondEndFirstPage,
  'cursor-bound-to-size': cursorBoundToSize,
  'cursor-carries-tenant': cursorCarriesTenant,
  'cursor-counts-items': cursorCountsItems,
  'cursor-dies-with-item': cursorDiesWithItem,
  'cursor-garbage-fails': cursorGarbageFails,
  'cursor-link-without-sort': cursorLinkWithoutSort,
  'cursor-looks-up-item': cursorLooksUpItem,
  'cursor-loses-ties': cursorLosesTies,
  'cursor-mismatch-fails': cursorMismatchFails,
  'cursor-never-ends': cursorNeverEnds,
  'default-size-unbounded': defaultSizeUnbounded,
  'empty-page-fails': emptyPageFails,
  'has-more-never-said': hasMoreNeverSaid,
  'huge-size-fails': hugeSizeFails,
  'last-link-one-short': lastLinkOneShort,
  'last-page-filled-with-others': lastPageFilledWithOthers,
  'later-pages-sorted-by-name': laterPagesSortedByName,
  'link-to-inner-host': linkToInnerHost,
  'link-with-blank': linkWithBlank,
  'list-in-major-units': listInMajorUnits,
  'negative-offset-leaves-tenant': negativeOffsetLeavesTenant,
  'list-with-other-names': listWithOtherNames,
  'next-link-on-last-page': nextLinkOnLastPage,
  'next-link-without-filter': nextLinkWithoutFilter,
  'next-offset-by-one': nextOffsetByOne,
  'offset-rounded-to-pages': offsetRoundedToPages,
  'page-count-rounded-down': pageCountRoundedDown,
  'page-shuffled': pageShuffled,
  'prev-link-two-back': prevLinkTwoBack,
  'single-item-newest': singleItemNewest,
  'size-zero-means-all': sizeZeroMeansAll,
  'total-counts-deleted': totalCountsDeleted,
  'total-rounded-to-pages': totalRoundedToPages,
};
