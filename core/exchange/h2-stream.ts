import { type ClientHttp2Stream, constants } from 'node:http2';
import type { Call } from './call.ts';

/** A stream that the server promises not to have processed (RFC 9113 8.7). */
class RefusedStream extends Error {
  readonly code = 'ERR_REFUSED_STREAM';
}

class HeadersOverflow extends Error {
  readonly code = 'UND_ERR_HEADERS_OVERFLOW';
}

/** Feeds what an HTTP/2 stream reports into a call. */
export function attachStream(stream: ClientHttp2Stream, call: Call, maxHeaderBytes: number): void {
  let rawHeaders: string[] = [];
  const controller = {
    aborted: false,
    paused: false,
    reason: null,
    get rawHeaders(): string[] {
      return rawHeaders;
    },
    abort: (): void => stream.close(constants.NGHTTP2_CANCEL),
    pause: (): void => {},
    resume: (): void => {},
  };
  call.onRequestStart(controller);
  stream.on('response', (headers, _flags, flat: unknown) => {
    const fields = Array.isArray(flat) ? flat.filter((value) => typeof value === 'string') : [];
    rawHeaders = fields.filter((_value, index) => !fields[index - (index % 2)]?.startsWith(':'));
    if (rawHeaders.join('').length > maxHeaderBytes)
      stream.destroy(new HeadersOverflow('the header is larger than the limit'));
    else call.onResponseStart(controller, headers[':status'] ?? 0);
  });
  stream.on('data', (chunk: Buffer) => call.onResponseData(controller, chunk));
  stream.on('end', () => {
    if (stream.rstCode === constants.NGHTTP2_NO_ERROR) call.onResponseEnd();
  });
  stream.on('error', (error) => {
    const refused = stream.rstCode === constants.NGHTTP2_REFUSED_STREAM;
    call.onResponseError(controller, refused ? new RefusedStream('the server refused the stream unprocessed') : error);
  });
  stream.on('close', () => call.onResponseError(controller, new Error(`stream closed, code ${stream.rstCode}`)));
}
