import type { OwnChange, Pair } from './pair.ts';
import { same } from './shape.ts';
import { ALL_TYPES, covers, type JsonType } from './value-types.ts';

const PRIMITIVE: readonly JsonType[] = ['boolean', 'number', 'integer', 'string'];

function listed(types: ReadonlySet<JsonType> | undefined): string[] | string {
  if (types === undefined) return 'any';
  const all = [...types];
  return all.length === 1 ? (all[0] ?? '') : all;
}

/** Any text is a string, and so is every number in a URL. */
function allowed(types: ReadonlySet<JsonType> | undefined, pair: Pair): ReadonlySet<JsonType> {
  const own = new Set(types ?? ALL_TYPES);
  if (pair.wire === 'text' && own.has('string')) for (const type of PRIMITIVE) own.add(type);
  return own;
}

/** True when no value at all can be valid on both sides; finer comparison would only repeat it. */
export function nothingInCommon(pair: Pair): boolean {
  const [one, two] = [allowed(pair.old.types, pair), allowed(pair.new.types, pair)];
  return ![...one].some((type) => covers(two, type)) && ![...two].some((type) => covers(one, type));
}

export function typeChanges(pair: Pair): OwnChange[] {
  const before = allowed(pair.old.types, pair);
  const after = allowed(pair.new.types, pair);
  const kept = [...before].every((type) => covers(after, type));
  const reverse = [...after].every((type) => covers(before, type));
  const values = { old: listed(pair.old.types), new: listed(pair.new.types) };
  if (kept && reverse) {
    const told = pair.old.implied !== pair.new.implied && pair.old.types !== undefined && pair.new.types !== undefined;
    return [...(told ? [{ rule: 'type-explicit', ...values } as const] : []), ...nullChanges(pair)];
  }
  // The list of values tells more; its own rule speaks.
  if (pair.old.enum !== undefined && pair.new.enum === undefined && kept) return nullChanges(pair);
  if (pair.new.enum !== undefined && pair.old.enum === undefined && reverse) return nullChanges(pair);
  if (pair.old.enum !== undefined && pair.new.enum !== undefined && (kept || reverse)) return nullChanges(pair);
  const rule = kept ? 'type-widened' : reverse ? 'type-narrowed' : 'type-changed';
  return [{ rule, ...values }, ...nullChanges(pair)];
}

function nullChanges(pair: Pair): OwnChange[] {
  const { old: before, new: after } = pair;
  if (pair.wire === 'text' || before.nullable === after.nullable) return [];
  if (before.types === undefined || after.types === undefined || before.implied || after.implied) return [];
  return [{ rule: after.nullable ? 'null-allowed' : 'null-refused', old: before.nullable, new: after.nullable }];
}

export function enumChanges({ old: before, new: after }: Pair): OwnChange[] {
  if (before.enum === undefined && after.enum === undefined) return [];
  if (before.enum === undefined) return [{ rule: 'enum-added', new: [...(after.enum ?? [])] }];
  if (after.enum === undefined) return [{ rule: 'enum-removed', old: [...before.enum] }];
  const [one, two] = [before.enum, after.enum];
  const gone = one.filter((value) => !two.some((other) => same(other, value)));
  const come = two.filter((value) => !one.some((other) => same(other, value)));
  return [
    ...gone.map((value): OwnChange => ({ rule: 'enum-value-removed', old: value })),
    ...come.map((value): OwnChange => ({ rule: 'enum-value-added', new: value })),
  ];
}
