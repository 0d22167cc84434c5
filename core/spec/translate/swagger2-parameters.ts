import { list, member, object } from '../json.ts';
import type { Json, JsonObject } from '../types.ts';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
/** Members of a 2.0 parameter, header or items object that are about the object itself, not about its values. */
const OWN = new Set(['name', 'in', 'required', 'description', 'collectionFormat', 'allowEmptyValue', 'schema']);

/** The value keywords of a 2.0 parameter, header or items object as one schema. */
export function valueSchema(object: JsonObject): JsonObject {
  const schema: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    if (!OWN.has(key) && (!key.startsWith('x-') || key === 'x-nullable' || key === 'x-example')) schema[key] = value;
  }
  return schema;
}

/** Swagger 2.0 Parameter Object `collectionFormat` -> style and explode. */
function serialisation(collectionFormat: Json | undefined, place: Json | undefined): JsonObject {
  if (place === 'path' || place === 'header') return { style: 'simple', explode: false };
  if (collectionFormat === 'multi') return { style: 'form', explode: true };
  if (collectionFormat === 'ssv') return { style: 'spaceDelimited', explode: false };
  if (collectionFormat === 'tsv') return { style: 'tabDelimited', explode: false };
  if (collectionFormat === 'pipes') return { style: 'pipeDelimited', explode: false };
  return { style: 'form', explode: false };
}

/** Turns a path, query or header parameter into its 3.x form, in place. */
export function translateParameter(parameter: JsonObject): void {
  if (typeof parameter.$ref === 'string') return;
  const schema = valueSchema(parameter);
  const style = serialisation(parameter.collectionFormat, parameter.in);
  for (const key of Object.keys(parameter)) if (key in schema || key === 'collectionFormat') delete parameter[key];
  parameter.schema = member(parameter, 'schema') ?? schema;
  if (schema.type === 'array') Object.assign(parameter, style);
}

/** The request body that a `body` parameter or the `formData` parameters describe; undefined when there are none. */
export function requestBodyOf(parameters: readonly JsonObject[], consumes: readonly string[]): JsonObject | undefined {
  const body = parameters.find((parameter) => parameter.in === 'body');
  if (body !== undefined) {
    const types = consumes.length > 0 ? consumes : ['application/json'];
    const schema = body.schema ?? {};
    const examples = object(body, 'x-examples');
    return {
      ...(typeof body.description === 'string' ? { description: body.description } : {}),
      required: body.required === true,
      content: Object.fromEntries(
        types.map((type) => {
          const example = member(examples, type);
          return [type, { schema: structuredClone(schema), ...(example === undefined ? {} : { example }) }];
        }),
      ),
    };
  }
  const fields = parameters.filter((parameter) => parameter.in === 'formData');
  if (fields.length === 0) return undefined;
  const required = fields.filter((field) => field.required === true).map((field) => String(field.name));
  const schema: JsonObject = {
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => {
        const description = typeof field.description === 'string' ? { description: field.description } : {};
        return [String(field.name), { ...valueSchema(field), ...description }];
      }),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
  const encoding: JsonObject = {};
  for (const field of fields) {
    if (field.type === 'array') encoding[String(field.name)] = serialisation(field.collectionFormat, 'query');
  }
  const media = (): JsonObject =>
    structuredClone({ schema, ...(Object.keys(encoding).length > 0 ? { encoding } : {}) });
  const types = consumes.filter((type) => type === FORM || type === MULTIPART);
  const files = fields.some((field) => field.type === 'file');
  const used = files ? [MULTIPART] : types.length > 0 ? types : [FORM];
  return { required: required.length > 0, content: Object.fromEntries(used.map((type) => [type, media()])) };
}

/** Turns a 2.0 response into its 3.x form, in place. Without `produces` any media type may come. */
export function translateResponse(response: JsonObject, produces: readonly string[]): void {
  if (typeof response.$ref === 'string') return;
  const { schema } = response;
  const examples = object(response, 'examples');
  delete response.schema;
  delete response.examples;
  const types = produces.length > 0 ? produces : ['*/*'];
  if (schema !== undefined) {
    response.content = Object.fromEntries(
      types.map((type) => {
        const example = member(examples, type) ?? (type === '*/*' ? Object.values(examples)[0] : undefined);
        return [type, { schema: structuredClone(schema), ...(example === undefined ? {} : { example }) }];
      }),
    );
  }
  for (const header of Object.values(object(response, 'headers'))) {
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) translateParameter(header);
  }
}

/** Media types of `consumes` or `produces` as written; other members are dropped. */
export function mediaTypes(holder: JsonObject, key: 'consumes' | 'produces'): readonly string[] | undefined {
  if (member(holder, key) === undefined) return undefined;
  return list(holder, key).filter((type) => typeof type === 'string');
}
