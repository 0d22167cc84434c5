import type { Operation, Parameter } from '../operations/types.ts';
import { normalise } from './names.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import type { ListShape } from './types.ts';

const SEARCH_NAMES = new Set('q query search searchterm keyword keywords term'.split(' '));
const PROJECTION_NAMES = new Set('fields select'.split(' '));

/** The parameters of one list that search for words and that choose the fields shown. */
export function inferSearchAndProjection(
  { parameters }: Operation,
  item: SchemaView,
  reader: SchemaReader,
): Pick<ListShape, 'search' | 'projection'> {
  const named = (names: ReadonlySet<string>): Parameter | undefined =>
    parameters.find((one) => one.in === 'query' && names.has(normalise(one.name)) && !item.properties.has(one.name));
  const search = named(SEARCH_NAMES);
  const fields = named(PROJECTION_NAMES);
  // A query language has operators; a search for words takes any text.
  const words =
    search !== undefined &&
    !/\b(?:syntax|expression|operators?|lucene|odata|rsql|fiql|jql)\b/i.test(search.description);
  return {
    ...(words && reader.view(search.schema).types.has('string') && { search: search.name }),
    ...(fields !== undefined && { projection: { parameter: fields.name, fields: choices(fields, reader) } }),
  };
}

function choices(parameter: Parameter, reader: SchemaReader): readonly string[] {
  const view = reader.view(parameter.schema);
  const values = view.keywords.enum ?? (view.items === undefined ? undefined : reader.view(view.items).keywords.enum);
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
