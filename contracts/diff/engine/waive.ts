import type { Waiver } from '../../../core/config/types.ts';
import { fingerprint } from '../../../core/findings/fingerprint.ts';
import type { Change, ChangeWaiver } from '../types.ts';

export interface Waived {
  readonly changes: readonly Change[];
  /** In words: waivers that have expired, and those that match nothing. */
  readonly notes: readonly string[];
}

/** The oracle that waivers may name for any change; they may also name a rule. */
export const ORACLE_ID = 'spec-diff';

/** Names a change for a waiver: from rule, side and place, not from values. */
export function changeKey({ rule, side, at, pointer }: Change): string {
  return `${rule} ${side} ${pointer.new ?? pointer.old ?? at}`;
}

/** The 16 hex digits that a waiver may name a change by, for one of its operations or for all. */
export function changeFingerprint(change: Change, operation: string | null): string {
  return fingerprint(ORACLE_ID, operation, changeKey(change));
}

function covers(waiver: Waiver, change: Change, operation: string | null): boolean {
  if (waiver.fingerprint !== undefined && waiver.fingerprint !== changeFingerprint(change, operation)) return false;
  if (waiver.oracle !== undefined && waiver.oracle !== ORACLE_ID && waiver.oracle !== change.rule) return false;
  if (waiver.operation !== undefined && waiver.operation !== operation) return false;
  return waiver.fingerprint !== undefined || waiver.oracle !== undefined;
}

/** True when the waiver speaks of the change for any of its operations. */
const touches = (waiver: Waiver, change: Change): boolean =>
  places(change).some((operation) => covers(waiver, change, operation));

const places = ({ operations }: Change): readonly (string | null)[] => (operations.length > 0 ? operations : [null]);

/** Marks breaking changes that waivers accept. A change of several operations is waived once each of them is. */
export function waiveChanges(changes: readonly Change[], waivers: readonly Waiver[], today: string): Waived {
  const valid = waivers.filter(({ expires }) => expires >= today);
  const judged = changes.map((change): Change => {
    if (change.class !== 'breaking') return change;
    const found = places(change).map((operation) => valid.find((waiver) => covers(waiver, change, operation)));
    const [first] = found;
    if (first === undefined || found.includes(undefined)) return change;
    const { reason, owner, expires, ticket } = first;
    const waiver: ChangeWaiver = { reason, owner, expires, ...(ticket === undefined ? {} : { ticket }) };
    return { ...change, waiver };
  });
  const breaking = changes.filter((change) => change.class === 'breaking');
  const notes = waivers.flatMap((waiver) => {
    const name = [waiver.fingerprint, waiver.oracle, waiver.operation].filter((part) => part !== undefined).join(' ');
    const matched = breaking.some((change) => touches(waiver, change));
    if (waiver.expires < today)
      return matched
        ? [`the waiver of ${name} (${waiver.owner}) expired after ${waiver.expires}; its change counts again`]
        : [];
    return [];
  });
  return { changes: judged, notes };
}
