import type { Encoding } from '../operations/types.ts';
import { encodeForm } from './percent-encode.ts';
import { isObject } from './resolve-pointer.ts';
import { primitiveText, serialisePairs } from './serialise-parameter.ts';

/**
 * `application/x-www-form-urlencoded` (OpenAPI 3.1, 4.8.14.4): arrays repeat their name, objects are JSON unless the
 * encoding object names a style. Null members are left out.
 */
export function serialiseForm(value: unknown, encoding: Readonly<Record<string, Encoding>>): string {
  if (!isObject(value)) return primitiveText(value ?? '');
  return Object.entries(value)
    .flatMap(([name, item]) => {
      const rule = encoding[name];
      const style = rule?.style ?? 'form';
      const styled = rule?.style !== undefined || rule?.explode !== undefined;
      const json = isObject(item) && (!styled || /json/.test(rule?.contentType ?? ''));
      const manner = { name, style, explode: rule?.explode ?? style === 'form', encode: encodeForm };
      return serialisePairs(json ? JSON.stringify(item) : item, manner);
    })
    .join('&');
}
