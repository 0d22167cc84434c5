import type { Place } from '../engine/collector.ts';
import { type Comparison, compareExtensions, compareMembers } from '../engine/comparison.ts';
import type { Direction } from '../types.ts';
import { compareContents } from './compare-content.ts';
import type { OperationPair } from './compare-operation.ts';

export function compareBody(comparison: Comparison, pair: OperationPair): void {
  const { changes } = comparison;
  const [one, two] = [pair.old.operation.body, pair.new.operation.body];
  if (one === undefined && two === undefined) return;
  const [raw, next] = [
    comparison.old.deref(pair.old.raw.requestBody) ?? {},
    comparison.new.deref(pair.new.raw.requestBody) ?? {},
  ];
  const place: Place & { readonly side: Direction } = {
    side: pair.request,
    operation: pair.id,
    at: `${pair.label}request body`,
    pointer: {
      old: one && (comparison.old.pointerOf(raw) ?? `${pair.old.pointer}/requestBody`),
      new: two && (comparison.new.pointerOf(next) ?? `${pair.new.pointer}/requestBody`),
    },
  };
  if (one === undefined) {
    changes.add(two?.required ? 'required-request-body-added' : 'request-body-added', place);
    return;
  }
  if (two === undefined) {
    changes.add('request-body-removed', place);
    return;
  }
  if (one.required !== two.required) {
    const rule = two.required ? 'request-body-became-required' : 'request-body-became-optional';
    changes.add(rule, place, { old: one.required, new: two.required });
  }
  compareMembers(comparison, raw, next, ['description'], 'request-body-text-changed', place);
  compareExtensions(comparison, raw, next, place);
  compareContents(comparison, { list: one.contents, holder: raw }, { list: two.contents, holder: next }, place);
}
