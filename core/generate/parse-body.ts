import type { Encoding, MediaTypeObject } from '../operations/types.ts';
import type { JsonObject, Schema } from '../spec/types.ts';
import { bodySchema } from './body-maker.ts';
import { essence, kindOf } from './media-types.ts';
import { parseMultipart } from './parse-multipart.ts';
import { cannotTell, formOf, partSchema, readList, readPrimitive } from './parse-values.ts';
import { decode } from './percent-encode.ts';
import { isObject } from './resolve-pointer.ts';
import { viewOf } from './schema-view.ts';
import type { Parsed } from './types.ts';

const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

function json(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return cannotTell(`it is no JSON: ${String(error)}`);
  }
}

/** One member of a form or of a multipart body, sent as one text or several. */
function readMember(texts: readonly string[], schema: Schema, asJson: boolean, document: JsonObject): Parsed {
  const form = formOf(schema, document);
  if (form === undefined) return cannotTell('the schema allows primitives as well as lists or objects');
  const parts = texts.map((text) => (asJson || form === 'object' ? json(text) : undefined));
  if (form === 'array') {
    // a text that looks like JSON is a text all the same where one is asked for
    if (!asJson || formOf(partSchema(schema, undefined, document), document) === 'primitive')
      return readList(texts, schema, document);
    const read = parts.filter((part) => part !== undefined);
    const unread = read.find((part) => 'cannotTell' in part);
    if (unread) return unread;
    const values = read.map((part) => ('value' in part ? part.value : undefined));
    // one JSON text may be the whole list
    return { value: values.length === 1 && Array.isArray(values[0]) ? values[0] : values };
  }
  const [only = ''] = texts;
  if (texts.length > 1) return cannotTell('a single value was sent more than once');
  // text where an object belongs: no reader can make an object of it
  if (form === 'object') return parts[0] && 'value' in parts[0] ? parts[0] : { value: only };
  return readPrimitive(only, schema, document);
}

function readMembers(
  sent: readonly { readonly name: string; readonly text: string; readonly json: boolean }[],
  schema: Schema,
  encoding: Readonly<Record<string, Encoding>>,
  document: JsonObject,
): Parsed {
  const value: [string, unknown][] = [];
  for (const name of new Set(sent.map((one) => one.name))) {
    const own = sent.filter((one) => one.name === name);
    const rule = encoding[name];
    const styled = rule?.style !== undefined || rule?.explode !== undefined;
    if (styled && !(rule.style === 'form' || rule.style === undefined))
      return cannotTell(`${name} has a style of its own`);
    if (styled && rule.explode === false) return cannotTell(`${name} is a list in one text`);
    if (/\[.*\]$/.test(name)) return cannotTell(`${name} stands for a part of something`);
    const asJson = own.every((one) => one.json);
    const texts = own.map((one) => one.text);
    const parsed = readMember(texts, partSchema(schema, name, document), asJson, document);
    if ('cannotTell' in parsed) return parsed;
    value.push([name, parsed.value]);
  }
  return { value: Object.fromEntries(value) };
}

function readForm(text: string, content: MediaTypeObject, document: JsonObject): Parsed {
  const sent: { name: string; text: string; json: boolean }[] = [];
  for (const piece of text.split('&').filter((one) => one !== '')) {
    const cut = piece.indexOf('=');
    const [name, value] = [cut < 0 ? piece : piece.slice(0, cut), cut < 0 ? '' : piece.slice(cut + 1)].map((one) =>
      decode(one.replaceAll('+', ' ')),
    );
    if (name === undefined || value === undefined) return cannotTell('the percent-encoding is malformed');
    sent.push({ name, text: value, json: false });
  }
  const schema = bodySchema(content);
  const view = viewOf(schema, document);
  if (view === false || !isObject(view.properties)) return cannotTell('the members of the form are not described');
  return readMembers(sent, schema, content.encoding, document);
}

/**
 * What a body stands for, read back from its bytes as its media type object describes it: JSON, text, forms and
 * multipart bodies. Of XML and the rest it cannot be told without guessing. Never throws.
 */
export function parseBody(
  bytes: Uint8Array,
  contentType: string,
  content: MediaTypeObject | undefined,
  document: JsonObject,
): Parsed {
  const kind = kindOf(contentType);
  if (kind === 'multipart' && content) {
    const parts = parseMultipart(bytes, contentType);
    if (typeof parts === 'string') return cannotTell(parts);
    const sent = parts.map(({ name, text, type }) => ({ name, text, json: kindOf(type) === 'json' && type !== '' }));
    return readMembers(sent, bodySchema(content), content.encoding, document);
  }
  if (kind !== 'json' && kind !== 'text' && kind !== 'form')
    return cannotTell(`${essence(contentType)} is not read back`);
  const text = utf8(bytes);
  if (text === undefined) return cannotTell('the body is no UTF-8');
  if (kind === 'form') return content ? readForm(text, content, document) : cannotTell('the form is not described');
  return kind === 'json' ? json(text) : { value: text };
}
