import type { Redactor } from './redact.ts';
import type { RecordedBody } from './types.ts';

/** Bytes of text kept of each body. */
export const RECORDED_BODY_BYTES = 8192;

/** Read beyond the cut, so that a secret is seen whole before the text is cut. */
const WINDOW_BYTES = 4 * RECORDED_BODY_BYTES;
/** Dropped from a window that was cut: a secret may have lost its end there. */
const WINDOW_MARGIN = 1024;

const BINARY_TYPE = /^(image|audio|video|font)\/(?!svg)|^application\/(octet-stream|pdf|zip|gzip|x-protobuf|grpc)/i;

function decode(bytes: Uint8Array, contentType: string, cut: boolean): { text: string; valid: boolean } {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (charset === 'iso-8859-1' || charset === 'latin1' || charset === 'windows-1252') {
    return { text: Buffer.from(bytes).toString('latin1'), valid: true };
  }
  try {
    // In stream mode a character that the window cut in two is left out instead of being an error.
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut }),
      valid: true,
    };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), valid: false };
  }
}

function cutToBytes(text: string, limit: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= limit) return text;
  let end = limit;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString();
}

/**
 * A body for the record: redacted, then cut at 8 KiB. `totalBytes` is the size of the whole body where it is known to
 * be larger than what was read. Binary bodies (by media type, invalid UTF-8 or NUL) keep their text only where it can
 * be read.
 */
export function recordBody(
  bytes: Uint8Array,
  contentType: string,
  redactor: Redactor,
  totalBytes: number = bytes.length,
): RecordedBody {
  const windowed = bytes.length > WINDOW_BYTES;
  const window = windowed ? bytes.subarray(0, WINDOW_BYTES) : bytes;
  if (BINARY_TYPE.test(contentType)) return { text: '', bytes: totalBytes, truncated: totalBytes > 0, binary: true };
  const { text, valid } = decode(window, contentType, windowed);
  const redacted = redactor.text(text);
  const safe = windowed ? redacted.slice(0, -WINDOW_MARGIN) : redacted;
  const kept = cutToBytes(safe, RECORDED_BODY_BYTES);
  const truncated = windowed || kept.length < redacted.length || totalBytes > bytes.length;
  return { text: kept, bytes: totalBytes, truncated, binary: !valid || text.includes('\0') };
}
