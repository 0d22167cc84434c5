import { isObject, object } from '../../../core/spec/json.ts';
import type { JsonObject } from '../../../core/spec/types.ts';
import type { Comparison } from '../engine/comparison.ts';
import { type OperationView, viewsOf } from '../engine/operation-view.ts';
import type { DescribedSide } from '../engine/side.ts';
import { compareOperation, type OperationPair, placeOf } from './compare-operation.ts';

/** Operations below path items, by a name of our own each: '<key> POST'. */
export function incoming(side: DescribedSide, items: JsonObject): Map<string, OperationView> {
  const found = new Map<string, OperationView>();
  for (const [key, entry] of Object.entries(items)) {
    const item = side.deref(entry);
    if (key.startsWith('x-') || !isObject(item)) continue;
    for (const view of viewsOf(side, { '/': item })) found.set(`${key} ${view.operation.method}`, view);
  }
  return found;
}

/** Callbacks: the API sends the request and the client answers, so requests are judged like answers, and answers like requests. */
export function compareCallbacks(comparison: Comparison, pair: OperationPair): void {
  const { changes } = comparison;
  const [before, after] = [object(pair.old.raw, 'callbacks'), object(pair.new.raw, 'callbacks')];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const place = { ...placeOf(pair), at: `${pair.label}callback ${name}` };
    const olds = incoming(comparison.old, comparison.old.deref(before[name]) ?? {});
    const news = incoming(comparison.new, comparison.new.deref(after[name]) ?? {});
    for (const [key, old] of olds) {
      const next = news.get(key) ?? (olds.size === 1 && news.size === 1 ? [...news.values()][0] : undefined);
      if (next === undefined) changes.add('callback-removed', place, { old: key });
      else {
        const label = `${pair.label}callback ${name}, `;
        compareOperation(comparison, { old, new: next, id: pair.id, label, request: 'response', response: 'request' });
      }
    }
    for (const key of news.keys())
      if (!olds.has(key) && !(olds.size === 1 && news.size === 1)) changes.add('callback-added', place, { new: key });
  }
}
