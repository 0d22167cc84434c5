import * as zlib from 'node:zlib';

export interface DecodedBody {
  readonly body: Uint8Array;
  /** True when the decoded body is longer than the limit. */
  readonly truncated: boolean;
  /** Set when a coding is unknown or its data is broken; `body` then holds what could be decoded. */
  readonly error?: string;
}

/** More nested codings than this are refused: nobody needs them, bombs do. */
const MAX_CODINGS = 3;

function decoderFor(coding: string, data: Uint8Array): zlib.Gunzip | zlib.BrotliDecompress | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip();
    case 'deflate':
      // RFC 9110 8.4.1.2: zlib data, but some senders omit the zlib wrapper.
      return ((data[0] ?? 0) & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw();
    case 'br':
      return zlib.createBrotliDecompress();
    case 'zstd':
      return typeof zlib.createZstdDecompress === 'function' ? zlib.createZstdDecompress() : undefined;
    default:
      return undefined;
  }
}

function decodeOne(coding: string, data: Uint8Array, limit: number): Promise<DecodedBody> {
  const decoder = decoderFor(coding, data);
  if (decoder === undefined) {
    return Promise.resolve({ body: data, truncated: false, error: `content coding '${coding}' cannot be decoded` });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (truncated: boolean, error?: string): void => {
      decoder.destroy();
      const body = Buffer.concat(chunks).subarray(0, limit);
      resolve(error === undefined ? { body, truncated } : { body, truncated, error });
    };
    decoder.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) finish(true);
    });
    decoder.on('end', () => finish(false));
    decoder.on('error', (error) => finish(false, `the body is not valid ${coding}: ${error.message}`));
    decoder.end(data);
  });
}

/** The codings of a Content-Encoding field in the order they were applied, without 'identity'. */
export function contentCodings(field: string | undefined): readonly string[] {
  if (field === undefined) return [];
  return field
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

/**
 * Undoes content codings (RFC 9110 8.4), last applied first, and stops at `limit` bytes of output, so that a small body
 * cannot fill the memory. Never throws.
 */
export async function decodeContent(data: Uint8Array, codings: readonly string[], limit: number): Promise<DecodedBody> {
  if (codings.length > MAX_CODINGS) {
    return { body: data, truncated: false, error: `${codings.length} nested content codings are refused` };
  }
  let result: DecodedBody = { body: data, truncated: false };
  for (const coding of codings.toReversed()) {
    result = await decodeOne(coding, result.body, limit);
    if (result.error !== undefined || result.truncated) return result;
  }
  return result;
}
