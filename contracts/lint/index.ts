import { oracle as acceptedPoll } from './accepted-poll.ts';
import { oracle as bodylessMethods } from './bodyless-methods.ts';
import { oracle as createdLocation } from './created-location.ts';
import { oracle as deprecationSunset } from './deprecation-sunset.ts';
import { oracle as descriptionStyle } from './description-style.ts';
import { oracle as descriptionValid } from './description-valid.ts';
import { oracle as errorFormatUniform } from './error-format-uniform.ts';
import { oracle as errorsDeclared } from './errors-declared.ts';
import { oracle as examplesValid } from './examples-valid.ts';
import { oracle as idempotencyDeclared } from './idempotency-declared.ts';
import { oracle as idsAlike } from './ids-alike.ts';
import { oracle as listPagingDeclared } from './list-paging-declared.ts';
import { oracle as requestBounds } from './request-bounds.ts';
import { oracle as secretInQuery } from './secret-in-query.ts';
import { oracle as securityDeclared } from './security-declared.ts';
import type { LintOracle } from './types.ts';
import { oracle as versionUniform } from './version-uniform.ts';

/** Every lint oracle, by id, in alphabetical order. */
export const registry = {
  'accepted-poll': acceptedPoll,
  'bodyless-methods': bodylessMethods,
  'created-location': createdLocation,
  'deprecation-sunset': deprecationSunset,
  'description-style': descriptionStyle,
  'description-valid': descriptionValid,
  'error-format-uniform': errorFormatUniform,
  'errors-declared': errorsDeclared,
  'examples-valid': examplesValid,
  'idempotency-declared': idempotencyDeclared,
  'ids-alike': idsAlike,
  'list-paging-declared': listPagingDeclared,
  'request-bounds': requestBounds,
  'secret-in-query': secretInQuery,
  'security-declared': securityDeclared,
  'version-uniform': versionUniform,
} as const satisfies Record<string, LintOracle>;

export const lintOracles: readonly LintOracle[] = Object.values(registry);
