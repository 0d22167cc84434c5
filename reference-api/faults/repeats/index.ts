import type { Fault } from '../fault.ts';
import { fault as couponsUnprotected } from './coupons-unprotected.ts';
import { fault as dateBeforeTag } from './date-before-tag.ts';
import { fault as deleteIgnoresIfMatch } from './delete-ignores-if-match.ts';
import { fault as deleteTakesNext } from './delete-takes-next.ts';
import { fault as deleteTwiceFails } from './delete-twice-fails.ts';
import { fault as equalBodiesTakenForRepeats } from './equal-bodies-taken-for-repeats.ts';
import { fault as firstTagOnly } from './first-tag-only.ts';
import { fault as headChangesCoupon } from './head-changes-coupon.ts';
import { fault as keyCutAt64 } from './key-cut-at-64.ts';
import { fault as keyNotRequired } from './key-not-required.ts';
import { fault as keySharedByOperations } from './key-shared-by-operations.ts';
import { fault as keySharedByTenants } from './key-shared-by-tenants.ts';
import { fault as keyStuckAfterRefusal } from './key-stuck-after-refusal.ts';
import { fault as lastModifiedInFuture } from './last-modified-in-future.ts';
import { fault as lastModifiedStays } from './last-modified-stays.ts';
import { fault as listCreatedLate } from './list-created-late.ts';
import { fault as listDeletedLate } from './list-deleted-late.ts';
import { fault as listUpdatedLate } from './list-updated-late.ts';
import { fault as lostAnswerFreesKey } from './lost-answer-frees-key.ts';
import { fault as meCachedForAll } from './me-cached-for-all.ts';
import { fault as modifiedSinceWins } from './modified-since-wins.ts';
import { fault as preconditionNotRequired } from './precondition-not-required.ts';
import { fault as previousTagAdmitted } from './previous-tag-admitted.ts';
import { fault as putAnswersOldTag } from './put-answers-old-tag.ts';
import { fault as putIgnoresIfNoneMatch } from './put-ignores-if-none-match.ts';
import { fault as quotedKeyFails } from './quoted-key-fails.ts';
import { fault as readKeptByCaller } from './read-kept-by-caller.ts';
import { fault as replayAnnouncedAgain } from './replay-announced-again.ts';
import { fault as replayCountedAgain } from './replay-counted-again.ts';
import { fault as starTakenForTag } from './star-taken-for-tag.ts';
import { fault as tagDiffersByNode } from './tag-differs-by-node.ts';
import { fault as tagStaysAfterPatch } from './tag-stays-after-patch.ts';
import { fault as weakTagMatches } from './weak-tag-matches.ts';
import { fault as weakTagNotHeld } from './weak-tag-not-held.ts';

/** Faults of repeats, preconditions, caches and what is read after a write. */
export const REPEAT_FAULTS: Readonly<Record<string, Fault>> = {
  'coupons-unprotected': couponsUnprotected,
  'date-before-tag': dateBeforeTag,
  'delete-ignores-if-match': deleteIgnoresIfMatch,
  'delete-takes-next': deleteTakesNext,
  'delete-twice-fails': deleteTwiceFails,
  'equal-bodies-taken-for-repeats': equalBodiesTakenForRepeats,
  'first-tag-only': firstTagOnly,
  'head-changes-coupon': headChangesCoupon,
  'key-cut-at-64': keyCutAt64,
  'key-not-required': keyNotRequired,
  'key-shared-by-operations': keySharedByOperations,
  'key-shared-by-tenants': keySharedByTenants,
  'key-stuck-after-refusal': keyStuckAfterRefusal,
  'last-modified-in-future': lastModifiedInFuture,
  'last-modified-stays': lastModifiedStays,
  'list-created-late': listCreatedLate,
  'list-deleted-late': listDeletedLate,
  'list-updated-late': listUpdatedLate,
  'lost-answer-frees-key': lostAnswerFreesKey,
  'me-cached-for-all': meCachedForAll,
  'modified-since-wins': modifiedSinceWins,
  'precondition-not-required': preconditionNotRequired,
  'previous-tag-admitted': previousTagAdmitted,
  'put-answers-old-tag': putAnswersOldTag,
  'put-ignores-if-none-match': putIgnoresIfNoneMatch,
  'quoted-key-fails': quotedKeyFails,
  'read-kept-by-caller': readKeptByCaller,
  'replay-announced-again': replayAnnouncedAgain,
  'replay-counted-again': replayCountedAgain,
  'star-taken-for-tag': starTakenForTag,
  'tag-differs-by-node': tagDiffersByNode,
  'tag-stays-after-patch': tagStaysAfterPatch,
  'weak-tag-matches': weakTagMatches,
  'weak-tag-not-held': weakTagNotHeld,
};
