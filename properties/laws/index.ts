import type { Law } from '../law.ts';
import { oracle as createdReadable } from './created-readable.ts';
import { oracle as deleteEffective } from './delete-effective.ts';
import { oracle as etagRevalidation } from './etag-revalidation.ts';
import { oracle as filterCompleteness } from './filter-completeness.ts';
import { oracle as filterSoundness } from './filter-soundness.ts';
import { oracle as idempotencyKeyReuse } from './idempotency-key-reuse.ts';
import { oracle as idempotencyReplay } from './idempotency-replay.ts';
import { oracle as pageSizeBound } from './page-size-bound.ts';
import { oracle as pageTotal } from './page-total.ts';
import { oracle as pageWalkGap } from './page-walk-gap.ts';
import { oracle as pageWalkRepeat } from './page-walk-repeat.ts';
import { oracle as patchMerges } from './patch-merges.ts';
import { oracle as putRepeat } from './put-repeat.ts';
import { oracle as putReplacesWhole } from './put-replaces-whole.ts';
import { oracle as sortOrder } from './sort-order.ts';
import { oracle as sortPageStability } from './sort-page-stability.ts';
import { oracle as updateEffective } from './update-effective.ts';
import { oracle as useAfterDelete } from './use-after-delete.ts';

/** Every law, by id, in alphabetical order. */
export const registry = {
  'created-readable': createdReadable,
  'delete-effective': deleteEffective,
  'etag-revalidation': etagRevalidation,
  'filter-completeness': filterCompleteness,
  'filter-soundness': filterSoundness,
  'idempotency-key-reuse': idempotencyKeyReuse,
  'idempotency-replay': idempotencyReplay,
  'page-size-bound': pageSizeBound,
  'page-total': pageTotal,
  'page-walk-gap': pageWalkGap,
  'page-walk-repeat': pageWalkRepeat,
  'patch-merges': patchMerges,
  'put-repeat': putRepeat,
  'put-replaces-whole': putReplacesWhole,
  'sort-order': sortOrder,
  'sort-page-stability': sortPageStability,
  'update-effective': updateEffective,
  'use-after-delete': useAfterDelete,
} as const satisfies Record<string, Law>;

export const laws: readonly Law[] = Object.values(registry);
