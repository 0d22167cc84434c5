import type { RequestBody } from '../../core/operations/types.ts';
import { isObject } from '../../core/spec/json.ts';
import type { Schema } from '../../core/spec/types.ts';
import { within } from './shared/documented.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintOracle } from './types.ts';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE']);

/** Generators write an empty optional body everywhere; nothing can be sent in it. */
function carries(body: RequestBody | undefined): boolean {
  if (body === undefined) return false;
  return body.required || body.contents.some(({ schema }) => !isEmpty(schema));
}

function isEmpty(schema: Schema | undefined): boolean {
  if (!isObject(schema) || typeof schema.$ref === 'string') return schema === undefined;
  const { properties, allOf, oneOf, anyOf, type } = schema;
  const named = isObject(properties) && Object.keys(properties).length > 0;
  return (
    !named &&
    allOf === undefined &&
    oneOf === undefined &&
    anyOf === undefined &&
    (type === undefined || type === 'object')
  );
}

export const oracle: LintOracle = {
  id: 'bodyless-methods',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-lint',
  holds: 'GET, HEAD and DELETE take no body',
  broken: 'GET, HEAD or DELETE takes a body',
  asserts: 'No operation with GET, HEAD or DELETE describes a request body.',
  why: 'A body has no meaning with these methods: clients cannot send it, and proxies drop it or refuse the request.',
  source: [SOURCES.get, SOURCES.delete],
  remedy: 'Move the input to the path or the query, or use POST.',
  considers: ({ method }) => METHODS.has(method),
  lint: ({ operations }) =>
    operations
      .filter(({ method, body }) => METHODS.has(method) && carries(body))
      .map((operation) => ({
        operation: operation.id,
        pointer: within(operation, 'requestBody'),
        key: 'body',
        expected: `no request body with ${operation.method}`,
        observed: `a ${operation.body?.required ? 'required ' : ''}body`,
        confidence: 'certain',
        // Deleting many with a list in the body is common, and rarely goes through a proxy.
        ...(operation.method === 'DELETE' && { severity: 'info' as const }),
      })),
};
