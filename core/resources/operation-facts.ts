import type { MediaTypeObject, Operation, ResponseObject } from '../operations/types.ts';
import type { Schema } from '../spec/types.ts';
import type { FoundItems } from './list-envelope.ts';
import { findItems } from './list-envelope.ts';
import { nounOf } from './names.ts';
import type { PathShape } from './path-shape.ts';
import { lastLiteral, parsePath } from './path-shape.ts';
import type { PathVerb } from './path-verb.ts';
import { pathVerb } from './path-verb.ts';
import type { SchemaReader } from './schema-view.ts';

/** What the inference needs of one operation again and again. */
export interface OperationFacts {
  readonly operation: Operation;
  readonly shape: PathShape;
  readonly verb: PathVerb | undefined;
  /** Response documented for success, the most telling one. */
  readonly response: ResponseObject | undefined;
  /** Its JSON schema. */
  readonly success: Schema | undefined;
  /** The array of items of that answer, if it is a list. */
  readonly list: FoundItems | undefined;
}

const JSON_TYPE = /^(?:application|text)\/(?:[\w.+-]+\+)?json\b|^\*\/\*$|^application\/\*$/;

/** Schema of the JSON representation among several media types. */
export function jsonSchema(contents: readonly MediaTypeObject[]): Schema | undefined {
  const json = contents.find((content) => JSON_TYPE.test(content.type) && content.schema !== undefined);
  return json?.schema;
}

/** The 2xx response that says most: the first with a JSON schema, else the first 2xx, else 'default' when alone. */
export function successResponse(operation: Operation): ResponseObject | undefined {
  const good = operation.responses
    .filter((response) => /^2/.test(response.status))
    .sort((a, b) => a.status.localeCompare(b.status));
  const candidates = good.length > 0 ? good : operation.responses.filter((response) => response.status === 'default');
  return candidates.find((response) => jsonSchema(response.contents) !== undefined) ?? candidates[0];
}

/** Collects the facts of every operation once. */
export function factsOf(operations: readonly Operation[], reader: SchemaReader): readonly OperationFacts[] {
  return operations.map((operation) => {
    const shape = parsePath(operation.path);
    const verb = pathVerb(shape);
    const response = successResponse(operation);
    const success = response === undefined ? undefined : jsonSchema(response.contents);
    const noun =
      verb === undefined ? nounOf(lastLiteral(shape)) : verb.subject.slice(verb.subject.lastIndexOf('/') + 1);
    return { operation, shape, verb, response, success, list: findItems(success, noun, reader) };
  });
}

const SEARCH_WORDS = /^(?:search|query|find|list|filter|get|fetch|count|preview|validate|check)/i;

/** A POST that only asks ('POST /orders/search', or one that answers a list). */
export function isAsking(facts: OperationFacts): boolean {
  if (facts.list?.objects && facts.list.strength !== 'sole') return true;
  const { operationId, summary } = facts.operation;
  return SEARCH_WORDS.test(operationId ?? '') || SEARCH_WORDS.test(summary);
}
