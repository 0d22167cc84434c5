import type { SecurityUse } from '../../../core/operations/types.ts';
import type { Json } from '../../../core/spec/types.ts';
import type { Place } from '../engine/collector.ts';
import type { Comparison } from '../engine/comparison.ts';
import type { OperationView } from '../engine/operation-view.ts';
import { same } from '../schema/shape.ts';
import type { OperationPair } from './compare-operation.ts';
import { renamedSchemes } from './security-schemes.ts';

/** Scheme -> scopes; all of them are needed. An empty one lets everybody in. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

function alternatives(
  security: readonly (readonly SecurityUse[])[],
  renamed: ReadonlyMap<string, string>,
): readonly Alternative[] {
  if (security.length === 0) return [new Map()];
  return security.map(
    (uses) => new Map(uses.map(({ scheme, scopes }) => [renamed.get(scheme) ?? scheme, new Set(scopes)])),
  );
}

/** Whoever has what `more` asks for has what `less` asks for. */
function within(less: Alternative, more: Alternative): boolean {
  return [...less].every(([scheme, scopes]) => {
    const given = more.get(scheme);
    return given !== undefined && [...scopes].every((scope) => given.has(scope));
  });
}

const sharesSchemes = (one: Alternative, two: Alternative): boolean => [...one.keys()].every((name) => two.has(name));

function shown(alternative: Alternative): Json {
  if (alternative.size === 0) return 'none';
  const uses = [...alternative].map(([scheme, scopes]) =>
    scopes.size === 0 ? scheme : `${scheme} (${[...scopes].join(', ')})`,
  );
  return uses.join(' and ');
}

const pointerOf = ({ raw, pointer }: OperationView): string =>
  Array.isArray(raw.security) ? `${pointer}/security` : '/security';

export function compareSecurity(comparison: Comparison, pair: OperationPair): void {
  const { changes } = comparison;
  const [one, two] = [pair.old.operation.security, pair.new.operation.security];
  if (same(one, two)) return;
  const before = alternatives(one, new Map());
  const after = alternatives(two, renamedSchemes(comparison));
  const place: Place = {
    side: 'request',
    operation: pair.id,
    at: `${pair.label}security`,
    pointer: { old: pointerOf(pair.old), new: pointerOf(pair.new) },
  };
  let said = false;
  for (const old of before) {
    if (after.some((next) => within(next, old))) continue;
    said = true;
    const harder = after.find((next) => within(old, next) || (old.size > 0 && sharesSchemes(old, next)));
    if (old.size === 0) changes.add('security-required', place, { old: 'none', new: after.map(shown) });
    else if (harder) changes.add('security-tightened', place, { old: shown(old), new: shown(harder) });
    else changes.add('security-alternative-removed', place, { old: shown(old), new: after.map(shown) });
  }
  for (const next of after) {
    if (before.some((old) => within(old, next))) continue;
    said = true;
    const easier = before.find((old) => within(next, old));
    if (next.size === 0) changes.add('security-lifted', place, { old: before.map(shown), new: 'none' });
    else if (easier) changes.add('security-relaxed', place, { old: shown(easier), new: shown(next) });
    else changes.add('security-alternative-added', place, { new: shown(next) });
  }
  if (!said) changes.add('security-rewritten', place, { old: before.map(shown), new: after.map(shown) });
}
