import { answerOf } from '../../contracts/answer.ts';
import type { Answer } from '../../contracts/check.ts';
import type { IncomingResponse } from '../../core/exchange/types.ts';
import type { Operation } from '../../core/operations/types.ts';
import { createValidators } from '../../core/operations/validation/create-validators.ts';

const validators = createValidators({ document: {} });

export interface Sent {
  readonly status?: number;
  /** A value is sent as JSON, a text as it is. */
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly truncated?: boolean;
  readonly exchange?: string;
}

/** An answer as the runner hands it to the checks; JSON unless a content type is given. */
export function answer(operation: Operation, sent: Sent = {}): Answer {
  const text = sent.text ?? (sent.body === undefined ? '' : JSON.stringify(sent.body));
  const body = new TextEncoder().encode(text);
  const typed: Record<string, string> = text === '' ? {} : { 'content-type': 'application/json' };
  const headers: Record<string, string> = { ...typed, ...sent.headers };
  if (headers['content-type'] === '') delete headers['content-type'];
  const response: IncomingResponse = {
    status: sent.status ?? 200,
    headers,
    rawHeaders: Object.entries(headers),
    body,
    truncated: sent.truncated ?? false,
    bodyBytes: body.byteLength,
  };
  const exchange = {
    id: sent.exchange ?? 'x1',
    request: {
      method: operation.method,
      url: `http://127.0.0.1${operation.path}`,
      headers: {},
      purpose: 'case' as const,
    },
    response,
    identity: 'default',
    calledAt: 0,
    returnedAt: 1,
    at: '2026-01-01T00:00:00.000Z',
  };
  return answerOf(operation, exchange, (schema) => validators.schema(schema, 'response'));
}
