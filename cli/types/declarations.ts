import { deref } from '../../core/operations/references.ts';
import type { Operation } from '../../core/operations/types.ts';
import { isObject } from '../../core/spec/json.ts';
import type { Description, Json, JsonObject, Schema } from '../../core/spec/types.ts';
import { schemaType } from './schema-type.ts';

/** Top-level members of the bodies an operation takes. */
function bodyFields(document: JsonObject, schema: Schema | Json | undefined, depth = 0): [string, Json][] {
  const one = isObject(schema) ? deref(document, schema) : undefined;
  if (one === undefined || depth > 5) return [];
  const parts = [one.allOf, one.oneOf, one.anyOf].flatMap((all) => (Array.isArray(all) ? all : []));
  const own = isObject(one.properties) ? Object.entries(one.properties) : [];
  return [...own, ...parts.flatMap((part) => bodyFields(document, part, depth + 1))];
}

/** Type texts by name, as 'operationId.name' and as plain name. */
function valuesOf(operations: readonly Operation[], { document }: Description): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  const add = (key: string, type: string): void => {
    values.set(key, (values.get(key) ?? new Set()).add(type));
  };
  for (const operation of operations) {
    const parameters = operation.parameters.map((one) => [one.name, one.schema as Json] as const);
    const fields = (operation.body?.contents ?? []).flatMap(({ schema }) => bodyFields(document, schema));
    for (const [name, schema] of [...parameters, ...fields]) {
      const type = schemaType(document, schema);
      add(name, type);
      if (operation.operationId !== undefined) add(`${operation.operationId}.${name}`, type);
    }
  }
  return values;
}

const oneOf = (names: Iterable<string>): string => {
  const all = [...new Set(names)].sort().map((name) => `\n      | ${JSON.stringify(name)}`);
  return all.length === 0 ? 'never' : all.join('');
};

/**
 * A declaration file that tells the compiler the operations, modules and values of a description.
 *
 * @param module Relative path from the declaration file to core/config/generated.ts.
 */
export function declarations(description: Description, operations: readonly Operation[], module: string): string {
  const names = operations.flatMap(({ id, operationId }) => [id, ...(operationId === undefined ? [] : [operationId])]);
  const values = [...valuesOf(operations, description)].sort(([a], [b]) => (a < b ? -1 : 1));
  const fixed = values.map(([name, types]) => {
    const type = types.has('unknown') ? 'unknown' : [...types].sort().join(' | ');
    return `      readonly ${JSON.stringify(name)}: ${type};`;
  });
  const title = `${description.title} ${description.version}`.replace(/\s+/g, ' ').replaceAll('*/', '');
  return `// Written by assay types from ${title}. Write it again when the description changes.
export {};

declare module ${JSON.stringify(module)} {
  interface Generated {
    readonly operations: ${oneOf(names)};
    readonly modules: ${oneOf(operations.map((operation) => operation.module))};
    readonly values: {
${fixed.join('\n')}
    };
  }
}
`;
}
