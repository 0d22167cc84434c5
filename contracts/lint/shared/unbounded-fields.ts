import { isObject } from '../../../core/spec/json.ts';
import { pointerOfFragment, valueAt } from '../../../core/spec/pointer.ts';
import type { Json, JsonObject, Schema } from '../../../core/spec/types.ts';

const MOST_FIELDS = 400;
/** Formats whose values are short by themselves. */
const SHORT = new Set(
  'date date-time time duration uuid ipv4 ipv6 email hostname idn-email byte-count int32 int64 decimal float double binary'.split(
    ' ',
  ),
);

/** Fields of request schemas without a bound, as paths: 'name', 'lines[].note'. readOnly ones are never sent. */
export function unboundedFields(
  document: JsonObject,
  schemas: readonly (Schema | undefined)[],
): { readonly texts: readonly string[]; readonly lists: readonly string[] } {
  const texts = new Set<string>();
  const lists = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: Json | Schema | undefined, path: string, isBounded: boolean): void => {
    if (!isObject(value) || seen.has(value) || seen.size > MOST_FIELDS) return;
    seen.add(value);
    if (value.readOnly === true) return;
    const bounded = isBounded || 'enum' in value || 'const' in value;
    if (typeof value.$ref === 'string' && value.$ref.startsWith('#'))
      visit(valueAt(document, pointerOfFragment(value.$ref.slice(1))), path, bounded);
    for (const key of ['allOf', 'oneOf', 'anyOf'] as const) {
      const parts = value[key];
      // One part of allOf bounds the whole.
      const held =
        bounded ||
        (key === 'allOf' &&
          Array.isArray(parts) &&
          parts.some((part) => isObject(part) && ('maxLength' in part || 'maxItems' in part)));
      if (Array.isArray(parts)) for (const part of parts) visit(part, path, held);
    }
    const types = Array.isArray(value.type) ? value.type : [value.type];
    if (types.includes('string') && !bounded && !isShort(value)) texts.add(path || 'the body');
    if (types.includes('array')) {
      if (!bounded && typeof value.maxItems !== 'number') lists.add(path || 'the body');
      visit(value.items, `${path}[]`, false);
    }
    if (isObject(value.properties)) {
      for (const [name, child] of Object.entries(value.properties))
        visit(child, path === '' ? name : `${path}.${name}`, false);
    }
  };
  for (const schema of schemas) visit(schema, '', false);
  return { texts: [...texts], lists: [...lists] };
}

function isShort(schema: JsonObject): boolean {
  return (
    typeof schema.maxLength === 'number' ||
    typeof schema.pattern === 'string' ||
    typeof schema.contentEncoding === 'string' ||
    typeof schema.contentMediaType === 'string' ||
    (typeof schema.format === 'string' && SHORT.has(schema.format))
  );
}
