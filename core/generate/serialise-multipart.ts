import { createHash } from 'node:crypto';
import type { Encoding } from '../operations/types.ts';
import type { JsonObject, Schema } from '../spec/types.ts';
import { concreteType, kindOf } from './media-types.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { viewOf } from './schema-view.ts';
import { primitiveText } from './serialise-parameter.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** A name inside a quoted parameter (WHATWG HTML, multipart/form-data encoding algorithm). */
const quoted = (name: string): string =>
  name.replace(/["\r\n]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

function isFile(schema: Schema | undefined, document: JsonObject): boolean {
  const view = schema === undefined ? {} : viewOf(schema, document);
  if (view === false) return false;
  const items = view.items;
  if (isSchema(items) && view.type === 'array') return isFile(items, document);
  return view.format === 'binary' || (view.contentMediaType !== undefined && view.contentEncoding === undefined);
}

/**
 * `multipart/form-data` (RFC 7578): one part a property, one part an element for arrays, objects as JSON, binary ones as
 * files. The boundary is a hash of the content, so that equal values give equal bytes.
 */
export function serialiseMultipart(
  value: unknown,
  schema: Schema,
  encoding: Readonly<Record<string, Encoding>>,
  document: JsonObject,
): { readonly bytes: Uint8Array; readonly boundary: string } {
  const view = viewOf(schema, document);
  const properties = view !== false && isObject(view.properties) ? view.properties : {};
  const parts: string[] = [];
  for (const [name, item] of Object.entries(isObject(value) ? value : { value })) {
    const property = properties[name];
    const declared = encoding[name]?.contentType?.split(',')[0]?.trim();
    const file =
      isFile(isSchema(property) ? property : undefined, document) ||
      (declared !== undefined && kindOf(declared) === 'binary');
    for (const one of Array.isArray(item) ? item : [item]) {
      if (one === null || one === undefined) continue;
      const usual = isObject(one) || Array.isArray(one) ? 'application/json' : file ? 'application/octet-stream' : '';
      const type = declared === undefined ? usual : concreteType(declared);
      const filename = file ? `; filename="${quoted(name)}.${EXTENSIONS[type] ?? 'bin'}"` : '';
      const typeLine = type === '' ? '' : `Content-Type: ${type}\r\n`;
      parts.push(
        `Content-Disposition: form-data; name="${quoted(name)}"${filename}\r\n${typeLine}\r\n${primitiveText(one)}\r\n`,
      );
    }
  }
  const content = parts.join('\n');
  let boundary = '';
  for (let round = 0; boundary === '' || content.includes(boundary); round++) {
    boundary = `assay-${createHash('sha256').update(`${round}${content}`).digest('hex').slice(0, 24)}`;
  }
  const text = `${parts.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`;
  return { bytes: new TextEncoder().encode(text), boundary };
}
