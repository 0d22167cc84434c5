import { createHash } from 'node:crypto';
import { bundle } from './bundle.ts';
import { loadReferenced } from './documents.ts';
import { identify, refuseText } from './identify.ts';
import { object } from './json.ts';
import { loadBytes } from './load-bytes.ts';
import { locate } from './locate.ts';
import { parseText } from './parse-text.ts';
import { displayPlace, documentUrl } from './place.ts';
import { positionsOf } from './positions/positions-of.ts';
import { serverUrls } from './servers.ts';
import { withStandardSchemas } from './standard-schemas.ts';
import { translateOpenApi3 } from './translate/openapi3.ts';
import { renamePointer, translateSwagger2 } from './translate/swagger2.ts';
import type { Description, SpecProblem } from './types.ts';

export interface ReadOptions {
  /** Sent to the description's own origin only. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For each document; default 15,000 ms. */
  readonly timeoutMs?: number;
  /** All documents together, unzipped; default 64 MiB. */
  readonly maxBytes?: number;
}

const MEBIBYTE = 1024 * 1024;

/**
 * Reads a description from a file path, a `file:` URL or an http(s) URL: JSON or YAML, plain or gzip, Swagger 2.0 or
 * OpenAPI 3.0 to 3.2, in one file or several.
 *
 * Referenced documents: a description from HTTP reads only its own host, never files; one from a file reads only
 * .json, .yaml and .yml files below its folder or below at most two folders above it, never HTTP. What cannot be
 * resolved is a `SpecProblem`; the rest is read on.
 *
 * @throws AssayError SPEC_NOT_FOUND (no such file, 404), SPEC_UNREADABLE (no answer, 401, HTML, syntax error with
 * file:line:column, empty), SPEC_UNSUPPORTED (another kind or version), SPEC_TOO_LARGE.
 */
export async function readDescription(place: string, options: ReadOptions = {}): Promise<Description> {
  const limits = {
    headers: options.headers ?? {},
    timeoutMs: options.timeoutMs ?? 15_000,
    maxBytes: options.maxBytes ?? 64 * MEBIBYTE,
  };
  const loaded = await loadBytes(documentUrl(place), limits);
  const { url } = loaded;
  const text = loaded.bytes.toString('utf8');
  const refusal = refuseText(text, loaded.contentType, url);
  if (refusal !== undefined) throw refusal;
  const parsed = await parseText(text, url);
  const { dialect, openapi, document: root } = identify(parsed.value, url);

  const documents = withStandardSchemas(
    await loadReferenced({ url, text, format: parsed.format, value: root }, limits),
  );
  const { document, origins, problems: found } = bundle(documents, root, dialect);
  const original = dialect === '2.0' || dialect === '3.0' ? structuredClone(document) : document;
  const problems: SpecProblem[] = parsed.warnings.map((message) => ({ severity: 'warning', message, pointer: '' }));
  problems.push(...found.map((one) => (dialect === '2.0' ? { ...one, pointer: renamePointer(one.pointer) } : one)));
  if (dialect === '2.0') translateSwagger2(document, url, origins, problems);
  else translateOpenApi3(document, dialect, problems);

  const positions = positionsOf(document, origins, documents);
  const info = object(document, 'info');
  return {
    source: displayPlace(url),
    title: String(info.title ?? ''),
    version: String(info.version ?? ''),
    openapi,
    dialect,
    sha256: createHash('sha256').update(loaded.bytes).digest('hex'),
    document,
    original,
    servers: serversWithFallback(serverUrls(document)),
    problems: problems.map((problem) => {
      const position = locate({ positions }, problem.pointer);
      return position === undefined ? problem : { ...problem, position };
    }),
    positions,
  };
}

/** OpenAPI 3.1.1 section 4.8.1: without servers the default is one with the URL '/'. */
const serversWithFallback = (urls: readonly string[]): readonly string[] => (urls.length > 0 ? urls : ['']);
