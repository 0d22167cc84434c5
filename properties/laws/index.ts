import type { Law } from '../law.ts';
import { oracle as createdReadable } from './created-readable.ts';
import { oracle as crossUserCache } from './cross-user-cache.ts';
import { oracle as cursorOtherQuery } from './cursor-other-query.ts';
import { oracle as cursorOtherSize } from './cursor-other-size.ts';
import { oracle as cursorTamper } from './cursor-tamper.ts';
import { oracle as deleteEffective } from './delete-effective.ts';
import { oracle as deleteRepeat } from './delete-repeat.ts';
import { oracle as etagChangesWithContent } from './etag-changes-with-content.ts';
import { oracle as etagRevalidation } from './etag-revalidation.ts';
import { oracle as etagSameBytes } from './etag-same-bytes.ts';
import { oracle as filterBadValue } from './filter-bad-value.ts';
import { oracle as filterComplement } from './filter-complement.ts';
import { oracle as filterCompleteness } from './filter-completeness.ts';
import { oracle as filterConjunction } from './filter-conjunction.ts';
import { oracle as filterContradiction } from './filter-contradiction.ts';
import { oracle as filterFollowsWrites } from './filter-follows-writes.ts';
import { oracle as filterListUnion } from './filter-list-union.ts';
import { oracle as filterLiteralText } from './filter-literal-text.ts';
import { oracle as filterProjection } from './filter-projection.ts';
import { oracle as filterRanges } from './filter-ranges.ts';
import { oracle as filterRights } from './filter-rights.ts';
import { oracle as filterSearch } from './filter-search.ts';
import { oracle as filterSoundness } from './filter-soundness.ts';
import { oracle as filterTotal } from './filter-total.ts';
import { oracle as idempotencyAfterRefusal } from './idempotency-after-refusal.ts';
import { oracle as idempotencyKeyRequired } from './idempotency-key-required.ts';
import { oracle as idempotencyKeyReuse } from './idempotency-key-reuse.ts';
import { oracle as idempotencyLostAnswer } from './idempotency-lost-answer.ts';
import { oracle as idempotencyMalformedKey } from './idempotency-malformed-key.ts';
import { oracle as idempotencyOtherCaller } from './idempotency-other-caller.ts';
import { oracle as idempotencyOtherEndpoint } from './idempotency-other-endpoint.ts';
import { oracle as idempotencyOtherKey } from './idempotency-other-key.ts';
import { oracle as idempotencyReplay } from './idempotency-replay.ts';
import { oracle as idempotencySideEffects } from './idempotency-side-effects.ts';
import { oracle as ifMatchListAndStar } from './if-match-list-and-star.ts';
import { oracle as ifMatchOverDate } from './if-match-over-date.ts';
import { oracle as ifMatchStaleRefused } from './if-match-stale-refused.ts';
import { oracle as ifNoneMatchForms } from './if-none-match-forms.ts';
import { oracle as ifNoneMatchStar } from './if-none-match-star.ts';
import { oracle as lastModified } from './last-modified.ts';
import { oracle as listDropsDelete } from './list-drops-delete.ts';
import { oracle as listItemEqualsRead } from './list-item-equals-read.ts';
import { oracle as listShowsCreate } from './list-shows-create.ts';
import { oracle as listShowsUpdate } from './list-shows-update.ts';
import { oracle as lostUpdateProtection } from './lost-update-protection.ts';
import { oracle as pageBeyondEnd } from './page-beyond-end.ts';
import { oracle as pageDefaultBounded } from './page-default-bounded.ts';
import { oracle as pageHasMore } from './page-has-more.ts';
import { oracle as pageLinksEnds } from './page-links-ends.ts';
import { oracle as pageLinksInverse } from './page-links-inverse.ts';
import { oracle as pageLinksKeepQuery } from './page-links-keep-query.ts';
import { oracle as pageLinksValid } from './page-links-valid.ts';
import { oracle as pageNumberExtremes } from './page-number-extremes.ts';
import { oracle as pageRepeatable } from './page-repeatable.ts';
import { oracle as pageSizeBound } from './page-size-bound.ts';
import { oracle as pageSizeExtremes } from './page-size-extremes.ts';
import { oracle as pageSizeIndependence } from './page-size-independence.ts';
import { oracle as pageStyle } from './page-style.ts';
import { oracle as pageTermination } from './page-termination.ts';
import { oracle as pageTotal } from './page-total.ts';
import { oracle as pageWalkForeign } from './page-walk-foreign.ts';
import { oracle as pageWalkGap } from './page-walk-gap.ts';
import { oracle as pageWalkRepeat } from './page-walk-repeat.ts';
import { oracle as pageWalkUnderDeletes } from './page-walk-under-deletes.ts';
import { oracle as pageWalkUnderInserts } from './page-walk-under-inserts.ts';
import { oracle as pageWalkUnderUpdates } from './page-walk-under-updates.ts';
import { oracle as pageWindowOverlap } from './page-window-overlap.ts';
import { oracle as patchMerges } from './patch-merges.ts';
import { oracle as preconditionPrecedence } from './precondition-precedence.ts';
import { oracle as preconditionRequired } from './precondition-required.ts';
import { oracle as putAnswerTag } from './put-answer-tag.ts';
import { oracle as putRepeat } from './put-repeat.ts';
import { oracle as putReplacesWhole } from './put-replaces-whole.ts';
import { oracle as safeMethodsSafe } from './safe-methods-safe.ts';
import { oracle as sortCoherentWithFilter } from './sort-coherent-with-filter.ts';
import { oracle as sortMultiKey } from './sort-multi-key.ts';
import { oracle as sortNulls } from './sort-nulls.ts';
import { oracle as sortOrder } from './sort-order.ts';
import { oracle as sortPageStability } from './sort-page-stability.ts';
import { oracle as sortReverse } from './sort-reverse.ts';
import { oracle as sortUnknownKey } from './sort-unknown-key.ts';
import { oracle as updateEffective } from './update-effective.ts';
import { oracle as useAfterDelete } from './use-after-delete.ts';
import { oracle as weakTag } from './weak-tag.ts';
import { oracle as writeSeenElsewhere } from './write-seen-elsewhere.ts';

/** Every law, by id, in alphabetical order. */
export const registry = {
  'created-readable': createdReadable,
  'cross-user-cache': crossUserCache,
  'cursor-other-query': cursorOtherQuery,
  'cursor-other-size': cursorOtherSize,
  'cursor-tamper': cursorTamper,
  'delete-effective': deleteEffective,
  'delete-repeat': deleteRepeat,
  'etag-changes-with-content': etagChangesWithContent,
  'etag-revalidation': etagRevalidation,
  'etag-same-bytes': etagSameBytes,
  'filter-bad-value': filterBadValue,
  'filter-complement': filterComplement,
  'filter-completeness': filterCompleteness,
  'filter-conjunction': filterConjunction,
  'filter-contradiction': filterContradiction,
  'filter-follows-writes': filterFollowsWrites,
  'filter-list-union': filterListUnion,
  'filter-literal-text': filterLiteralText,
  'filter-projection': filterProjection,
  'filter-ranges': filterRanges,
  'filter-rights': filterRights,
  'filter-search': filterSearch,
  'filter-soundness': filterSoundness,
  'filter-total': filterTotal,
  'idempotency-after-refusal': idempotencyAfterRefusal,
  'idempotency-key-required': idempotencyKeyRequired,
  'idempotency-key-reuse': idempotencyKeyReuse,
  'idempotency-lost-answer': idempotencyLostAnswer,
  'idempotency-malformed-key': idempotencyMalformedKey,
  'idempotency-other-caller': idempotencyOtherCaller,
  'idempotency-other-endpoint': idempotencyOtherEndpoint,
  'idempotency-other-key': idempotencyOtherKey,
  'idempotency-replay': idempotencyReplay,
  'idempotency-side-effects': idempotencySideEffects,
  'if-match-list-and-star': ifMatchListAndStar,
  'if-match-over-date': ifMatchOverDate,
  'if-match-stale-refused': ifMatchStaleRefused,
  'if-none-match-forms': ifNoneMatchForms,
  'if-none-match-star': ifNoneMatchStar,
  'last-modified': lastModified,
  'list-drops-delete': listDropsDelete,
  'list-item-equals-read': listItemEqualsRead,
  'list-shows-create': listShowsCreate,
  'list-shows-update': listShowsUpdate,
  'lost-update-protection': lostUpdateProtection,
  'page-beyond-end': pageBeyondEnd,
  'page-default-bounded': pageDefaultBounded,
  'page-has-more': pageHasMore,
  'page-links-ends': pageLinksEnds,
  'page-links-inverse': pageLinksInverse,
  'page-links-keep-query': pageLinksKeepQuery,
  'page-links-valid': pageLinksValid,
  'page-number-extremes': pageNumberExtremes,
  'page-repeatable': pageRepeatable,
  'page-size-bound': pageSizeBound,
  'page-size-extremes': pageSizeExtremes,
  'page-size-independence': pageSizeIndependence,
  'page-style': pageStyle,
  'page-termination': pageTermination,
  'page-total': pageTotal,
  'page-walk-foreign': pageWalkForeign,
  'page-walk-gap': pageWalkGap,
  'page-walk-repeat': pageWalkRepeat,
  'page-walk-under-deletes': pageWalkUnderDeletes,
  'page-walk-under-inserts': pageWalkUnderInserts,
  'page-walk-under-updates': pageWalkUnderUpdates,
  'page-window-overlap': pageWindowOverlap,
  'patch-merges': patchMerges,
  'precondition-precedence': preconditionPrecedence,
  'precondition-required': preconditionRequired,
  'put-answer-tag': putAnswerTag,
  'put-repeat': putRepeat,
  'put-replaces-whole': putReplacesWhole,
  'safe-methods-safe': safeMethodsSafe,
  'sort-coherent-with-filter': sortCoherentWithFilter,
  'sort-multi-key': sortMultiKey,
  'sort-nulls': sortNulls,
  'sort-order': sortOrder,
  'sort-page-stability': sortPageStability,
  'sort-reverse': sortReverse,
  'sort-unknown-key': sortUnknownKey,
  'update-effective': updateEffective,
  'use-after-delete': useAfterDelete,
  'weak-tag': weakTag,
  'write-seen-elsewhere': writeSeenElsewhere,
} as const satisfies Record<string, Law>;

export const laws: readonly Law[] = Object.values(registry);
