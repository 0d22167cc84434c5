import type { Exchange } from '../../core/exchange/types.ts';
import { quote, textOf } from '../../core/exercise/json-body.ts';

/** What a probe keeps of one exchange. */
export interface Shot {
  readonly exchange: string;
  /** 0 when there was no whole answer. */
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded body, cut. */
  readonly text: string;
  /** Bytes of the whole decoded body. */
  readonly bytes: number;
  /** Method, URL, what was special, status and the start of the body. */
  readonly line: string;
  /** Why the answer, if there is one, is not whole. */
  readonly failure?: string;
}

const LONGEST = 256 * 1024;

/** `words`: what was special about the request, for the witness. */
export function shotOf(exchange: Exchange, words = ''): Shot {
  const { request, response, failure } = exchange;
  const what = `${request.method} ${request.url}${words === '' ? '' : ` with ${words}`}`;
  const { kind, message } = failure ?? { kind: 'no answer', message: '' };
  const answered = response ? `${response.status} ${quote(response, 100)}`.trim() : `no answer (${kind})`;
  return {
    exchange: exchange.id,
    status: response?.status ?? 0,
    headers: response?.headers ?? {},
    text: response ? textOf(response).slice(0, LONGEST) : '',
    bytes: response?.bodyBytes ?? 0,
    line: `${what} -> ${answered}`,
    ...(failure && { failure: message }),
  };
}
