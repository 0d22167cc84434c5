import type { Probe } from '../probe.ts';
import { oracle as bodyLimits } from './body-limits.ts';
import { oracle as boundsEnforced } from './bounds-enforced.ts';
import { oracle as capabilityMatrix } from './capability-matrix.ts';
import { oracle as childOfOtherParent } from './child-of-other-parent.ts';
import { oracle as compressionSameContent } from './compression-same-content.ts';
import { oracle as conditional304Fields } from './conditional-304-fields.ts';
import { oracle as correlationIdEchoed } from './correlation-id-echoed.ts';
import { oracle as edgeDates } from './edge-dates.ts';
import { oracle as failedCreateLeavesNothing } from './failed-create-leaves-nothing.ts';
import { oracle as headEqualsGet } from './head-equals-get.ts';
import { oracle as injection } from './injection.ts';
import { oracle as locationResolves } from './location-resolves.ts';
import { oracle as massAssignment } from './mass-assignment.ts';
import { oracle as methodOverrideIgnored } from './method-override-ignored.ts';
import { oracle as objectAccessChange } from './object-access-change.ts';
import { oracle as objectAccessList } from './object-access-list.ts';
import { oracle as objectAccessRead } from './object-access-read.ts';
import { oracle as optionsAllowTruthful } from './options-allow-truthful.ts';
import { oracle as readOnlyNotStored } from './read-only-not-stored.ts';
import { oracle as textHygiene } from './text-hygiene.ts';
import { oracle as tokenAlgNone } from './token-alg-none.ts';
import { oracle as tokenClaims } from './token-claims.ts';
import { oracle as tokenExpired } from './token-expired.ts';
import { oracle as tokenForeignKey } from './token-foreign-key.ts';
import { oracle as tokenKeyConfusion } from './token-key-confusion.ts';
import { oracle as tokenMalformed } from './token-malformed.ts';
import { oracle as tokenTampered } from './token-tampered.ts';
import { oracle as tokenWeakSecret } from './token-weak-secret.ts';
import { oracle as traceContextIgnored } from './trace-context-ignored.ts';
import { oracle as unacceptableAccept } from './unacceptable-accept.ts';
import { oracle as unsupportedMediaType } from './unsupported-media-type.ts';
import { oracle as unsupportedMethod } from './unsupported-method.ts';
import { oracle as varyComplete } from './vary-complete.ts';

/** Every probe of single operations, by id, in alphabetical order. */
export const registry = {
  'body-limits': bodyLimits,
  'bounds-enforced': boundsEnforced,
  'capability-matrix': capabilityMatrix,
  'child-of-other-parent': childOfOtherParent,
  'compression-same-content': compressionSameContent,
  'conditional-304-fields': conditional304Fields,
  'correlation-id-echoed': correlationIdEchoed,
  'edge-dates': edgeDates,
  'failed-create-leaves-nothing': failedCreateLeavesNothing,
  'head-equals-get': headEqualsGet,
  injection,
  'location-resolves': locationResolves,
  'mass-assignment': massAssignment,
  'method-override-ignored': methodOverrideIgnored,
  'object-access-change': objectAccessChange,
  'object-access-list': objectAccessList,
  'object-access-read': objectAccessRead,
  'options-allow-truthful': optionsAllowTruthful,
  'read-only-not-stored': readOnlyNotStored,
  'text-hygiene': textHygiene,
  'token-alg-none': tokenAlgNone,
  'token-claims': tokenClaims,
  'token-expired': tokenExpired,
  'token-foreign-key': tokenForeignKey,
  'token-key-confusion': tokenKeyConfusion,
  'token-malformed': tokenMalformed,
  'token-tampered': tokenTampered,
  'token-weak-secret': tokenWeakSecret,
  'trace-context-ignored': traceContextIgnored,
  'unacceptable-accept': unacceptableAccept,
  'unsupported-media-type': unsupportedMediaType,
  'unsupported-method': unsupportedMethod,
  'vary-complete': varyComplete,
} as const satisfies Record<string, Probe>;

export const probes: readonly Probe[] = Object.values(registry);
