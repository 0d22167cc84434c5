import { at, isObject, jsonOf } from '../core/exercise/json-body.ts';
import type { Operation } from '../core/operations/types.ts';
import { type SchemaReader, type SchemaView, schemaReader } from '../core/resources/schema-view.ts';
import type { Resource } from '../core/resources/types.ts';
import type { Json, JsonObject, Schema } from '../core/spec/types.ts';
import type { ProbeContext } from './probe.ts';
import { uuidOf, writtenResource } from './written-item.ts';

/** The fields an operation takes, and those that reading the item shows. */
export interface WrittenFields {
  readonly taken: ReadonlyMap<string, Schema>;
  readonly shown: ReadonlyMap<string, Schema>;
  /** The description says openly that the body may have other members. */
  readonly open: boolean;
  readonly view: (schema: Schema) => SchemaView;
}

/** Fields by the description; undefined when the operation writes no item. */
export function writtenFields(context: ProbeContext): WrittenFields | undefined {
  const { session, operation, base } = context;
  const resource = writtenResource(operation, session.facts);
  if (!resource) return undefined;
  const reader = schemaReader(session.facts.description.document);
  const type = base?.values.body?.mediaType;
  const contents = operation.body?.contents.filter((content) => content.type.includes('json')) ?? [];
  const schema = (contents.find((content) => content.type === type) ?? contents[0])?.schema;
  const read = session.facts.byId.get(resource.read ?? '');
  return {
    taken: reader.view(schema).properties,
    shown: read ? shownBy(read, resource, reader) : new Map(),
    open: saysOpen(schema, session.facts.description.document),
    view: (one) => reader.view(one),
  };
}

function shownBy(read: Operation, resource: Resource, reader: SchemaReader): ReadonlyMap<string, Schema> {
  const success = read.responses.find((response) => response.status.startsWith('2'));
  let schema = success?.contents.find((content) => content.type.includes('json'))?.schema;
  for (const segment of resource.itemAt.split('/').slice(1)) schema = reader.view(schema).properties.get(segment);
  return reader.view(schema).properties;
}

/** `additionalProperties` is written and is no refusal, here or in a part of the schema. */
function saysOpen(schema: Schema | undefined, document: JsonObject, depth = 0): boolean {
  if (!isObject(schema) || depth > 6) return false;
  const { additionalProperties: more, $ref: ref } = schema;
  if (more === true || isObject(more)) return true;
  const target = typeof ref === 'string' && ref.startsWith('#') ? at(document, ref.slice(1)) : undefined;
  const parts = [
    target,
    ...[schema.allOf, schema.oneOf, schema.anyOf].flatMap((one) => (Array.isArray(one) ? one : [])),
  ];
  return parts.some((part) => isObject(part) && saysOpen(part, document, depth + 1));
}

/** What the base request's own answer shows. */
export function baseline(context: ProbeContext): JsonObject {
  const resource = writtenResource(context.operation, context.session.facts);
  const response = context.accepted.find(({ one }) => one === context.base)?.exchange.response;
  const json = response && response.body.length > 0 ? jsonOf(response) : undefined;
  const item = json && 'value' in json ? at(json.value, resource?.itemAt ?? '') : undefined;
  return isObject(item) ? item : {};
}

/** A scalar that fits the schema and differs from what is there by itself; undefined when there is none. */
export function otherValue(
  context: ProbeContext,
  schema: Schema,
  view: SchemaView,
  current: Json | undefined,
): Json | undefined {
  const nonce = context.session.cases.nonce();
  const { format, enum: allowed } = view.keywords;
  const candidates: Json[] = [
    ...(Array.isArray(allowed) ? allowed : []),
    ...(format === 'uuid' ? [uuidOf(nonce)] : []),
    ...(format === 'date-time' ? ['2001-02-03T04:05:06Z'] : []),
    ...(format === 'date' ? ['2001-02-03'] : []),
    ...(format === 'email' ? [`${nonce}@example.com`] : []),
    ...(view.types.has('integer') || view.types.has('number') ? [4243, 37, 3, 1] : []),
    ...(view.types.has('boolean') ? [current !== true] : []),
    ...(view.types.has('string') && format === undefined
      ? [`https://example.com/${nonce}`, nonce, nonce.toUpperCase()].reverse()
      : []),
  ];
  const judge = context.session.validators.schema(schema, 'response');
  return candidates.find((value) => value !== null && !sameValue(value, current) && judge(value).length === 0);
}

/** Equal, or the same instant. */
export function sameValue(left: Json | undefined, right: Json | undefined): boolean {
  if (JSON.stringify(left) === JSON.stringify(right)) return true;
  if (typeof left !== 'string' || typeof right !== 'string' || !/^\d{4}-\d{2}-\d{2}[T ]/.test(left)) return false;
  return Date.parse(left) === Date.parse(right);
}
