import { REDACTED } from './redacted.ts';
import type { RecordedExchange } from './types.ts';

export interface CurlLine {
  readonly curl: string;
  /** What the line cannot reproduce. */
  readonly note?: string;
}

/** Set by curl itself, from the URL and the body. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'connection', 'transfer-encoding']);
/** With an empty body these still announce its length. */
const BODY_METHODS: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);
const DOT_SEGMENT = /\/(\.|%2e){1,2}(?=[/?#]|$)/i;
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f]/;

/** One word of a POSIX shell; what was redacted becomes a variable the reader sets. */
function word(text: string, variable = 'ASSAY_SECRET'): string {
  return text
    .split(REDACTED)
    .map((piece) => (piece === '' ? '' : `'${piece.replaceAll("'", "'\\''")}'`))
    .join(`"$${variable}"`);
}

function headerArgument(name: string, value: string): string {
  // 'name:' would remove the field, 'name;' sends it empty.
  if (value === '') return `-H ${word(`${name};`)}`;
  const bearer = name === 'authorization' && value === `Bearer ${REDACTED}`;
  return `-H ${word(`${name}: ${value}`, bearer ? 'ASSAY_TOKEN' : 'ASSAY_SECRET')}`;
}

/**
 * The request of a recorded exchange as one command for a POSIX shell. `$ASSAY_TOKEN` stands for a redacted bearer
 * token, `$ASSAY_SECRET` for any other redacted value.
 */
export function curlFor(recorded: RecordedExchange): CurlLine {
  const { method, url, headers, body } = recorded.request;
  const notes: string[] = [];
  const parts = ['curl', '-i'];
  if (method === 'HEAD') parts.push('--head');
  else parts.push(`-X ${/^[A-Z]+$/.test(method) ? method : word(method)}`);
  if (DOT_SEGMENT.test(url)) parts.push('--path-as-is');
  if (/[[\]{}]/.test(url.replaceAll(REDACTED, ''))) parts.push('--globoff');
  for (const [name, value] of Object.entries(headers)) {
    if (!OWN_HEADERS.has(name)) parts.push(headerArgument(name, value));
    if (CONTROL.test(value)) notes.push(`header ${name} has control characters`);
  }
  const hasBody = body !== undefined && body.bytes > 0;
  if (hasBody || BODY_METHODS.has(method)) {
    const text = body?.text ?? '';
    // Without a type of its own curl would add that of a form.
    if (headers['content-type'] === undefined) parts.push("-H 'content-type:'");
    parts.push(`${text.startsWith('@') ? '--data-raw' : '--data-binary'} ${text === '' ? "''" : word(text)}`);
  }
  if (body?.text.includes('\0')) notes.push('the body has NUL characters, which a shell cannot pass');
  else if (body !== undefined && CONTROL.test(body.text)) notes.push('the body has control characters');
  if (body?.binary === true) notes.push('the body is binary and is not reproduced exactly');
  if (body?.truncated === true) notes.push(`the body is cut: the request had ${body.bytes} bytes`);
  parts.push(word(url));
  const variables = ['ASSAY_TOKEN', 'ASSAY_SECRET'].filter((name) => parts.some((part) => part.includes(`"$${name}"`)));
  if (variables.length > 0) notes.push(`set ${variables.join(' and ')} to what was redacted`);
  return notes.length === 0 ? { curl: parts.join(' ') } : { curl: parts.join(' '), note: notes.join('; ') };
}
