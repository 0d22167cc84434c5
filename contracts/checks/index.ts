import type { Check } from '../check.ts';
import { oracle as acceptsValid } from './accepts-valid.ts';
import { oracle as authRequired } from './auth-required.ts';
import { oracle as bodyConforms } from './body-conforms.ts';
import { oracle as contentTypeDocumented } from './content-type-documented.ts';
import { oracle as createdHasLocation } from './created-has-location.ts';
import { oracle as deprecationHeadersValid } from './deprecation-headers-valid.ts';
import { oracle as errorLeak } from './error-leak.ts';
import { oracle as errorsNotCached } from './errors-not-cached.ts';
import { oracle as headersConform } from './headers-conform.ts';
import { oracle as methodNotAllowedAllow } from './method-not-allowed-allow.ts';
import { oracle as noContentHasNoBody } from './no-content-has-no-body.ts';
import { oracle as noErrorInSuccess } from './no-error-in-success.ts';
import { oracle as noServerError } from './no-server-error.ts';
import { oracle as privateNotPublicCacheable } from './private-not-public-cacheable.ts';
import { oracle as problemDetailsValid } from './problem-details-valid.ts';
import { oracle as rejectsInvalid } from './rejects-invalid.ts';
import { oracle as retryAfterUsable } from './retry-after-usable.ts';
import { oracle as statusDocumented } from './status-documented.ts';
import { oracle as unauthorizedChallenge } from './unauthorized-challenge.ts';

/** Every check, by id, in alphabetical order. */
export const registry = {
  'accepts-valid': acceptsValid,
  'auth-required': authRequired,
  'body-conforms': bodyConforms,
  'content-type-documented': contentTypeDocumented,
  'created-has-location': createdHasLocation,
  'deprecation-headers-valid': deprecationHeadersValid,
  'error-leak': errorLeak,
  'errors-not-cached': errorsNotCached,
  'headers-conform': headersConform,
  'method-not-allowed-allow': methodNotAllowedAllow,
  'no-content-has-no-body': noContentHasNoBody,
  'no-error-in-success': noErrorInSuccess,
  'no-server-error': noServerError,
  'private-not-public-cacheable': privateNotPublicCacheable,
  'problem-details-valid': problemDetailsValid,
  'rejects-invalid': rejectsInvalid,
  'retry-after-usable': retryAfterUsable,
  'status-documented': statusDocumented,
  'unauthorized-challenge': unauthorizedChallenge,
} as const satisfies Record<string, Check>;

export const checks: readonly Check[] = Object.values(registry);
