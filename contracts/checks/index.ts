import type { Check } from '../check.ts';
import { oracle as acceptsValid } from './accepts-valid.ts';
import { oracle as authRequired } from './auth-required.ts';
import { oracle as bodyConforms } from './body-conforms.ts';
import { oracle as contentTypeDocumented } from './content-type-documented.ts';
import { oracle as errorLeak } from './error-leak.ts';
import { oracle as headersConform } from './headers-conform.ts';
import { oracle as noErrorInSuccess } from './no-error-in-success.ts';
import { oracle as noServerError } from './no-server-error.ts';
import { oracle as rejectsInvalid } from './rejects-invalid.ts';
import { oracle as statusDocumented } from './status-documented.ts';

/** Every check, by id, in alphabetical order. */
export const registry = {
  'accepts-valid': acceptsValid,
  'auth-required': authRequired,
  'body-conforms': bodyConforms,
  'content-type-documented': contentTypeDocumented,
  'error-leak': errorLeak,
  'headers-conform': headersConform,
  'no-error-in-success': noErrorInSuccess,
  'no-server-error': noServerError,
  'rejects-invalid': rejectsInvalid,
  'status-documented': statusDocumented,
} as const satisfies Record<string, Check>;

export const checks: readonly Check[] = Object.values(registry);
