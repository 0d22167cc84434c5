import type { HttpMethod, LinkObject, Operation, Parameter, ParameterPlace } from '../../core/operations/types.ts';
import { inferResources } from '../../core/resources/infer-resources.ts';
import type { Consumption, ListShape, Resource, ResourceModel } from '../../core/resources/types.ts';
import type { JsonObject, Schema } from '../../core/spec/types.ts';

/** What a test says of an operation; everything else is left empty. */
export interface Sketch {
  readonly query?: Readonly<Record<string, Schema>>;
  readonly header?: Readonly<Record<string, Schema>>;
  readonly path?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly descriptions?: Readonly<Record<string, string>>;
  readonly styles?: Readonly<Record<string, Parameter['style']>>;
  readonly body?: Schema;
  readonly answer?: Schema;
  readonly status?: string;
  readonly responseHeaders?: readonly string[];
  readonly otherStatuses?: readonly string[];
  readonly links?: readonly LinkObject[];
  readonly summary?: string;
  readonly description?: string;
  readonly operationId?: string;
}

/** Makes one operation from 'GET /orders/{id}' and a sketch; path parameters come from the template. */
export function operation(id: string, sketch: Sketch = {}): Operation {
  const [method = 'GET', path = '/'] = id.split(' ');
  const inPath = Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)].map((match) => [match[1] ?? '', { type: 'string' }]),
  );
  const parameters = [
    ...parametersIn('path', { ...inPath, ...sketch.path }, sketch),
    ...parametersIn('query', sketch.query ?? {}, sketch),
    ...parametersIn('header', sketch.header ?? {}, sketch),
  ];
  const success = {
    status: sketch.status ?? (method === 'POST' ? '201' : '200'),
    description: '',
    headers: (sketch.responseHeaders ?? []).map((name) => ({ name, required: false })),
    contents: sketch.answer === undefined ? [] : [json(sketch.answer)],
    links: sketch.links ?? [],
  };
  const others = (sketch.otherStatuses ?? []).map((status) => ({
    status,
    description: '',
    headers: [],
    contents: [],
    links: [],
  }));
  return {
    id,
    ...(sketch.operationId !== undefined && { operationId: sketch.operationId }),
    method: method as HttpMethod,
    path,
    module: path.split('/').find((part) => part !== '') ?? 'default',
    tags: [],
    summary: sketch.summary ?? '',
    description: sketch.description ?? '',
    deprecated: false,
    pointer: '',
    parameters,
    ...(sketch.body !== undefined && { body: { required: true, contents: [json(sketch.body)] } }),
    responses: [success, ...others],
    security: [],
  };
}

function json(schema: Schema) {
  return { type: 'application/json', schema, examples: [], encoding: {} };
}

function parametersIn(place: ParameterPlace, schemas: Readonly<Record<string, Schema>>, sketch: Sketch): Parameter[] {
  return Object.entries(schemas).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || (sketch.required ?? []).includes(name),
    description: sketch.descriptions?.[name] ?? '',
    schema,
    style: sketch.styles?.[name] ?? (place === 'query' ? 'form' : 'simple'),
    explode: true,
    allowReserved: false,
    allowEmptyValue: false,
    examples: [],
    deprecated: false,
  }));
}

/** An object schema; names ending in '!' are required. Values: a type name or a schema. */
export function object(properties: Readonly<Record<string, string | JsonObject>>): JsonObject {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    required: entries.filter(([name]) => name.endsWith('!')).map(([name]) => name.slice(0, -1)),
    properties: Object.fromEntries(
      entries.map(([name, value]) => [name.replace(/!$/, ''), typeof value === 'string' ? { type: value } : value]),
    ),
  };
}

export const array = (items: JsonObject): JsonObject => ({ type: 'array', items });
export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
export const integer: JsonObject = { type: 'integer' };
export const text: JsonObject = { type: 'string' };

/** Infers the model of sketched operations over named schemas. */
export function model(
  sketches: Readonly<Record<string, Sketch>>,
  schemas: Readonly<Record<string, JsonObject>> = {},
): ResourceModel {
  const operations = Object.entries(sketches).map(([id, sketch]) => operation(id, sketch));
  return inferResources(operations, { components: { schemas: { ...schemas } } });
}

/** The resource of that name; fails the test when there is none. */
export function resource(of: ResourceModel, name: string): Resource {
  const found = of.resources.find((one) => one.name === name);
  if (found === undefined)
    throw new Error(`no resource ${name} among ${of.resources.map((one) => one.name).join(', ')}`);
  return found;
}

/** The list of that operation; fails the test when there is none. */
export function list(of: ResourceModel, id: string): ListShape {
  const found = of.lists?.find((one) => one.operation === id);
  if (found === undefined) throw new Error(`no list ${id}`);
  return found;
}

/** What one place of one operation consumes; fails the test when it is no consumption. */
export function consumption(of: ResourceModel, id: string, at: string): Consumption {
  const found = of.consumptions.find((one) => one.operation === id && one.at === at);
  if (found === undefined) throw new Error(`no consumption ${id} ${at}`);
  return found;
}
