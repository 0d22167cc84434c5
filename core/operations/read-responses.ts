import { member, object, text } from '../spec/json.ts';
import { pointerOfFragment } from '../spec/pointer.ts';
import type { JsonObject } from '../spec/types.ts';
import { readContents, readHeaders } from './read-contents.ts';
import { deref } from './references.ts';
import type { LinkObject, ResponseObject } from './types.ts';

/** `Operation.id` by operationId and by pointer ('/paths/~1orders/get'). */
export interface OperationIndex {
  readonly byOperationId: ReadonlyMap<string, string>;
  readonly byPointer: ReadonlyMap<string, string>;
}

const STATUS = /^([1-5]\d\d|[1-5]xx|default)$/i;

/** The responses of an operation with statuses as '200', '2XX' or 'default'. */
export function readResponses(
  document: JsonObject,
  operation: JsonObject,
  index: OperationIndex,
): readonly ResponseObject[] {
  const responses = Object.entries(object(operation, 'responses')).flatMap(([status, entry]) => {
    const response = deref(document, entry);
    if (response === undefined || !STATUS.test(status)) return [];
    return Object.freeze({
      status: /^default$/i.test(status) ? 'default' : status.toUpperCase(),
      description: text(response, 'description') ?? '',
      headers: Object.freeze(readHeaders(document, response)),
      contents: Object.freeze(readContents(document, response)),
      links: Object.freeze(readLinks(document, response, index)),
    });
  });
  return Object.freeze(responses);
}

function readLinks(document: JsonObject, response: JsonObject, index: OperationIndex): readonly LinkObject[] {
  return Object.entries(object(response, 'links')).flatMap(([name, entry]) => {
    const link = deref(document, entry);
    if (link === undefined) return [];
    const target = targetOf(link, index);
    const requestBody = member(link, 'requestBody');
    return Object.freeze({
      name,
      ...(target === undefined ? {} : { target }),
      parameters: Object.freeze({ ...object(link, 'parameters') }),
      ...(requestBody === undefined ? {} : { requestBody }),
    });
  });
}

function targetOf(link: JsonObject, index: OperationIndex): string | undefined {
  const id = text(link, 'operationId');
  if (id !== undefined) return index.byOperationId.get(id);
  const fragment = text(link, 'operationRef')?.split('#')[1];
  return fragment === undefined ? undefined : index.byPointer.get(pointerOfFragment(fragment));
}
