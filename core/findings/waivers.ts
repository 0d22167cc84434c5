import type { Waiver } from '../config/types.ts';
import { outcomeKey } from './merge-outcomes.ts';
import type { Finding, Outcome, RunWarning } from './types.ts';

export interface Waived {
  readonly findings: Finding[];
  readonly outcomes: Outcome[];
  readonly warnings: RunWarning[];
  /** Waivers past their last day; `matched` when the defect is still there. */
  readonly expired: { readonly waiver: Waiver; readonly matched: boolean }[];
}

/** `Operation.id` of a finding, undefined for the whole target. */
export function operationOf({ operation }: Pick<Finding, 'operation'>): string | undefined {
  return operation === null ? undefined : `${operation.method} ${operation.path}`;
}

/** Where it was seen; undefined stands for the whole target. */
const placesOf = (finding: Finding): readonly (string | undefined)[] => finding.places ?? [operationOf(finding)];

function matches(waiver: Waiver, finding: Finding, place: string | undefined): boolean {
  if (waiver.fingerprint !== undefined && waiver.fingerprint !== finding.fingerprint) return false;
  if (waiver.oracle !== undefined && waiver.oracle !== finding.oracle) return false;
  if (waiver.operation !== undefined && waiver.operation !== place) return false;
  return waiver.fingerprint !== undefined || waiver.oracle !== undefined;
}

function nameOf({ fingerprint, oracle, operation }: Waiver): string {
  return [fingerprint, oracle, operation].filter((part) => part !== undefined).join(' ');
}

function warningOf(waiver: Waiver, matched: boolean, isExpired: boolean): RunWarning[] {
  const name = nameOf(waiver);
  if (isExpired) {
    const effect = matched ? 'its finding counts again' : 'and nothing matches it any more';
    const message = `the waiver of ${name} (${waiver.owner}) expired after ${waiver.expires}; ${effect}`;
    return [{ code: 'waiver-expired', message }];
  }
  if (matched) return [];
  return [{ code: 'waiver-unused', message: `the waiver of ${name} (${waiver.owner}) matches no finding; remove it` }];
}

/**
 * Applies waivers that still hold on `today` (ISO date; `expires` is the last day). Every earlier waiving is taken
 * back first, so that the same record can be judged again with newer waivers. An outcome is waived when all of its
 * findings are.
 */
export function applyWaivers(
  findings: readonly Finding[],
  outcomes: readonly Outcome[],
  waivers: readonly Waiver[],
  today: string,
): Waived {
  const valid = waivers.filter(({ expires }) => expires >= today);
  const judged = findings.map((finding): Finding => {
    const { waiver: _old, ...bare } = finding;
    // One that was seen in several places is waived when it is in each of them.
    const [found, ...others] = placesOf(finding).map((place) =>
      valid.find((waiver) => matches(waiver, finding, place)),
    );
    if (found === undefined || others.includes(undefined)) return { ...bare, state: 'open' };
    const { reason, owner, expires, ticket } = found;
    const waiver = { reason, owner, expires, ...(ticket === undefined ? {} : { ticket }) };
    return { ...bare, state: 'waived', waiver };
  });
  const stateByOutcome = new Map<string, boolean>();
  for (const finding of judged) {
    for (const place of placesOf(finding)) {
      const key = outcomeKey(finding.area, finding.oracle, place);
      stateByOutcome.set(key, (stateByOutcome.get(key) ?? true) && finding.state === 'waived');
    }
  }
  const status = waivers.map((waiver) => ({
    waiver,
    matched: findings.some((finding) => placesOf(finding).some((place) => matches(waiver, finding, place))),
    isExpired: waiver.expires < today,
  }));
  return {
    findings: judged,
    outcomes: outcomes.map((outcome) => {
      if (outcome.outcome !== 'fail' && outcome.outcome !== 'waived') return outcome;
      return {
        ...outcome,
        outcome:
          stateByOutcome.get(outcomeKey(outcome.area, outcome.oracle, outcome.operation)) === true ? 'waived' : 'fail',
      };
    }),
    warnings: status.flatMap(({ waiver, matched, isExpired }) => warningOf(waiver, matched, isExpired)),
    expired: status.filter(({ isExpired }) => isExpired).map(({ waiver, matched }) => ({ waiver, matched })),
  };
}
