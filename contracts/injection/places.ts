import type { Operation, Parameter } from '../../core/operations/types.ts';
import type { SchemaReader } from '../../core/resources/schema-view.ts';
import type { ListShape } from '../../core/resources/types.ts';
import type { Schema } from '../../core/spec/types.ts';

/** A place that takes free text. */
export interface Place {
  /** 'filter[name]', 'q', 'order_id'. */
  readonly name: string;
  readonly parameter: Parameter;
  /** Member of a deepObject parameter. */
  readonly member?: string;
}

const isText = (schema: Schema, reader: SchemaReader): boolean => {
  const { types, keywords } = reader.view(schema);
  const free = keywords.enum === undefined && keywords.const === undefined && keywords.format === undefined;
  return free && (types.has('string') || types.size === 0);
};

/** Query parameters that take free text, but for those of paging and sorting. */
export function textPlaces(operation: Operation, list: ListShape | undefined, reader: SchemaReader): Place[] {
  const { cursorParameter, pageParameter, offsetParameter, sizeParameter } = list?.paging ?? {};
  const { parameter: sort, orderParameter } = list?.sort ?? {};
  const others = new Set([cursorParameter, pageParameter, offsetParameter, sizeParameter, sort, orderParameter]);
  return operation.parameters.flatMap((parameter): Place[] => {
    const { name, schema, style } = parameter;
    if (parameter.in !== 'query' || others.has(name) || parameter.contentType !== undefined) return [];
    if (style !== 'deepObject') return isText(schema, reader) ? [{ name, parameter }] : [];
    return [...reader.view(schema).properties]
      .filter(([, one]) => isText(one, reader))
      .map(([member]) => ({ name: `${name}[${member}]`, parameter, member }));
  });
}
