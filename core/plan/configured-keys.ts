import type { KeySettings } from '../config/key-types.ts';
import type { Operation } from '../operations/types.ts';
import type { IdempotencySupport, ResourceModel } from '../resources/types.ts';
import { selects } from './safety.ts';

type Settings = Readonly<Record<string, KeySettings>>;

/** What the configuration says of an operation's key; of several names that fit, an exact one goes last. */
export function keySettingsOf(operation: Operation, keys: Settings): KeySettings | undefined {
  const fitting = Object.entries(keys).filter(([name]) => selects([name], operation));
  if (fitting.length === 0) return undefined;
  const exact = (name: string): number => Number(!name.includes('*'));
  const ordered = fitting.sort(([left], [right]) => exact(left) - exact(right)).map(([, settings]) => settings);
  return Object.assign({}, ...ordered) as KeySettings;
}

/** The model with what the configuration says of idempotency keys; the same object where it says nothing. */
export function withConfiguredKeys(
  model: ResourceModel,
  operations: readonly Operation[],
  keys: Settings,
): ResourceModel {
  if (Object.keys(keys).length === 0) return model;
  const idempotency = operations.flatMap((operation): IdempotencySupport[] => {
    const inferred = model.idempotency.find((one) => one.operation === operation.id);
    const own = keySettingsOf(operation, keys);
    const header = own?.header ?? inferred?.header;
    if (header === undefined || header === false) return [];
    return [{ operation: operation.id, header, required: own?.required ?? inferred?.required ?? false }];
  });
  return { ...model, idempotency };
}

/** Names in `idempotency` that fit no operation: typing mistakes. */
export function unusedKeySettings(keys: Settings, operations: readonly Operation[]): string[] {
  return Object.keys(keys).filter((name) => !operations.some((operation) => selects([name], operation)));
}
