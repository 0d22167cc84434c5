import { isObject } from '../../core/exercise/json-body.ts';
import { typesOf, viewOf } from '../../core/generate/schema-view.ts';
import type { FilterParameter } from '../../core/resources/types.ts';
import type { Json, JsonObject, Schema } from '../../core/spec/types.ts';
import { filterQuery } from './gather-filtered.ts';
import type { ListContext } from './list-context.ts';
import { declaredOf } from './offered.ts';

/** What the schema of a filter's value says: its types, format and enumeration. */
export interface ValueKind {
  readonly types: readonly string[];
  readonly format?: string;
  readonly enumeration?: readonly Json[];
}

/** The schema of the value of a filter; of a deepObject parameter that of the member. */
export function kindOf({ client, session }: ListContext, filter: FilterParameter): ValueKind {
  const { document } = session.facts.description;
  const declared = declaredOf(client.operation, filter);
  if (!declared) return { types: [] };
  const member = declared.name === filter.parameter ? undefined : /\[([^\]]+)\]$/.exec(filter.parameter)?.[1];
  const outer = viewOf(declared.schema, document);
  const properties = outer && isObject(outer.properties) ? outer.properties : {};
  const view = member === undefined ? outer : viewOf((properties[member] ?? true) as Schema, document);
  return view ? plainKind(view, document) : { types: [] };
}

function plainKind(view: JsonObject, document: JsonObject): ValueKind {
  const one = (isObject(view.items) && viewOf(view.items, document)) || view;
  const { format, enum: values } = one;
  return {
    types: typesOf(one),
    ...(typeof format === 'string' && { format }),
    ...(Array.isArray(values) && { enumeration: values }),
  };
}

/** The query of a filter with this value; undefined when the schema does not allow the value. */
export function allowedQuery(
  { client }: ListContext,
  filter: FilterParameter,
  value: Json,
): Record<string, unknown> | undefined {
  const query = filterQuery(client.operation, filter, value);
  return Object.entries(query).every(([name, one]) => client.allows(name, one)) ? query : undefined;
}

/** `name=value`, percent-encoded, as it is written in a raw query. */
export const rawPair = (name: string, value: string): string =>
  `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
