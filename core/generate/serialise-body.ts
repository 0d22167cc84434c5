import type { MediaTypeObject } from '../operations/types.ts';
import type { JsonObject } from '../spec/types.ts';
import { concreteType, kindOf } from './media-types.ts';
import { serialiseForm } from './serialise-form.ts';
import { serialiseMultipart } from './serialise-multipart.ts';
import { primitiveText } from './serialise-parameter.ts';
import { serialiseXml } from './serialise-xml.ts';

/** The bytes of a body and the content type to send with them. */
export interface WireBody {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Writes a body value in a media type; `declared` is its media type object in the description, when there is one. */
export function serialiseBody(
  mediaType: string,
  value: unknown,
  declared: MediaTypeObject | undefined,
  document: JsonObject,
): WireBody {
  const contentType = concreteType(mediaType);
  const schema = declared?.schema ?? true;
  const encoding = declared?.encoding ?? {};
  if (value instanceof Uint8Array) return { bytes: value, contentType };
  switch (kindOf(mediaType)) {
    case 'json':
      return { bytes: utf8(JSON.stringify(value) ?? 'null'), contentType };
    case 'lines': {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      return { bytes: utf8(items.map((item) => `${JSON.stringify(item)}\n`).join('')), contentType };
    }
    case 'form':
      return { bytes: utf8(serialiseForm(value, encoding)), contentType };
    case 'multipart': {
      const { bytes, boundary } = serialiseMultipart(value, schema, encoding, document);
      return { bytes, contentType: `${contentType}; boundary=${boundary}` };
    }
    case 'xml':
      return { bytes: utf8(serialiseXml(value, schema, document)), contentType };
    default:
      return { bytes: utf8(primitiveText(value)), contentType };
  }
}
