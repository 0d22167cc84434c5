import type { Fault } from '../fault.ts';
import { fault as acceptAsLabel } from './accept-as-label.ts';
import { fault as acceptUnknownFails } from './accept-unknown-fails.ts';
import { fault as allowMissing } from './allow-missing.ts';
import { fault as allowNamesRefused } from './allow-names-refused.ts';
import { fault as challengeMalformed } from './challenge-malformed.ts';
import { fault as challengeMissing } from './challenge-missing.ts';
import { fault as codeWithTwoStatuses } from './code-with-two-statuses.ts';
import { fault as deprecationInMilliseconds } from './deprecation-in-milliseconds.ts';
import { fault as deprecationUndescribed } from './deprecation-undescribed.ts';
import { fault as gzipLosesContent } from './gzip-loses-content.ts';
import { fault as gzipOnlySaid } from './gzip-only-said.ts';
import { fault as headCountsNothing } from './head-counts-nothing.ts';
import { fault as headNotFound } from './head-not-found.ts';
import { fault as headOtherTag } from './head-other-tag.ts';
import { fault as locationLeadsNowhere } from './location-leads-nowhere.ts';
import { fault as locationOfAnObject } from './location-of-an-object.ts';
import { fault as mediaTypeFails } from './media-type-fails.ts';
import { fault as mediaTypeIgnored } from './media-type-ignored.ts';
import { fault as methodOverrideOnGet } from './method-override-on-get.ts';
import { fault as noContentWithLength } from './no-content-with-length.ts';
import { fault as notModifiedWithoutTag } from './not-modified-without-tag.ts';
import { fault as optionsClaimsMore } from './options-claims-more.ts';
import { fault as optionsIncomplete } from './options-incomplete.ts';
import { fault as problemInstanceNoUri } from './problem-instance-no-uri.ts';
import { fault as problemStatusDiffers } from './problem-status-differs.ts';
import { fault as requestIdBySecond } from './request-id-by-second.ts';
import { fault as requestIdMissingOn405 } from './request-id-missing-on-405.ts';
import { fault as requestIdNotEchoed } from './request-id-not-echoed.ts';
import { fault as requestIdOtherInBody } from './request-id-other-in-body.ts';
import { fault as retryAfterTimestamp } from './retry-after-timestamp.ts';
import { fault as routerErrorsDiffer } from './router-errors-differ.ts';
import { fault as sunsetBeforeDeprecation } from './sunset-before-deprecation.ts';
import { fault as sunsetImpossibleDay } from './sunset-impossible-day.ts';
import { fault as titleDiffers } from './title-differs.ts';
import { fault as traceparentMalformedRefused } from './traceparent-malformed-refused.ts';
import { fault as traceparentVersionFails } from './traceparent-version-fails.ts';
import { fault as undescribedMethodFails } from './undescribed-method-fails.ts';
import { fault as undescribedMethodSucceeds } from './undescribed-method-succeeds.ts';
import { fault as unknownPathFails } from './unknown-path-fails.ts';
import { fault as unknownPathSucceeds } from './unknown-path-succeeds.ts';
import { fault as validationErrorsDiffer } from './validation-errors-differ.ts';
import { fault as versionIgnored } from './version-ignored.ts';

/** Faults in what HTTP asks of any API: statuses, headers, negotiation, errors, versions. */
export const HTTP_FAULTS: Readonly<Record<string, Fault>> = {
  'accept-as-label': acceptAsLabel,
  'accept-unknown-fails': acceptUnknownFails,
  'allow-missing': allowMissing,
  'allow-names-refused': allowNamesRefused,
  'challenge-malformed': challengeMalformed,
  'challenge-missing': challengeMissing,
  'code-with-two-statuses': codeWithTwoStatuses,
  'deprecation-in-milliseconds': deprecationInMilliseconds,
  'deprecation-undescribed': deprecationUndescribed,
  'gzip-loses-content': gzipLosesContent,
  'gzip-only-said': gzipOnlySaid,
  'head-counts-nothing': headCountsNothing,
  'head-not-found': headNotFound,
  'head-other-tag': headOtherTag,
  'location-leads-nowhere': locationLeadsNowhere,
  'location-of-an-object': locationOfAnObject,
  'media-type-fails': mediaTypeFails,
  'media-type-ignored': mediaTypeIgnored,
  'method-override-on-get': methodOverrideOnGet,
  'no-content-with-length': noContentWithLength,
  'not-modified-without-tag': notModifiedWithoutTag,
  'options-claims-more': optionsClaimsMore,
  'options-incomplete': optionsIncomplete,
  'problem-instance-no-uri': problemInstanceNoUri,
  'problem-status-differs': problemStatusDiffers,
  'request-id-by-second': requestIdBySecond,
  'request-id-missing-on-405': requestIdMissingOn405,
  'request-id-not-echoed': requestIdNotEchoed,
  'request-id-other-in-body': requestIdOtherInBody,
  'retry-after-timestamp': retryAfterTimestamp,
  'router-errors-differ': routerErrorsDiffer,
  'sunset-before-deprecation': sunsetBeforeDeprecation,
  'sunset-impossible-day': sunsetImpossibleDay,
  'title-differs': titleDiffers,
  'traceparent-malformed-refused': traceparentMalformedRefused,
  'traceparent-version-fails': traceparentVersionFails,
  'undescribed-method-fails': undescribedMethodFails,
  'undescribed-method-succeeds': undescribedMethodSucceeds,
  'unknown-path-fails': unknownPathFails,
  'unknown-path-succeeds': unknownPathSucceeds,
  'validation-errors-differ': validationErrorsDiffer,
  'version-ignored': versionIgnored,
};
