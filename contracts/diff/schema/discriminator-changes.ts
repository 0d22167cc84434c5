import { isObject, object } from '../../../core/spec/json.ts';
import type { JsonObject } from '../../../core/spec/types.ts';
import type { OwnChange, Pair } from './pair.ts';
import { same } from './shape.ts';

function mappingOf(discriminator: JsonObject | undefined): Map<string, string> {
  return new Map(
    Object.entries(object(discriminator, 'mapping')).flatMap(([value, target]) =>
      typeof target === 'string' ? [[value, target.split('/').at(-1) ?? target] as const] : [],
    ),
  );
}

/** Names of the components that a pair's alternatives are. */
const branchNames = (refs: readonly unknown[]): Set<string> =>
  new Set(
    refs.flatMap((branch) =>
      isObject(branch) && typeof branch.$ref === 'string' ? [branch.$ref.split('/').at(-1) ?? ''] : [],
    ),
  );

function named(schema: unknown): Set<string> {
  if (!isObject(schema)) return new Set();
  return branchNames([schema.oneOf, schema.anyOf].flatMap((list) => (Array.isArray(list) ? list : [])));
}

/** Values of alternatives that came or went themselves are left to the rules of alternatives. */
export function discriminatorChanges(pair: Pair): OwnChange[] {
  const [before, after] = [pair.old.discriminator, pair.new.discriminator];
  if (same(before, after)) return [];
  const names = { old: before?.propertyName, new: after?.propertyName };
  if (before === undefined || after === undefined) return [{ rule: 'discriminator-hint-changed', ...names }];
  if (names.old !== names.new) return [{ rule: 'discriminator-property-changed', ...names }];
  const [one, two] = [mappingOf(before), mappingOf(after)];
  const [oldNames, newNames] = [named(pair.old.schema), named(pair.new.schema)];
  const changes: OwnChange[] = [];
  for (const [value, target] of one) {
    const other = two.get(value);
    if (other === undefined) {
      const isGone = oldNames.has(target) && !newNames.has(target);
      if (!isGone && value !== target) changes.push({ rule: 'discriminator-value-removed', old: value });
    } else if (other !== target)
      changes.push({
        rule: 'discriminator-value-moved',
        old: `${value}: ${target}`,
        new: `${value}: ${other}`,
      });
  }
  for (const [value, target] of two) {
    const isNew = newNames.has(target) && !oldNames.has(target);
    if (!one.has(value) && !isNew && value !== target) changes.push({ rule: 'discriminator-value-added', new: value });
  }
  return changes;
}
