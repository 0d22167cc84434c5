import type { Exchange, IncomingResponse } from '../core/exchange/types.ts';
import { isObject, jsonOf } from '../core/exercise/json-body.ts';
import { matchResponse } from '../core/operations/match-response.ts';
import { isJson, matchMediaType } from '../core/operations/media-type.ts';
import type { Operation, Validate } from '../core/operations/types.ts';
import type { Json, Schema } from '../core/spec/types.ts';
import type { Answer } from './check.ts';

/** Looks up what the description says about an answer. */
export function answerOf(
  operation: Operation,
  exchange: Exchange & { readonly response: IncomingResponse },
  validator: (schema: Schema) => Validate,
): Answer {
  const { response } = exchange;
  const contentType = response.headers['content-type'] ?? '';
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const documented = matchResponse(operation, response.status);
  const content = documented && contentType ? matchMediaType(documented.contents, contentType) : undefined;
  const json = isJson(mediaType) && response.body.length > 0 ? jsonOf(response) : undefined;
  return {
    operation,
    exchange,
    response,
    mediaType,
    validator,
    ...(documented && { documented }),
    ...(content && { content }),
    ...(json && 'value' in json && { json }),
    ...(json && 'problem' in json && { jsonProblem: json.problem }),
  };
}

/** A bare `success: false` may be the honest answer to a question; beside one of these it is an error. */
const EXPLAINS = /^(error|errors|error_?code|code|message|msg|detail|title)$/i;
const ERROR_WORDS = /^(error|fail(ed|ure)?|exception)$/i;

/**
 * Does a JSON body say that the request failed? Only a member at the top counts, and only one that has no other
 * reading: a job whose state is 'failed' is a success answer about a failed job.
 */
export function errorInBody(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const { error, errors } = value;
  const onlyErrors = Object.keys(value).every((name) => ENVELOPE_OF_ERRORS.has(name));
  for (const name of ['ok', 'success', 'succeeded', 'isSuccess']) {
    if (value[name] === false && onlyErrors && Object.keys(value).some((member) => EXPLAINS.test(member))) {
      return `"${name}": false`;
    }
  }
  if (typeof error === 'string' && error !== '' && onlyErrors) return `"error": ${JSON.stringify(error).slice(0, 80)}`;
  if (isObject(error) && ('message' in error || 'code' in error) && onlyErrors) {
    return `"error": ${JSON.stringify(error).slice(0, 80)}`;
  }
  if (Array.isArray(errors) && errors.length > 0 && onlyErrors)
    return `"errors": ${JSON.stringify(errors).slice(0, 80)}`;
  if (typeof value.status === 'string' && ERROR_WORDS.test(value.status) && onlyErrors)
    return `"status": "${value.status}"`;
  if (
    onlyErrors &&
    typeof value.status === 'number' &&
    value.status >= 400 &&
    value.status <= 599 &&
    ('title' in value || 'detail' in value || 'error' in value)
  ) {
    return `"status": ${value.status}`;
  }
  return undefined;
}

/** A page for people where the description promises something else: a sign-in form, a front end's fallback. */
export function isStrayPage({ mediaType, content }: Answer): boolean {
  return (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') && content === undefined;
}

/** Members an error body has and a success body has not: any other member makes us silent. */
const ENVELOPE_OF_ERRORS = new Set([
  'ok',
  'success',
  'error',
  'errors',
  'error_code',
  'errorCode',
  'code',
  'status',
  'statusCode',
  'message',
  'msg',
  'detail',
  'details',
  'title',
  'type',
  'instance',
  'timestamp',
  'path',
  'trace_id',
  'traceId',
  'request_id',
  'requestId',
  'correlation_id',
  'correlationId',
  'meta',
  'error_description',
  'data',
]);
