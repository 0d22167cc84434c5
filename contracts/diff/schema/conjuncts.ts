import { isObject } from '../../../core/spec/json.ts';
import type { Json, JsonObject, Schema } from '../../../core/spec/types.ts';
import type { DescribedSide } from '../engine/side.ts';
import type { Choice } from './shape.ts';
import { enumOf, onlyNull } from './value-types.ts';

export interface Conjuncts {
  /** Schema objects that must all hold, the outermost first; their $ref, allOf and choices are in the list already. */
  readonly list: readonly { readonly schema: JsonObject }[];
  readonly choices: readonly Choice[];
  readonly nullable: boolean;
  /** Where the schema stands: what a reference names, when the schema is hardly more than that. */
  readonly pointer: string | undefined;
}

/** Dissolves $ref, allOf, choices of one branch and choices of "this or null". */
export function conjunctsOf(side: DescribedSide, schema: JsonObject): Conjuncts {
  const list: { schema: JsonObject }[] = [];
  const choices: Choice[] = [];
  const seen = new Set<JsonObject>();
  let nullable = true;
  const add = (value: Json | undefined, judgesNull: boolean): void => {
    if (value === false) list.push({ schema: { type: [] } });
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    list.push({ schema: value });
    if (judgesNull && !allowsNull(value)) nullable = false;
    if (typeof value.$ref === 'string') add(side.deref(value), judgesNull);
    for (const part of Array.isArray(value.allOf) ? value.allOf : []) add(part, judgesNull);
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = value[keyword];
      if (!Array.isArray(branches) || branches.length === 0) continue;
      const resolved = branches.filter((branch): branch is Schema => isObject(branch) || typeof branch === 'boolean');
      const solid = resolved.filter((branch) => !onlyNull(isObject(branch) ? side.deref(branch) : branch));
      const [only] = solid;
      const orNull = solid.length < resolved.length;
      if (judgesNull && !orNull && solid.length > 1 && !solid.some((branch) => branchAllowsNull(side, branch, 0)))
        nullable = false;
      if (solid.length === 1 && only !== undefined) add(only, judgesNull && !orNull);
      else choices.push({ keyword, branches: solid.map((branch) => side.plain(branch)) });
    }
  };
  add(schema, true);
  const bare = Object.keys(schema).every((key) => ['$ref', 'description', 'title', 'summary'].includes(key));
  const target = bare && typeof schema.$ref === 'string' ? side.deref(schema) : undefined;
  return { list, choices, nullable, pointer: side.pointerOf(target ?? schema) };
}

function allowsNull(schema: JsonObject): boolean {
  const { type } = schema;
  const values = enumOf(schema);
  if (values !== undefined && !values.includes(null)) return false;
  if (type === undefined) return true;
  return type === 'null' || (Array.isArray(type) && type.includes('null'));
}

function branchAllowsNull(side: DescribedSide, branch: Schema, depth: number): boolean {
  if (typeof branch === 'boolean') return branch;
  const target = side.deref(branch);
  if (target === undefined || depth > 5) return true;
  if (!allowsNull(target)) return false;
  const parts = Array.isArray(target.allOf) ? target.allOf : [];
  return parts.every((part) => !isObject(part) || branchAllowsNull(side, part, depth + 1));
}
