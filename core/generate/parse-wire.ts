import type { Operation, ParameterPlace } from '../operations/types.ts';
import type { JsonObject } from '../spec/types.ts';
import { essence } from './media-types.ts';
import { isIgnored } from './parameter-roles.ts';
import { parseBody } from './parse-body.ts';
import type { RawPairs } from './parse-parameter.ts';
import { parsePairs, parseSegment } from './parse-parameter.ts';
import { cannotTell } from './parse-values.ts';
import type { Parsed, ParsedRequest, WireRequest } from './types.ts';

const escapeRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function pathValues(operation: Operation, pathname: string): Map<string, string> | undefined {
  const names: string[] = [];
  const template = (operation.path.split(/[?#]/)[0] ?? '').split(/\{([^{}]+)\}/);
  const source = template
    .map((part, index) => {
      if (index % 2 === 0) return escapeRegex(encodeURI(part).replaceAll('%25', '%'));
      names.push(part);
      return '([^/]*?)';
    })
    .join('');
  const match = new RegExp(`${source}$`).exec(pathname);
  if (!match) return undefined;
  return new Map(names.map((name, index) => [name, match[index + 1] ?? '']));
}

const split = (text: string, separator: RegExp): RawPairs =>
  text
    .split(separator)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const cut = piece.indexOf('=');
      return cut < 0 ? [piece, ''] : [piece.slice(0, cut), piece.slice(cut + 1)];
    });

function bodyOf(operation: Operation, request: WireRequest, document: JsonObject): ParsedRequest['body'] {
  if (request.body === undefined) return undefined;
  const contentType = request.headers['content-type'] ?? '';
  const mediaType = essence(contentType);
  const content = operation.body?.contents.find((one) => essence(one.type) === mediaType);
  return { mediaType, parsed: parseBody(request.body, contentType, content, document) };
}

/**
 * Reads the declared parameters and the body (JSON, text, forms, multipart) back from a request as it is sent, so that it can be validated
 * again. Parameters that are not there are left out; what cannot be read without guessing says so. Never throws.
 */
export function parseWire(operation: Operation, request: WireRequest, document: JsonObject = {}): ParsedRequest {
  const [address = '', ...rest] = (request.url.split('#')[0] ?? '').split('?');
  const pathname = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  const segments = pathValues(operation, pathname);
  const query = split(rest.join('?'), /&/);
  const cookies = split(request.headers.cookie ?? '', /; |&/);
  const found: Record<ParameterPlace, Record<string, Parsed>> = { path: {}, query: {}, header: {}, cookie: {} };
  for (const parameter of operation.parameters) {
    if (isIgnored(parameter)) continue;
    const { name } = parameter;
    let parsed: Parsed | undefined;
    if (parameter.in === 'path') {
      const raw = segments?.get(name);
      parsed =
        raw === undefined ? cannotTell('the path does not fit the template') : parseSegment(raw, parameter, document);
    } else if (parameter.in === 'header') {
      const raw = request.headers[name.toLowerCase()];
      parsed = raw === undefined ? undefined : parseSegment(raw, parameter, document);
    } else parsed = parsePairs(parameter.in === 'query' ? query : cookies, parameter, document);
    if (parsed) found[parameter.in][name] = parsed;
  }
  const body = bodyOf(operation, request, document);
  return body ? { ...found, body } : found;
}
