import { operationsOf } from '../../../core/operations/operations-of.ts';
import type { Operation } from '../../../core/operations/types.ts';
import { isObject, list, object } from '../../../core/spec/json.ts';
import { valueAt } from '../../../core/spec/pointer.ts';
import type { JsonObject } from '../../../core/spec/types.ts';
import type { DescribedSide } from './side.ts';

/** An operation as read, and the objects it was read from. */
export interface OperationView {
  readonly operation: Operation;
  readonly raw: JsonObject;
  readonly item: JsonObject;
  /** Pointer of `raw` in the description. */
  readonly pointer: string;
}

/** Operations below a map of path items; by default the paths of the description. */
export function viewsOf(side: DescribedSide, paths: JsonObject = object(side.document, 'paths')): OperationView[] {
  const document = { ...side.document, paths };
  const { operations } = operationsOf({ ...side.description, document });
  return operations.flatMap((operation) => {
    const raw = valueAt(document, operation.pointer);
    const item = valueAt(document, operation.pointer.split('/').slice(0, 3).join('/'));
    if (!isObject(raw) || !isObject(item)) return [];
    return [{ operation, raw, item, pointer: side.pointerOf(raw) ?? operation.pointer }];
  });
}

/** The Parameter Object that a parameter of an operation was read from. */
export function rawParameter(side: DescribedSide, view: OperationView, place: string, name: string): JsonObject {
  const listed = [...list(view.raw, 'parameters'), ...list(view.item, 'parameters')];
  const all = listed.map((one) => side.deref(one)).filter((one) => one !== undefined);
  const matches = (one: JsonObject): boolean =>
    one.in === place &&
    (place === 'header' ? String(one.name).toLowerCase() === name.toLowerCase() : one.name === name);
  return all.find(matches) ?? {};
}

/** The responses of an operation, references followed. */
export function rawResponses(side: DescribedSide, view: OperationView): Readonly<Record<string, JsonObject>> {
  const result: Record<string, JsonObject> = {};
  for (const [status, response] of Object.entries(object(view.raw, 'responses'))) {
    const found = side.deref(response);
    if (found !== undefined) result[/^default$/i.test(status) ? 'default' : status.toUpperCase()] = found;
  }
  return result;
}
