/** One part of a `multipart/form-data` body. */
export interface ReadPart {
  readonly name: string;
  /** '' when the part does not say. */
  readonly type: string;
  readonly text: string;
}

const latin1 = new TextDecoder('latin1');

/** Bytes that were read as latin1, read as what they are. */
const asUtf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

/** The parts of a body (RFC 7578; RFC 2046, 5.1.1), or why it is none, in words. */
export function parseMultipart(bytes: Uint8Array, contentType: string): readonly ReadPart[] | string {
  const boundary = /;\s*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return 'the content type names no boundary';
  const [preamble = '', ...pieces] = `\r\n${latin1.decode(bytes)}`.split(`\r\n--${boundary}`);
  if (preamble !== '' || pieces.length === 0) return 'the body does not begin with its boundary';
  if (!pieces.at(-1)?.startsWith('--')) return 'the closing boundary is missing';
  const parts: ReadPart[] = [];
  for (const piece of pieces.slice(0, -1)) {
    const cut = piece.indexOf('\r\n\r\n');
    const head = piece.slice(0, cut);
    const name = /^content-disposition:.*[;\s]name="([^"]*)"/im.exec(head)?.[1];
    if (cut < 0 || name === undefined) return 'a part has no head';
    const type = /^content-type:[ \t]*([^\r\n]*)/im.exec(head)?.[1] ?? '';
    const plain = asUtf8(name).replace(/%(22|0D|0A)/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    parts.push({ name: plain, type, text: asUtf8(piece.slice(cut + 4)) });
  }
  return parts;
}
