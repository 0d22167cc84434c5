import { memberReadings } from './negative-proof-members.ts';
import {
  jsonReadings,
  listReadings,
  percentDecoded,
  type Readings,
  readingsOfText,
} from './negative-proof-readings.ts';
import type { SchemaJudge } from './negative-proof-schemas.ts';

interface Part {
  readonly name: string;
  readonly file: boolean;
  readonly type: string;
  readonly text: string;
}

const utf8 = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Parts of a multipart body (RFC 2046, 5.1; RFC 7578); undefined when it is not well formed. */
function partsOf(contentType: string, bytes: Buffer): Part[] | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const text = bytes.toString('latin1');
  const closing = text.indexOf(`--${boundary}--`);
  if (closing < 0) return undefined;
  const parts: Part[] = [];
  for (const piece of text.slice(0, closing).split(`--${boundary}\r\n`).slice(1)) {
    const cut = piece.indexOf('\r\n\r\n');
    if (cut < 0) return undefined;
    const head = piece.slice(0, cut);
    const name = /name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) return undefined;
    const content = Buffer.from(piece.slice(cut + 4).replace(/\r\n$/, ''), 'latin1');
    parts.push({
      name: percentDecoded(Buffer.from(name, 'latin1').toString('utf8')),
      file: /filename\*?=/i.test(head),
      type: /^content-type:\s*(.*)$/im.exec(head)?.[1] ?? '',
      text: content.toString('utf8'),
    });
  }
  return parts;
}

/** Whether tags are balanced and quoted as XML 1.0 asks; no more than that is told of XML. */
function isWellFormed(text: string): boolean {
  const open: string[] = [];
  let roots = 0;
  let rest = text.replace(/^\uFEFF?\s*<\?xml[^?]*\?>/, '').replace(/<!--[\s\S]*?-->/g, '');
  for (;;) {
    const next = rest.indexOf('<');
    const between = next < 0 ? rest : rest.slice(0, next);
    if (/&(?!(#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);)/i.test(between)) return false;
    if (open.length === 0 && between.trim() !== '') return false;
    if (next < 0) return open.length === 0 && roots === 1;
    const tag = /^<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/.exec(
      rest.slice(next),
    );
    if (!tag) return false;
    const [whole, close, name = '', , empty] = tag;
    if (close === '/') {
      if (open.pop() !== name) return false;
    } else {
      if (open.length === 0) roots++;
      if (empty !== '/') open.push(name);
    }
    rest = rest.slice(next + whole.length);
  }
}

const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

function textReadings(texts: readonly string[], json: boolean): Readings {
  const [only = ''] = texts;
  const plain =
    texts.length === 1 ? [...readingsOfText(only), ...(json || looksLikeJson(only) ? jsonReadings(only) : [])] : [];
  const structured = texts.every(looksLikeJson) ? [texts.flatMap(jsonReadings)] : [];
  const split = texts.length === 1 && /[,| ]/.test(only) ? listReadings(only.split(/[,| ]/)) : [];
  return [...plain, ...listReadings(texts), ...structured, ...split];
}

function grouped<T>(entries: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [name, value] of entries) groups.set(name, [...(groups.get(name) ?? []), value]);
  return groups;
}

/**
 * What a body can be read as; an empty list when it is no document of its media type at all. `content` is the pointer of
 * the media type object.
 */
export async function bodyReadings(
  contentType: string,
  bytes: Buffer,
  content: string,
  schemas: SchemaJudge,
): Promise<Readings | 'cannot tell'> {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const text = utf8(bytes);
  if (/[/+]json$/.test(type)) return text === undefined ? [] : jsonReadings(text);
  if (type === 'application/x-www-form-urlencoded') {
    const pairs = (text ?? '').split('&').filter((piece) => piece !== '');
    const decoded = pairs.map((pair): [string, string] => {
      const cut = pair.indexOf('=');
      const decode = (part: string): string => percentDecoded(part.replaceAll('+', ' '));
      return cut < 0 ? [decode(pair), ''] : [decode(pair.slice(0, cut)), decode(pair.slice(cut + 1))];
    });
    const members = new Map([...grouped(decoded)].map(([name, texts]) => [name, textReadings(texts, false)]));
    const deep = [...members.keys()].some((name) => /\[.*\]$/.test(name));
    return deep ? 'cannot tell' : memberReadings(members, `${content}/schema`, schemas);
  }
  if (type.startsWith('multipart/')) {
    const parts = partsOf(contentType, bytes);
    if (parts === undefined) return [];
    const groups = grouped(parts.map((part) => [part.name, part] as const));
    const members = new Map(
      [...groups].map(([name, own]) => [
        name,
        textReadings(
          own.map((part) => part.text),
          own.some((part) => /json/.test(part.type)),
        ),
      ]),
    );
    return memberReadings(members, `${content}/schema`, schemas);
  }
  if (/[/+]xml$/.test(type)) return text !== undefined && isWellFormed(text) ? 'cannot tell' : [];
  if (type.startsWith('text/')) return text === undefined ? [] : readingsOfText(text);
  return 'cannot tell';
}
