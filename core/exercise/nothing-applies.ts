import { planRun } from '../plan/plan.ts';
import type { Oracle } from '../plan/types.ts';
import type { Session } from './session.ts';

/** Says for each oracle in which modules there is nothing it speaks about, so that no cell of the matrix stays empty. */
export function sayWhereNothingApplies(session: Session, oracles: readonly Oracle[]): void {
  for (const oracle of oracles) {
    for (const entry of planRun([oracle], session.facts)) {
      if (entry.operation === undefined) session.journal.planned(oracle, entry);
    }
  }
}
