import { request } from 'undici';
import type { Json } from '../../spec/types.ts';

/** An answer of a token endpoint or a login operation. Never written down as it is: it is full of secrets. */
export interface EndpointAnswer {
  readonly status: number;
  /** Lower-case names; repeated fields joined with ', '. */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
  readonly text: string;
  /** The parsed body, whatever its content type says; absent when it is no JSON. */
  readonly json?: Json;
}

export interface EndpointRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

const MAX_BODY = 1_048_576;

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): { json?: Json } {
  try {
    return { json: JSON.parse(text) as Json };
  } catch {
    return {};
  }
}

/** Asks once; follows no redirect. Rejects with the transport's error when there is no answer in time. */
export async function askEndpoint(asked: EndpointRequest, timeoutMs: number): Promise<EndpointAnswer> {
  const { statusCode, headers, body } = await request(asked.url, {
    method: asked.method as 'POST',
    headers: { accept: 'application/json', ...asked.headers },
    ...(asked.body === undefined ? {} : { body: asked.body }),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    signal: AbortSignal.timeout(timeoutMs + 1_000),
  });
  const text = await readText(body);
  const flat = Object.entries(headers).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  const cookies = headers['set-cookie'] ?? [];
  return {
    status: statusCode,
    headers: Object.fromEntries(flat),
    setCookies: Array.isArray(cookies) ? cookies : [cookies],
    text,
    ...parsed(text),
  };
}
