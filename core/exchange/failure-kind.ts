import type { ExchangeFailure, FailureKind } from './types.ts';

/** What the transport reported, by error code, for a request of which at least one byte may have been written. */
const KIND_BY_CODE: Readonly<Record<string, FailureKind>> = {
  UND_ERR_SOCKET: 'reset',
  UND_ERR_INFO: 'reset',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  // RFC 9113 8.7: a refused stream was not processed at all.
  ERR_REFUSED_STREAM: 'not-sent',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  UND_ERR_ABORTED: 'aborted',
  UND_ERR_ABORT: 'aborted',
  UND_ERR_DESTROYED: 'aborted',
  UND_ERR_CLOSED: 'aborted',
  UND_ERR_HEADERS_OVERFLOW: 'malformed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'malformed',
};

/** What was read is not HTTP, although the socket error alone would look like a reset. */
const MALFORMED_MESSAGE = /^bad (response|upgrade)$/;
const EOF_MESSAGE = /invalid EOF|premature/i;

export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return '';
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message || errorCode(error) || error.name : String(error);
}

/**
 * Names a transport error. `started` is whether the request was handed to a connected socket: before that no byte can
 * have been written and the failure is certainly 'not-sent'.
 */
export function failureOf(error: unknown, started: boolean): ExchangeFailure {
  const message = messageOf(error);
  if (!started) return { kind: 'not-sent', message };
  const code = errorCode(error);
  // The parser's errors carry no usable code; an end of the connection inside a message is not the parser's matter.
  const parser = error instanceof Error && error.name === 'HTTPParserError' && !EOF_MESSAGE.test(message);
  if (parser || MALFORMED_MESSAGE.test(message)) {
    return { kind: 'malformed', message: `not a valid HTTP/1.1 response: ${message}` };
  }
  return { kind: KIND_BY_CODE[code] ?? 'reset', message };
}

/** True for the errors of a connection that the peer closed; other errors are never a keep-alive race. */
export function isClosedByPeer(error: unknown): boolean {
  const code = errorCode(error);
  return (
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    (code === 'UND_ERR_SOCKET' && !MALFORMED_MESSAGE.test(messageOf(error)))
  );
}
