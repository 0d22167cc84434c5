import type { Race } from '../race.ts';
import { oracle as idempotencyRace } from './idempotency-race.ts';
import { oracle as lostUpdateIfMatch } from './lost-update-if-match.ts';
import { oracle as lostUpdatePlain } from './lost-update-plain.ts';
import { oracle as uniqueRace } from './unique-race.ts';

/** Every race, by id, in alphabetical order. */
export const registry = {
  'idempotency-race': idempotencyRace,
  'lost-update-if-match': lostUpdateIfMatch,
  'lost-update-plain': lostUpdatePlain,
  'unique-race': uniqueRace,
} as const;

// Each race has a context type of its own; the runner hands a race only what that race made.
export const races = Object.values(registry) as unknown as readonly Race[];
