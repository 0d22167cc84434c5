import { isObject, list, object, text } from '../spec/json.ts';
import { joinPointer } from '../spec/pointer.ts';
import { serverUrls } from '../spec/servers.ts';
import type { Description, JsonObject } from '../spec/types.ts';
import { moduleOf } from './module-of.ts';
import { readContents } from './read-contents.ts';
import { readParameters } from './read-parameters.ts';
import { type OperationIndex, readResponses } from './read-responses.ts';
import { readSchemes, readSecurity } from './read-security.ts';
import { deref } from './references.ts';
import type { HttpMethod, Operation, RequestBody, SecurityScheme } from './types.ts';

const METHODS: readonly HttpMethod[] = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'QUERY'];

export interface Operations {
  /** In the order of the description. */
  readonly operations: readonly Operation[];
  readonly schemes: readonly SecurityScheme[];
  /** Number of webhook operations; they are not requests to the target. */
  readonly webhooks: number;
}

interface Written {
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly item: JsonObject;
  readonly operation: JsonObject;
  readonly pointer: string;
}

/** Every operation of a description, flat and frozen: parameters merged, references of its parts resolved. */
export function operationsOf(description: Description): Operations {
  const { document } = description;
  const written = writtenOperations(document, 'paths');
  const byOperationId = new Map<string, string>();
  const byPointer = new Map<string, string>();
  for (const { id, operation, pointer } of written) {
    const operationId = text(operation, 'operationId');
    if (operationId !== undefined && !byOperationId.has(operationId)) byOperationId.set(operationId, id);
    byPointer.set(pointer, id);
  }
  const index = { byOperationId, byPointer };
  return {
    operations: Object.freeze(written.map((one) => readOperation(document, one, index))),
    schemes: readSchemes(document),
    webhooks: writtenOperations(document, 'webhooks').length,
  };
}

function writtenOperations(document: JsonObject, container: 'paths' | 'webhooks'): Written[] {
  return Object.entries(object(document, container)).flatMap(([path, item]) => {
    if (!isObject(item) || path.startsWith('x-')) return [];
    const at = joinPointer('', container, path);
    const further = Object.entries(object(item, 'additionalOperations')).map(
      ([method, operation]) => [method, operation, joinPointer(at, 'additionalOperations', method)] as const,
    );
    const fixed = Object.entries(item).map(([key, operation]) => [key, operation, joinPointer(at, key)] as const);
    return [...fixed, ...further].flatMap(([key, operation, pointer]) => {
      const method = METHODS.find((name) => name === key.toUpperCase());
      if (method === undefined || !isObject(operation)) return [];
      const template = container === 'paths' && !path.startsWith('/') ? `/${path}` : path;
      return [{ id: `${method} ${template}`, method, path: template, item, operation, pointer }];
    });
  });
}

function readOperation(document: JsonObject, written: Written, index: OperationIndex): Operation {
  const { id, method, path, item, operation, pointer } = written;
  const operationId = text(operation, 'operationId');
  const tags = Object.freeze(list(operation, 'tags').filter((tag) => typeof tag === 'string'));
  const server = serverUrls(operation)[0] ?? serverUrls(item)[0];
  const body = readBody(document, operation);
  return Object.freeze({
    id,
    ...(operationId === undefined ? {} : { operationId }),
    method,
    path,
    module: moduleOf(tags, path),
    tags,
    summary: text(operation, 'summary') ?? text(item, 'summary') ?? '',
    description: text(operation, 'description') ?? text(item, 'description') ?? '',
    deprecated: operation.deprecated === true,
    pointer,
    parameters: readParameters(document, path, item, operation),
    ...(body === undefined ? {} : { body }),
    responses: readResponses(document, operation, index),
    security: readSecurity(document, operation),
    ...(server === undefined ? {} : { server }),
  });
}

function readBody(document: JsonObject, operation: JsonObject): RequestBody | undefined {
  const body = deref(document, operation.requestBody);
  if (body === undefined) return undefined;
  return Object.freeze({ required: body.required === true, contents: Object.freeze(readContents(document, body)) });
}
