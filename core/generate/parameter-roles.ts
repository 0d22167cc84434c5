import type { Parameter } from '../operations/types.ts';
import type { JsonObject, Schema } from '../spec/types.ts';
import { looksLikeReference, wordsOfName } from './field-names.ts';
import { viewOf } from './schema-view.ts';

const IGNORED = new Set(['authorization', 'content-type', 'accept']);
/** Framing and connection fields belong to the client that writes the message (RFC 9110, 7.6.1 and 8.6). */
const FRAMING = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
]);

/** OpenAPI 3.1, 4.8.12.1: header parameters of some names are ignored; fields of the connection are not ours to choose. */
export const isIgnored = (parameter: Parameter): boolean =>
  parameter.in === 'header' && (IGNORED.has(parameter.name.toLowerCase()) || FRAMING.has(parameter.name.toLowerCase()));

/** Headers that change what a request means (RFC 9110, 13 and 14.2) or make it a repeat. */
export function isConditional(parameter: Parameter): boolean {
  if (parameter.in !== 'header') return false;
  const name = parameter.name.toLowerCase();
  return /^(x-)?(if-(match|none-match|modified-since|unmodified-since|range)|range)$/.test(name) || isIdempotency(name);
}

export const isIdempotency = (name: string): boolean => /idempoten/i.test(name);

const OPAQUE = /cursor|page_?token|next_?token|continuation|(starting|ending)_?(after|before)|etag|checkpoint/i;
const LANGUAGE = new Set(['sort', 'sorting', 'order', 'orderby', 'fields', 'include', 'expand', 'embed', 'select']);
LANGUAGE.add('filter').add('filters').add('where').add('query').add('group');

function isFreeText(schema: Schema, document: JsonObject): boolean {
  const view = viewOf(schema, document);
  if (view === false || view.enum !== undefined || view.$patterns !== undefined || view.$choices !== undefined)
    return false;
  const type = view.type === undefined ? 'string' : view.type;
  if (type === 'array' && view.items !== undefined) return isFreeText(view.items as Schema, document);
  return type === 'string' || (Array.isArray(type) && type.includes('string'));
}

/**
 * True for fields whose values only the API knows: ids of other things, cursors, and expressions in a language of its own
 * (sort keys, field lists) that the schema does not spell out.
 */
export function needsKnowledge(name: string, schema: Schema, document: JsonObject): boolean {
  if (looksLikeReference(name) || OPAQUE.test(name)) return true;
  const words = wordsOfName(name);
  return (
    [words[0], words.at(-1), words.slice(-2).join('')].some((word) => LANGUAGE.has(word ?? '')) &&
    isFreeText(schema, document)
  );
}
