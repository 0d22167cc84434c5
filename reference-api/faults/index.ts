import type { Seams } from '../seams.ts';
import { fault as acceptedWithoutAddress } from './accepted-without-address.ts';
import { fault as auditReadByAnyRole } from './audit-read-by-any-role.ts';
import { fault as bodyEnumIgnored } from './body-enum-ignored.ts';
import { fault as bodyMaximumIgnored } from './body-maximum-ignored.ts';
import { fault as bodyOnDelete } from './body-on-delete.ts';
import { fault as brokenUtf8Accepted } from './broken-utf-8-accepted.ts';
import { fault as changeUnprotected } from './change-unprotected.ts';
import { fault as clerkRefusedTransfers } from './clerk-refused-transfers.ts';
import { fault as corsNullAllowed } from './cors-null-allowed.ts';
import { fault as corsOriginReflected } from './cors-origin-reflected.ts';
import { fault as corsPrefixMatched } from './cors-prefix-matched.ts';
import { fault as corsVaryMissing } from './cors-vary-missing.ts';
import { fault as couponCreatedByAnyRole } from './coupon-created-by-any-role.ts';
import { fault as couponUsesWritable } from './coupon-uses-writable.ts';
import { fault as couponsCachedForAll } from './coupons-cached-for-all.ts';
import { fault as createdNotStored } from './created-not-stored.ts';
import { fault as createdWithoutAddress } from './created-without-address.ts';
import { fault as creationTimeWritable } from './creation-time-writable.ts';
import { fault as creationWithoutKey } from './creation-without-key.ts';
import { fault as credentialsNotRequired } from './credentials-not-required.ts';
import { fault as creditLimitWraps } from './credit-limit-wraps.ts';
import { fault as cursorGap } from './cursor-gap.ts';
import { fault as cursorRepeat } from './cursor-repeat.ts';
import { fault as deepBodyHangs } from './deep-body-hangs.ts';
import { fault as deleteWithoutEffect } from './delete-without-effect.ts';
import { fault as deletedCouponPatched } from './deleted-coupon-patched.ts';
import { fault as deletedPriceCached } from './deleted-price-cached.ts';
import { fault as deletedWebhookListed } from './deleted-webhook-listed.ts';
import { fault as deprecatedWithoutSunset } from './deprecated-without-sunset.ts';
import { fault as deprecationHeaderMissing } from './deprecation-header-missing.ts';
import { fault as descendingIgnored } from './descending-ignored.ts';
import { fault as descriptionRendered } from './description-rendered.ts';
import { fault as emojiLost } from './emoji-lost.ts';
import { fault as enumIgnored } from './enum-ignored.ts';
import { fault as errorFormatOdd } from './error-format-odd.ts';
import { fault as errorInSuccess } from './error-in-success.ts';
import { fault as errorsUnderLoad } from './errors-under-load.ts';
import { fault as etagNeverRevalidates } from './etag-never-revalidates.ts';
import { fault as exampleWrong } from './example-wrong.ts';
import type { Fault } from './fault.ts';
import { fault as fieldMissingWhenNull } from './field-missing-when-null.ts';
import { fault as filterIgnored } from './filter-ignored.ts';
import { fault as filterIncomplete } from './filter-incomplete.ts';
import { HTTP_FAULTS } from './http/index.ts';
import { fault as idDescribedTwice } from './id-described-twice.ts';
import { fault as idempotencyKeyIgnored } from './idempotency-key-ignored.ts';
import { fault as idempotencyRace } from './idempotency-race.ts';
import { fault as ifMatchIgnored } from './if-match-ignored.ts';
import { fault as ifMatchRace } from './if-match-race.ts';
import { fault as keyInQuery } from './key-in-query.ts';
import { fault as keyReuseAccepted } from './key-reuse-accepted.ts';
import { fault as languageWithoutVary } from './language-without-vary.ts';
import { fault as largestLimitFails } from './largest-limit-fails.ts';
import { fault as largestPageFails } from './largest-page-fails.ts';
import { fault as largestPageSizeRefused } from './largest-page-size-refused.ts';
import { fault as lastPageRepeat } from './last-page-repeat.ts';
import { fault as leapDayRefused } from './leap-day-refused.ts';
import { fault as lengthCountedTwice } from './length-counted-twice.ts';
import { fault as lineReadBelowOtherOrder } from './line-read-below-other-order.ts';
import { fault as listUndescribedPaging } from './list-undescribed-paging.ts';
import { fault as longFilterFails } from './long-filter-fails.ts';
import { fault as longNameRefused } from './long-name-refused.ts';
import { fault as longNumberFails } from './long-number-fails.ts';
import { fault as markupEscaped } from './markup-escaped.ts';
import { fault as maximumIgnored } from './maximum-ignored.ts';
import { fault as metricsByPath } from './metrics-by-path.ts';
import { fault as metricsLabelUnescaped } from './metrics-label-unescaped.ts';
import { fault as metricsSkipReadings } from './metrics-skip-readings.ts';
import { fault as metricsWithoutInfinity } from './metrics-without-infinity.ts';
import { fault as minimumIgnored } from './minimum-ignored.ts';
import { fault as missingCouponCached } from './missing-coupon-cached.ts';
import { fault as nosniffMissingOnErrors } from './nosniff-missing-on-errors.ts';
import { fault as offsetDropped } from './offset-dropped.ts';
import { fault as operationIdTwice } from './operation-id-twice.ts';
import { fault as operationWithoutId } from './operation-without-id.ts';
import { fault as orderSortInjectable } from './order-sort-injectable.ts';
import { fault as orderStatusWritable } from './order-status-writable.ts';
import { fault as otherTenantCancelsOrder } from './other-tenant-cancels-order.ts';
import { fault as otherTenantChangesPartner } from './other-tenant-changes-partner.ts';
import { fault as otherTenantDeletesWebhook } from './other-tenant-deletes-webhook.ts';
import { fault as otherTenantReadsOrderLines } from './other-tenant-reads-order-lines.ts';
import { fault as otherTenantReadsPayment } from './other-tenant-reads-payment.ts';
import { fault as pageBorderGap } from './page-border-gap.ts';
import { fault as pageSizeIgnored } from './page-size-ignored.ts';
import { PAGING_FAULTS } from './paging/index.ts';
import { fault as paidAmountWritable } from './paid-amount-writable.ts';
import { fault as partnerCodeUniqueRace } from './partner-code-unique-race.ts';
import { fault as partnerFilterInjectable } from './partner-filter-injectable.ts';
import { fault as partnerPatchOverwrites } from './partner-patch-overwrites.ts';
import { fault as patchNullDropped } from './patch-null-dropped.ts';
import { fault as patchResetsFields } from './patch-resets-fields.ts';
import { fault as pathWithoutVersion } from './path-without-version.ts';
import { fault as preflightNeedsCredentials } from './preflight-needs-credentials.ts';
import { fault as priceFilterWraps } from './price-filter-wraps.ts';
import { fault as putAddsUp } from './put-adds-up.ts';
import { fault as putKeepsValues } from './put-keeps-values.ts';
import { fault as readyAlthoughDown } from './ready-although-down.ts';
import { fault as redemptionDeletedBelowOtherCoupon } from './redemption-deleted-below-other-coupon.ts';
import { fault as refusalUndescribed } from './refusal-undescribed.ts';
import { fault as refusedPartnerStored } from './refused-partner-stored.ts';
import { fault as refusedProductKeepsSku } from './refused-product-keeps-sku.ts';
import { REPEAT_FAULTS } from './repeats/index.ts';
import { fault as replayOtherBody } from './replay-other-body.ts';
import { fault as replayRefused } from './replay-refused.ts';
import { fault as requestListUnbounded } from './request-list-unbounded.ts';
import { fault as requiredIgnored } from './required-ignored.ts';
import { fault as securityUnsaid } from './security-unsaid.ts';
import { SELECTION_FAULTS } from './selection/index.ts';
import { fault as servedDescriptionStale } from './served-description-stale.ts';
import { fault as serverBanner } from './server-banner.ts';
import { fault as sessionCookieUnprotected } from './session-cookie-unprotected.ts';
import { fault as skuUniqueRace } from './sku-unique-race.ts';
import { fault as slowList } from './slow-list.ts';
import { fault as stockAsText } from './stock-as-text.ts';
import { fault as sunsetHeaderMalformed } from './sunset-header-malformed.ts';
import { fault as textCutAtLineBreak } from './text-cut-at-line-break.ts';
import { fault as tokenAlgNoneAccepted } from './token-alg-none-accepted.ts';
import { fault as tokenCrashOnGarbage } from './token-crash-on-garbage.ts';
import { fault as tokenExpiryUnchecked } from './token-expiry-unchecked.ts';
import { fault as tokenKeyInHeader } from './token-key-in-header.ts';
import { fault as tokenNullAccepted } from './token-null-accepted.ts';
import { fault as tokenSecretKnown } from './token-secret-known.ts';
import { fault as tokenSignatureOptional } from './token-signature-optional.ts';
import { fault as tokenSignaturePrefix } from './token-signature-prefix.ts';
import { fault as tokenSignatureUnchecked } from './token-signature-unchecked.ts';
import { fault as tokenWithoutExpiry } from './token-without-expiry.ts';
import { fault as totalTooLarge } from './total-too-large.ts';
import { fault as traceShown } from './trace-shown.ts';
import { fault as undocumentedStatus } from './undocumented-status.ts';
import { fault as unicodeFilterFails } from './unicode-filter-fails.ts';
import { fault as unknownPropertyIgnored } from './unknown-property-ignored.ts';
import { fault as unstableSort } from './unstable-sort.ts';
import { fault as updatedFieldLost } from './updated-field-lost.ts';
import { fault as utf16BodyHangs } from './utf-16-body-hangs.ts';
import { fault as walletIdInjectable } from './wallet-id-injectable.ts';
import { fault as walletsListedToAll } from './wallets-listed-to-all.ts';
import { fault as wrongContentType } from './wrong-content-type.ts';

export type { Fault } from './fault.ts';

/** Every fault by its id. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  ...HTTP_FAULTS,
  ...PAGING_FAULTS,
  ...REPEAT_FAULTS,
  ...SELECTION_FAULTS,
  'accepted-without-address': acceptedWithoutAddress,
  'audit-read-by-any-role': auditReadByAnyRole,
  'body-enum-ignored': bodyEnumIgnored,
  'body-maximum-ignored': bodyMaximumIgnored,
  'body-on-delete': bodyOnDelete,
  'broken-utf-8-accepted': brokenUtf8Accepted,
  'change-unprotected': changeUnprotected,
  'clerk-refused-transfers': clerkRefusedTransfers,
  'cors-null-allowed': corsNullAllowed,
  'cors-origin-reflected': corsOriginReflected,
  'cors-prefix-matched': corsPrefixMatched,
  'cors-vary-missing': corsVaryMissing,
  'coupon-created-by-any-role': couponCreatedByAnyRole,
  'coupon-uses-writable': couponUsesWritable,
  'coupons-cached-for-all': couponsCachedForAll,
  'created-not-stored': createdNotStored,
  'created-without-address': createdWithoutAddress,
  'creation-time-writable': creationTimeWritable,
  'creation-without-key': creationWithoutKey,
  'credentials-not-required': credentialsNotRequired,
  'credit-limit-wraps': creditLimitWraps,
  'cursor-gap': cursorGap,
  'cursor-repeat': cursorRepeat,
  'deep-body-hangs': deepBodyHangs,
  'delete-without-effect': deleteWithoutEffect,
  'deleted-coupon-patched': deletedCouponPatched,
  'deleted-price-cached': deletedPriceCached,
  'deleted-webhook-listed': deletedWebhookListed,
  'deprecated-without-sunset': deprecatedWithoutSunset,
  'deprecation-header-missing': deprecationHeaderMissing,
  'descending-ignored': descendingIgnored,
  'description-rendered': descriptionRendered,
  'emoji-lost': emojiLost,
  'enum-ignored': enumIgnored,
  'error-format-odd': errorFormatOdd,
  'error-in-success': errorInSuccess,
  'errors-under-load': errorsUnderLoad,
  'etag-never-revalidates': etagNeverRevalidates,
  'example-wrong': exampleWrong,
  'field-missing-when-null': fieldMissingWhenNull,
  'filter-ignored': filterIgnored,
  'filter-incomplete': filterIncomplete,
  'id-described-twice': idDescribedTwice,
  'idempotency-key-ignored': idempotencyKeyIgnored,
  'idempotency-race': idempotencyRace,
  'if-match-ignored': ifMatchIgnored,
  'if-match-race': ifMatchRace,
  'key-in-query': keyInQuery,
  'key-reuse-accepted': keyReuseAccepted,
  'language-without-vary': languageWithoutVary,
  'largest-limit-fails': largestLimitFails,
  'largest-page-fails': largestPageFails,
  'largest-page-size-refused': largestPageSizeRefused,
  'last-page-repeat': lastPageRepeat,
  'leap-day-refused': leapDayRefused,
  'length-counted-twice': lengthCountedTwice,
  'line-read-below-other-order': lineReadBelowOtherOrder,
  'list-undescribed-paging': listUndescribedPaging,
  'long-filter-fails': longFilterFails,
  'long-name-refused': longNameRefused,
  'long-number-fails': longNumberFails,
  'markup-escaped': markupEscaped,
  'maximum-ignored': maximumIgnored,
  'metrics-by-path': metricsByPath,
  'metrics-label-unescaped': metricsLabelUnescaped,
  'metrics-skip-readings': metricsSkipReadings,
  'metrics-without-infinity': metricsWithoutInfinity,
  'minimum-ignored': minimumIgnored,
  'missing-coupon-cached': missingCouponCached,
  'nosniff-missing-on-errors': nosniffMissingOnErrors,
  'offset-dropped': offsetDropped,
  'operation-id-twice': operationIdTwice,
  'operation-without-id': operationWithoutId,
  'order-sort-injectable': orderSortInjectable,
  'order-status-writable': orderStatusWritable,
  'other-tenant-cancels-order': otherTenantCancelsOrder,
  'other-tenant-changes-partner': otherTenantChangesPartner,
  'other-tenant-deletes-webhook': otherTenantDeletesWebhook,
  'other-tenant-reads-order-lines': otherTenantReadsOrderLines,
  'other-tenant-reads-payment': otherTenantReadsPayment,
  'page-border-gap': pageBorderGap,
  'page-size-ignored': pageSizeIgnored,
  'paid-amount-writable': paidAmountWritable,
  'partner-code-unique-race': partnerCodeUniqueRace,
  'partner-filter-injectable': partnerFilterInjectable,
  'partner-patch-overwrites': partnerPatchOverwrites,
  'patch-null-dropped': patchNullDropped,
  'patch-resets-fields': patchResetsFields,
  'path-without-version': pathWithoutVersion,
  'preflight-needs-credentials': preflightNeedsCredentials,
  'price-filter-wraps': priceFilterWraps,
  'put-adds-up': putAddsUp,
  'put-keeps-values': putKeepsValues,
  'ready-although-down': readyAlthoughDown,
  'redemption-deleted-below-other-coupon': redemptionDeletedBelowOtherCoupon,
  'refusal-undescribed': refusalUndescribed,
  'refused-partner-stored': refusedPartnerStored,
  'refused-product-keeps-sku': refusedProductKeepsSku,
  'replay-other-body': replayOtherBody,
  'replay-refused': replayRefused,
  'request-list-unbounded': requestListUnbounded,
  'required-ignored': requiredIgnored,
  'security-unsaid': securityUnsaid,
  'served-description-stale': servedDescriptionStale,
  'server-banner': serverBanner,
  'session-cookie-unprotected': sessionCookieUnprotected,
  'sku-unique-race': skuUniqueRace,
  'slow-list': slowList,
  'stock-as-text': stockAsText,
  'sunset-header-malformed': sunsetHeaderMalformed,
  'text-cut-at-line-break': textCutAtLineBreak,
  'token-alg-none-accepted': tokenAlgNoneAccepted,
  'token-crash-on-garbage': tokenCrashOnGarbage,
  'token-expiry-unchecked': tokenExpiryUnchecked,
  'token-key-in-header': tokenKeyInHeader,
  'token-null-accepted': tokenNullAccepted,
  'token-secret-known': tokenSecretKnown,
  'token-signature-optional': tokenSignatureOptional,
  'token-signature-prefix': tokenSignaturePrefix,
  'token-signature-unchecked': tokenSignatureUnchecked,
  'token-without-expiry': tokenWithoutExpiry,
  'total-too-large': totalTooLarge,
  'trace-shown': traceShown,
  'undocumented-status': undocumentedStatus,
  'unicode-filter-fails': unicodeFilterFails,
  'unknown-property-ignored': unknownPropertyIgnored,
  'unstable-sort': unstableSort,
  'updated-field-lost': updatedFieldLost,
  'utf-16-body-hangs': utf16BodyHangs,
  'wallet-id-injectable': walletIdInjectable,
  'wallets-listed-to-all': walletsListedToAll,
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
