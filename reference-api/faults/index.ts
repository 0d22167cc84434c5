import type { Seams } from '../seams.ts';
import { fault as changeUnprotected } from './change-unprotected.ts';
import { fault as createdNotStored } from './created-not-stored.ts';
import { fault as credentialsNotRequired } from './credentials-not-required.ts';
import { fault as cursorGap } from './cursor-gap.ts';
import { fault as cursorRepeat } from './cursor-repeat.ts';
import { fault as deleteWithoutEffect } from './delete-without-effect.ts';
import { fault as deprecationHeaderMissing } from './deprecation-header-missing.ts';
import { fault as descendingIgnored } from './descending-ignored.ts';
import { fault as enumIgnored } from './enum-ignored.ts';
import { fault as errorInSuccess } from './error-in-success.ts';
import { fault as errorsUnderLoad } from './errors-under-load.ts';
import { fault as etagNeverRevalidates } from './etag-never-revalidates.ts';
import type { Fault } from './fault.ts';
import { fault as fieldMissingWhenNull } from './field-missing-when-null.ts';
import { fault as filterIgnored } from './filter-ignored.ts';
import { fault as filterIncomplete } from './filter-incomplete.ts';
import { fault as idempotencyKeyIgnored } from './idempotency-key-ignored.ts';
import { fault as idempotencyRace } from './idempotency-race.ts';
import { fault as ifMatchIgnored } from './if-match-ignored.ts';
import { fault as ifMatchRace } from './if-match-race.ts';
import { fault as keyReuseAccepted } from './key-reuse-accepted.ts';
import { fault as largestLimitFails } from './largest-limit-fails.ts';
import { fault as largestPageFails } from './largest-page-fails.ts';
import { fault as largestPageSizeRefused } from './largest-page-size-refused.ts';
import { fault as lastPageRepeat } from './last-page-repeat.ts';
import { fault as longFilterFails } from './long-filter-fails.ts';
import { fault as longNameRefused } from './long-name-refused.ts';
import { fault as maximumIgnored } from './maximum-ignored.ts';
import { fault as minimumIgnored } from './minimum-ignored.ts';
import { fault as pageBorderGap } from './page-border-gap.ts';
import { fault as pageSizeIgnored } from './page-size-ignored.ts';
import { fault as partnerCodeUniqueRace } from './partner-code-unique-race.ts';
import { fault as partnerPatchOverwrites } from './partner-patch-overwrites.ts';
import { fault as putAddsUp } from './put-adds-up.ts';
import { fault as putKeepsValues } from './put-keeps-values.ts';
import { fault as replayOtherBody } from './replay-other-body.ts';
import { fault as replayRefused } from './replay-refused.ts';
import { fault as requiredIgnored } from './required-ignored.ts';
import { fault as skuUniqueRace } from './sku-unique-race.ts';
import { fault as slowList } from './slow-list.ts';
import { fault as stockAsText } from './stock-as-text.ts';
import { fault as sunsetHeaderMalformed } from './sunset-header-malformed.ts';
import { fault as tokenSignatureUnchecked } from './token-signature-unchecked.ts';
import { fault as totalTooLarge } from './total-too-large.ts';
import { fault as traceShown } from './trace-shown.ts';
import { fault as undocumentedStatus } from './undocumented-status.ts';
import { fault as unicodeFilterFails } from './unicode-filter-fails.ts';
import { fault as unknownPropertyIgnored } from './unknown-property-ignored.ts';
import { fault as unstableSort } from './unstable-sort.ts';
import { fault as updatedFieldLost } from './updated-field-lost.ts';
import { fault as wrongContentType } from './wrong-content-type.ts';

export type { Fault } from './fault.ts';

/** Every fault by its id. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'change-unprotected': changeUnprotected,
  'created-not-stored': createdNotStored,
  'credentials-not-required': credentialsNotRequired,
  'cursor-gap': cursorGap,
  'cursor-repeat': cursorRepeat,
  'delete-without-effect': deleteWithoutEffect,
  'deprecation-header-missing': deprecationHeaderMissing,
  'descending-ignored': descendingIgnored,
  'enum-ignored': enumIgnored,
  'error-in-success': errorInSuccess,
  'errors-under-load': errorsUnderLoad,
  'etag-never-revalidates': etagNeverRevalidates,
  'field-missing-when-null': fieldMissingWhenNull,
  'filter-ignored': filterIgnored,
  'filter-incomplete': filterIncomplete,
  'idempotency-key-ignored': idempotencyKeyIgnored,
  'idempotency-race': idempotencyRace,
  'if-match-ignored': ifMatchIgnored,
  'if-match-race': ifMatchRace,
  'key-reuse-accepted': keyReuseAccepted,
  'largest-limit-fails': largestLimitFails,
  'largest-page-fails': largestPageFails,
  'largest-page-size-refused': largestPageSizeRefused,
  'last-page-repeat': lastPageRepeat,
  'long-filter-fails': longFilterFails,
  'long-name-refused': longNameRefused,
  'maximum-ignored': maximumIgnored,
  'minimum-ignored': minimumIgnored,
  'page-border-gap': pageBorderGap,
  'page-size-ignored': pageSizeIgnored,
  'partner-code-unique-race': partnerCodeUniqueRace,
  'partner-patch-overwrites': partnerPatchOverwrites,
  'put-adds-up': putAddsUp,
  'put-keeps-values': putKeepsValues,
  'replay-other-body': replayOtherBody,
  'replay-refused': replayRefused,
  'required-ignored': requiredIgnored,
  'sku-unique-race': skuUniqueRace,
  'slow-list': slowList,
  'stock-as-text': stockAsText,
  'sunset-header-malformed': sunsetHeaderMalformed,
  'token-signature-unchecked': tokenSignatureUnchecked,
  'total-too-large': totalTooLarge,
  'trace-shown': traceShown,
  'undocumented-status': undocumentedStatus,
  'unicode-filter-fails': unicodeFilterFails,
  'unknown-property-ignored': unknownPropertyIgnored,
  'unstable-sort': unstableSort,
  'updated-field-lost': updatedFieldLost,
  'wrong-content-type': wrongContentType,
};

/** Puts faults in. Throws for an unknown id. */
export function applyFaults(seams: Seams, ids: readonly string[]): void {
  for (const id of ids) {
    const fault = FAULTS[id];
    if (fault === undefined) throw new Error(`There is no fault '${id}'. Known: ${Object.keys(FAULTS).join(', ')}.`);
    fault.apply(seams);
  }
}
