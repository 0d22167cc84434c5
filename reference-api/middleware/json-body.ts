import type { Operation } from '../description.ts';
import { Problem } from '../http/problem.ts';
import type { Seams } from '../seams.ts';
import { fieldErrors } from './validation-errors.ts';

const LIMIT_BYTES = 1_048_576;
const MEDIA_TYPE = /^application\/json[ \t]*(?:;[ \t]*charset="?utf-8"?[ \t]*)?$/i;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** JSON in UTF-8 and nothing else. */
export const takesMediaType = (_operation: Operation, contentType: string): boolean =>
  MEDIA_TYPE.test(contentType.trim());

const tooLarge = (): Problem =>
  new Problem(413, 'content_too_large', `The body has more than ${LIMIT_BYTES} bytes.`, {
    headers: { Connection: 'close' },
  });

async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > LIMIT_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body !== null) {
    try {
      for await (const chunk of request.body) {
        size += chunk.byteLength;
        if (size > LIMIT_BYTES) throw tooLarge();
        chunks.push(chunk);
      }
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw new Problem(400, 'incomplete_body', 'The body ended before it was complete.');
    }
  }
  return Buffer.concat(chunks);
}

/** A lone surrogate is no Unicode text, though JSON can write one (RFC 8259 8.2). */
function refuseLoneSurrogates(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError('lone surrogate');
  return value;
}

/** The value of a JSON text in UTF-8. Throws SyntaxError or TypeError. */
export const parseJson = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes), refuseLoneSurrogates);

/** The JSON body, judged by the schema of the operation. Throws 400, 413, 415 or 422. */
export async function readBody(seams: Seams, operation: Operation, request: Request): Promise<Record<string, unknown>> {
  const validate = operation.body;
  if (validate === undefined) return {};
  const type = request.headers.get('content-type') ?? '';
  const coding = request.headers.get('content-encoding') ?? 'identity';
  if (!seams.takesMediaType(operation, type) || coding.toLowerCase() !== 'identity') {
    throw new Problem(415, 'unsupported_media_type', 'The body must be application/json in UTF-8, not encoded.');
  }
  const bytes = await readBytes(request);
  let body: unknown;
  try {
    body = await seams.parseJson(operation, bytes);
  } catch {
    throw new Problem(400, 'malformed_json', 'The body is no JSON text in UTF-8.');
  }
  const errors = validate(body) ? [] : (validate.errors ?? []);
  const complaints = seams.complaints(operation, '', body, errors);
  if (complaints.length > 0) {
    throw new Problem(422, 'validation_failed', 'The body breaks its schema; `errors` says where.', {
      errors: fieldErrors(complaints),
    });
  }
  return body as Record<string, unknown>;
}
