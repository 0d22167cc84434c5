import type { Place } from '../engine/collector.ts';
import { type Comparison, compareExtensions, compareMembers } from '../engine/comparison.ts';
import { type OperationView, rawResponses } from '../engine/operation-view.ts';
import { retirementOf, sunsetOf } from '../engine/retirement.ts';
import { same } from '../schema/shape.ts';
import type { Direction } from '../types.ts';
import { compareBody } from './compare-body.ts';
import { compareCallbacks } from './compare-callbacks.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareResponses } from './compare-responses.ts';
import { compareSecurity } from './compare-security.ts';
import { compareServerLists } from './compare-servers.ts';

/** Two operations that answer the same requests. */
export interface OperationPair {
  readonly old: OperationView;
  readonly new: OperationView;
  /** As the changes name it. */
  readonly id: string;
  /** Before each place in words: 'callback onPaid, '. */
  readonly label: string;
  /** What the request of the operation is to the client: callbacks and webhooks come from the API. */
  readonly request: Direction;
  readonly response: Direction;
}

export function compareOperation(comparison: Comparison, pair: OperationPair): void {
  compareFacts(comparison, pair);
  compareParameters(comparison, pair);
  compareBody(comparison, pair);
  compareResponses(comparison, pair);
  if (pair.request === 'request') compareSecurity(comparison, pair);
  for (const [one, two] of [
    [pair.old.item, pair.new.item],
    [pair.old.raw, pair.new.raw],
  ] as const) {
    if (one.servers === undefined && two.servers === undefined) continue;
    const pointer = { old: comparison.old.pointerOf(one), new: comparison.new.pointerOf(two) };
    compareServerLists(comparison, one, two, { ...placeOf(pair), at: `${pair.label}servers`, pointer }, false);
  }
  compareCallbacks(comparison, pair);
}

/** The operation itself as a place. */
export function placeOf(pair: OperationPair): Place {
  const pointer = { old: pair.old.pointer, new: pair.new.pointer };
  return { side: 'operation', operation: pair.id, at: `${pair.label}operation`, pointer };
}

function compareFacts(comparison: Comparison, pair: OperationPair): void {
  const { changes, today } = comparison;
  const place = placeOf(pair);
  const [one, two] = [pair.old.raw, pair.new.raw];
  compareMembers(comparison, one, two, ['operationId'], 'operation-id-changed', place);
  compareMembers(comparison, one, two, ['tags'], 'tags-changed', place);
  compareMembers(comparison, one, two, ['summary', 'description'], 'operation-text-changed', place);
  const item = { old: comparison.old.pointerOf(pair.old.item), new: comparison.new.pointerOf(pair.new.item) };
  compareMembers(comparison, pair.old.item, pair.new.item, ['summary', 'description'], 'operation-text-changed', {
    ...place,
    pointer: item,
  });
  compareMembers(comparison, one, two, ['externalDocs'], 'operation-docs-changed', place);
  compareExtensions(comparison, one, two, place);
  compareExtensions(comparison, pair.old.item, pair.new.item, { ...place, pointer: item });

  const was = retirementOf(one, Object.values(rawResponses(comparison.old, pair.old)), today);
  const responses = Object.values(rawResponses(comparison.new, pair.new));
  const is = retirementOf(two, responses, today);
  const sunset = is.sunset ?? sunsetOf(two, responses);
  if (was.state === 'alive' && is.state !== 'alive') {
    changes.add(is.state === 'undated' ? 'operation-deprecated-undated' : 'operation-deprecated', place, {
      new: sunset,
    });
  } else if (was.state !== 'alive' && is.state === 'alive') {
    changes.add('operation-no-longer-deprecated', place, { old: was.sunset });
  } else if (!same(was.sunset, is.sunset)) {
    const [old, next] = [was.sunset, is.sunset];
    if (old === undefined) changes.add('sunset-added', place, { new: next });
    else if (next === undefined) changes.add('sunset-removed', place, { old });
    else changes.add(next < old ? 'sunset-earlier' : 'sunset-later', place, { old, new: next });
  }
}
