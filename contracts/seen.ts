import type { Exchange } from '../core/exchange/types.ts';
import { jsonOf, quote, textOf } from '../core/exercise/json-body.ts';
import type { Session } from '../core/exercise/session.ts';
import type { Json } from '../core/spec/types.ts';

/** An answer as evidence: what a verdict needs of it. */
export interface Seen {
  readonly exchange: string;
  /** 0 when no whole answer came. */
  readonly status: number;
  /** Method, URL, status and the start of the body, redacted. */
  readonly line: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body, or its text when it is not JSON. */
  readonly body?: Json;
}

const LONGEST_TEXT = 64 * 1024;

export function seenOf(session: Pick<Session, 'redactor'>, exchange: Exchange): Seen {
  const { id, request, response, failure } = exchange;
  const sent = `${request.method} ${request.url}`;
  const whole = response !== undefined && failure === undefined;
  const said = response ? `${response.status} ${quote(response, 100)}` : `no answer (${failure?.kind ?? 'unknown'})`;
  const json = response && jsonOf(response);
  const text = response ? textOf(response).slice(0, LONGEST_TEXT) : '';
  const body = json && 'value' in json ? json.value : text;
  return {
    exchange: id,
    status: whole ? response.status : 0,
    line: session.redactor.text(`${sent} -> ${said}`.trim()),
    headers: response?.headers ?? {},
    ...(body !== '' && { body }),
  };
}

export const isSuccess = ({ status }: Pick<Seen, 'status'>): boolean => status >= 200 && status < 300;

/** No answer, one of a gateway or one of a limiter: says nothing about the request. In words, undefined when it does. */
export function saysNothing({ status }: Pick<Seen, 'status'>): string | undefined {
  if (status === 0) return 'no whole answer came';
  if (status === 429) return 'the request was limited (429)';
  return status >= 500 ? `the server failed (${status})` : undefined;
}
