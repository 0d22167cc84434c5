import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { AssayError } from '../errors/assay-error.ts';
import { type FetchLimits, httpFetch } from './http-fetch.ts';
import { type DocumentUrl, displayPlace, isHttp } from './place.ts';
import { notFound, tooLarge, unreadable } from './spec-errors.ts';

export interface LoadedBytes {
  /** After redirects. */
  readonly url: DocumentUrl;
  readonly bytes: Buffer;
  readonly contentType: string;
}

const message = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message === '' && 'code' in cause ? String(cause.code) : cause.message;
};

/** Reads one document, gunzipped when it is gzip. Throws SPEC_NOT_FOUND, SPEC_UNREADABLE, SPEC_TOO_LARGE. */
export async function loadBytes(url: DocumentUrl, limits: FetchLimits): Promise<LoadedBytes> {
  const loaded = isHttp(url) ? await fromHttp(url, limits) : await fromFile(url, limits);
  return { ...loaded, bytes: gunzip(loaded.bytes, url, limits.maxBytes) };
}

async function fromFile(url: DocumentUrl, limits: FetchLimits): Promise<LoadedBytes> {
  const path = fileURLToPath(url);
  try {
    const { size } = await stat(path);
    if (size > limits.maxBytes) throw tooLarge(path, `${size} bytes`, `at most ${limits.maxBytes} bytes`);
    return { url, bytes: await readFile(path), contentType: '' };
  } catch (error) {
    if (error instanceof AssayError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw notFound(path, 'no such file', ['the path is relative to another folder', 'a typing mistake']);
    }
    if (code === 'EISDIR') throw notFound(path, 'a folder', ['the file inside the folder must be named']);
    throw unreadable(
      'The description cannot be read.',
      path,
      message(error),
      ['no permission'],
      'check the file',
      error,
    );
  }
}

async function fromHttp(url: DocumentUrl, limits: FetchLimits): Promise<LoadedBytes> {
  const where = displayPlace(url);
  const fetched = await httpFetch(url, limits).catch((error: unknown) => {
    if (error instanceof AssayError) throw error;
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw unreadable(
      'The description cannot be fetched.',
      where,
      late ? `no complete answer within ${limits.timeoutMs} ms` : message(error),
      ['the target is not running or not at this address', 'a proxy or firewall is in between'],
      `curl -v '${where}'`,
      error,
    );
  });
  const { status, body, contentType } = fetched;
  if (status === 401 || status === 403) {
    throw unreadable(
      'The description is behind a sign-in.',
      where,
      `HTTP ${status}`,
      ['the description needs credentials', 'the credentials given are not accepted here'],
      "send credentials with --header 'Authorization: Bearer …', or save the description to a file and give its path",
    );
  }
  if (status === 404 || status === 410) throw notFound(where, `HTTP ${status}`, ['the path is another one']);
  if (status < 200 || status > 299) {
    throw unreadable(
      'The description cannot be fetched.',
      where,
      `HTTP ${status}`,
      ['the target has a fault', 'the address is wrong'],
      `curl -v '${where}'`,
    );
  }
  return { url: fetched.url, bytes: body, contentType };
}

function gunzip(bytes: Buffer, url: DocumentUrl, maxBytes: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const where = displayPlace(url);
    if (error instanceof RangeError) throw tooLarge(where, 'more when unzipped', `at most ${maxBytes} bytes unzipped`);
    throw unreadable(
      'The compressed description is damaged.',
      where,
      message(error),
      ['cut short'],
      'fetch it anew',
      error,
    );
  }
}
