import { recordBody } from './body-text.ts';
import type { Redactor } from './redact.ts';
import type { Exchange, IncomingResponse, RecordedExchange } from './types.ts';

export { curlFor } from './curl.ts';

function responseHeaders(response: IncomingResponse, redactor: Redactor): Record<string, string> {
  const cookies = response.rawHeaders.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value);
  const headers = redactor.headers(response.headers);
  if (cookies.length === 0) return headers;
  const redacted = cookies.map((value) => redactor.headers({ 'set-cookie': value })['set-cookie'] ?? '');
  return { ...headers, 'set-cookie': redacted.join(', ') };
}

function recordResponse(response: IncomingResponse, redactor: Redactor): NonNullable<RecordedExchange['response']> {
  const { status, headers, body, bodyBytes } = response;
  const recorded = { status, headers: responseHeaders(response, redactor) };
  if (bodyBytes === 0) return recorded;
  return { ...recorded, body: recordBody(body, headers['content-type'] ?? '', redactor, bodyBytes) };
}

/** What the record keeps of an exchange: without secrets, bodies as text of at most 8 KiB. */
export function recordExchange(exchange: Exchange, redactor: Redactor): RecordedExchange {
  const { id, request, response, failure, identity, calledAt, returnedAt, at, resentAfter } = exchange;
  const { operation, purpose, method, url, headers, body } = request;
  return {
    id,
    ...(operation !== undefined && { operation }),
    purpose,
    identity,
    at,
    durationMs: Number.isFinite(returnedAt) ? returnedAt - calledAt : null,
    request: {
      method,
      url: redactor.url(url),
      headers: redactor.headers(headers),
      ...(body !== undefined && { body: recordBody(body, headers['content-type'] ?? '', redactor) }),
    },
    ...(response !== undefined && { response: recordResponse(response, redactor) }),
    ...(failure !== undefined && { failure: { kind: failure.kind, message: redactor.text(failure.message) } }),
    ...(resentAfter !== undefined && { resentAfter }),
  };
}
