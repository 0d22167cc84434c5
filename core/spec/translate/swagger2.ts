import type { Origin } from '../bundle.ts';
import { walk } from '../grammar.ts';
import { isObject, list, object, text } from '../json.ts';
import { valueAt } from '../pointer.ts';
import type { JsonObject, SpecProblem } from '../types.ts';
import { translateSchemas } from './openapi3.ts';
import { mediaTypes, requestBodyOf, translateParameter, translateResponse } from './swagger2-parameters.ts';
import { securitySchemes } from './swagger2-security.ts';
import { serversOf } from './swagger2-servers.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const isBody = (parameter: JsonObject): boolean => parameter.in === 'body' || parameter.in === 'formData';

/**
 * A bundled Swagger 2.0 document to the 3.1 shape, in place. `source` is the URL it was read from, which supplies the
 * scheme when the document has none. `origins` is carried over to what replaces an object.
 */
export function translateSwagger2(
  document: JsonObject,
  source: string,
  origins: WeakMap<object, Origin>,
  problems: SpecProblem[],
): void {
  const shared = structuredCloneParts(document);
  for (const item of Object.values(object(document, 'paths'))) {
    if (!isObject(item)) continue;
    const common = resolved(list(item, 'parameters'), document);
    for (const method of METHODS) {
      const operation = item[method];
      if (isObject(operation)) translateOperation(operation, common, document, shared, origins);
    }
    if (Array.isArray(item.parameters)) item.parameters = translated(list(item, 'parameters'), document);
  }
  const produces = mediaTypes(document, 'produces') ?? [];
  const responses = object(document, 'responses');
  for (const response of Object.values(responses)) if (isObject(response)) translateResponse(response, produces);
  const parameters: JsonObject = {};
  for (const [name, parameter] of Object.entries(object(document, 'parameters'))) {
    if (!isObject(parameter) || isBody(parameter)) continue;
    translateParameter(parameter);
    parameters[name] = parameter;
  }
  document.servers = serversOf(document, source);
  document.components = {
    schemas: object(document, 'definitions'),
    parameters,
    responses,
    securitySchemes: securitySchemes(object(document, 'securityDefinitions')),
  };
  const gone = ['swagger', 'definitions', 'parameters', 'responses', 'securityDefinitions', 'consumes', 'produces'];
  for (const key of [...gone, 'host', 'basePath', 'schemes']) delete document[key];
  document.openapi = '3.1.0';
  renameReferences(document);
  translateSchemas(document, '2.0', problems);
}

/** Shared responses as written: an operation with its own `produces` needs its own copy of them. */
function structuredCloneParts(document: JsonObject): JsonObject {
  return { responses: structuredClone(object(document, 'responses')) };
}

function resolved(parameters: readonly unknown[], document: JsonObject): JsonObject[] {
  return parameters.flatMap((parameter) => {
    const ref = text(parameter, '$ref');
    const target = ref?.startsWith('#/') ? valueAt(document, decodeURIComponent(ref.slice(1))) : parameter;
    return isObject(target) ? [target] : [];
  });
}

/** Parameters without body and form fields; references to shared ones stay. */
function translated(parameters: readonly unknown[], document: JsonObject): JsonObject[] {
  return parameters.flatMap((parameter) => {
    const [target] = resolved([parameter], document);
    if (!isObject(parameter) || target === undefined || isBody(target)) return [];
    if (parameter === target) translateParameter(parameter);
    return [parameter];
  });
}

function translateOperation(
  operation: JsonObject,
  common: readonly JsonObject[],
  document: JsonObject,
  shared: JsonObject,
  origins: WeakMap<object, Origin>,
): void {
  const own = resolved(list(operation, 'parameters'), document);
  const bodies = [...own, ...common.filter((one) => !own.some((two) => two.name === one.name && two.in === one.in))];
  const consumes = mediaTypes(operation, 'consumes') ?? mediaTypes(document, 'consumes') ?? [];
  const body = requestBodyOf(bodies, consumes);
  if (body !== undefined) operation.requestBody = body;
  if (Array.isArray(operation.parameters)) operation.parameters = translated(list(operation, 'parameters'), document);
  const produces = mediaTypes(operation, 'produces');
  const responses = object(operation, 'responses');
  for (const [status, response] of Object.entries(responses)) {
    if (!isObject(response)) continue;
    const ref = text(response, '$ref');
    if (ref === undefined) translateResponse(response, produces ?? mediaTypes(document, 'produces') ?? []);
    else if (produces !== undefined) {
      const target = valueAt(shared, decodeURIComponent(ref.slice(1)));
      if (!isObject(target)) continue;
      const copy = structuredClone(target);
      translateResponse(copy, produces);
      const origin = origins.get(valueAt(document, decodeURIComponent(ref.slice(1))) as object);
      if (origin !== undefined) origins.set(copy, origin);
      responses[status] = copy;
    }
  }
  const schemes = list(operation, 'schemes').filter((scheme) => typeof scheme === 'string');
  const host = text(document, 'host');
  if (schemes.length > 0 && host !== undefined && !sameList(schemes, list(document, 'schemes'))) {
    operation.servers = schemes.map((scheme) => ({ url: `${scheme}://${host}${text(document, 'basePath') ?? ''}` }));
  }
  for (const key of ['consumes', 'produces', 'schemes']) delete operation[key];
}

const sameList = (one: readonly unknown[], two: readonly unknown[]): boolean =>
  two.length > 0 && one.every((entry) => two.includes(entry));

/** '#/definitions/X' -> '#/components/schemas/X', and so on; wherever a reference may stand. */
function renameReferences(document: JsonObject): void {
  walk('document', document, {
    enter: (_kind, value) => {
      if (typeof value.$ref === 'string') value.$ref = renamePointer(value.$ref, '#');
    },
  });
}

/** Where something of a 2.0 document stands after translation. */
export function renamePointer(pointer: string, prefix = ''): string {
  const swapped: readonly (readonly [string, string])[] = [
    ['/definitions/', '/components/schemas/'],
    ['/parameters/', '/components/parameters/'],
    ['/responses/', '/components/responses/'],
  ];
  for (const [from, to] of swapped) {
    if (pointer.startsWith(prefix + from)) return prefix + to + pointer.slice(prefix.length + from.length);
  }
  return pointer;
}
