import type { Operation } from '../../../core/operations/types.ts';
import type { Verdict, Violation } from '../../../core/oracle/types.ts';
import type { Json, SourcePosition } from '../../../core/spec/types.ts';
import type { Change, DescriptionDiff } from '../types.ts';
import { changeKey } from './waive.ts';

/** What the comparison says of one operation, or of the whole description where `operation` is absent. */
export interface DiffVerdict {
  readonly operation?: Operation;
  readonly verdict: Verdict;
}

const LONGEST = 200;

function short(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const placeText = ({ file, line }: SourcePosition): string => `${file}:${line}`;

function violationOf(change: Change): Violation {
  const { at, title, effect, clause, witness, position, confidence } = change;
  const proof = witness && `${short(JSON.stringify(witness.value))}${witness.at === '' ? '' : ` at ${witness.at}`}`;
  const places = [position.old, position.new].flatMap((one) => (one === undefined ? [] : [placeText(one)]));
  return {
    key: changeKey(change),
    expected: `${at}: ${change.old === undefined ? 'as the previous description has it' : short(change.old)}`,
    observed: `${title}${change.new === undefined ? '' : `: ${short(change.new)}`}`,
    witness: [
      `${at}: ${title}`,
      ...(proof === undefined ? [] : [`${proof} is accepted by the ${witness?.acceptedBy} description only`]),
      effect,
      `${clause.standard} ${clause.clause}`,
      ...(places.length === 0 ? [] : [places.join(' -> ')]),
    ],
    exchanges: [],
    confidence,
  };
}

function failure(changes: readonly Change[]): Verdict {
  return { outcome: 'fail', violations: changes.map(violationOf), evidence: 1 };
}

/**
 * For each operation of NEW what is breaking in it, and for the whole description what concerns none of them: removed
 * operations, servers, webhooks, security schemes. Evidence counts descriptions, not exchanges.
 */
export function verdictsOfDiff(diff: DescriptionDiff, operations: readonly Operation[]): DiffVerdict[] {
  const breaking = diff.changes.filter((change) => change.class === 'breaking');
  const byOperation = new Map<string, Change[]>();
  const known = new Set(operations.map(({ id }) => id));
  const others: Change[] = [];
  for (const change of breaking) {
    const own = change.operations.filter((id) => known.has(id));
    if (own.length === 0) others.push(change);
    for (const id of own) byOperation.set(id, [...(byOperation.get(id) ?? []), change]);
  }
  return [
    ...operations.map((operation): DiffVerdict => {
      const own = byOperation.get(operation.id);
      return { operation, verdict: own === undefined ? { outcome: 'pass', evidence: 1 } : failure(own) };
    }),
    ...(others.length > 0 ? [{ verdict: failure(others) }] : []),
  ];
}
