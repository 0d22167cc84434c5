import type { Survey } from '../survey.ts';
import { oracle as cookieAttributes } from './cookie-attributes.ts';
import { oracle as correlationIdConsistent } from './correlation-id-consistent.ts';
import { oracle as correlationIdPresent } from './correlation-id-present.ts';
import { oracle as correlationIdUnique } from './correlation-id-unique.ts';
import { oracle as deprecationAnnounced } from './deprecation-announced.ts';
import { oracle as errorCodeTaxonomy } from './error-code-taxonomy.ts';
import { oracle as errorEnvelopeUniform } from './error-envelope-uniform.ts';
import { oracle as securityHeaders } from './security-headers.ts';
import { oracle as versionBanner } from './version-banner.ts';

/** Every survey, by id, in alphabetical order. */
export const registry = {
  'cookie-attributes': cookieAttributes,
  'correlation-id-consistent': correlationIdConsistent,
  'correlation-id-present': correlationIdPresent,
  'correlation-id-unique': correlationIdUnique,
  'deprecation-announced': deprecationAnnounced,
  'error-code-taxonomy': errorCodeTaxonomy,
  'error-envelope-uniform': errorEnvelopeUniform,
  'security-headers': securityHeaders,
  'version-banner': versionBanner,
} as const satisfies Record<string, Survey>;

export const surveys: readonly Survey[] = Object.values(registry);
